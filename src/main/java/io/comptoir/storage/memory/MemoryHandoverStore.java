package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.Handover;
import io.comptoir.conversation.HandoverStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Handovers in memory. */
public final class MemoryHandoverStore implements HandoverStore {
  private final Memory memory;

  public MemoryHandoverStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Handover> waiting(ShopId shop, int limit) {
    synchronized (memory) {
      return memory.rooms.values().stream()
          .filter(room -> room.conversation.shop().equals(shop))
          .flatMap(room -> handover(room).stream())
          .filter(h -> h.takenBy().isEmpty())
          .sorted(Comparator.comparing(Handover::askedAt))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Handover> open(ConversationId conversation) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms.get(conversation))
          .flatMap(MemoryHandoverStore::handover);
    }
  }

  @Override
  public boolean take(ConversationId conversation, String adviser, Instant now) {
    synchronized (memory) {
      var room = memory.rooms.get(conversation);
      var waiting = room == null ? null : room.handover;
      if (room == null || waiting != null && waiting.takenBy().isPresent()) {
        return false;
      }
      room.handover =
          waiting == null
              ? new Memory.Waiting("taken", "support", now, Optional.of(adviser))
              : new Memory.Waiting(
                  waiting.reason(), waiting.skill(), waiting.askedAt(), Optional.of(adviser));
      room.conversation = underAgent(room.conversation, now);
      return true;
    }
  }

  private static Optional<Handover> handover(Memory.Room room) {
    return Optional.ofNullable(room.handover)
        .map(
            w ->
                new Handover(
                    room.conversation.id(),
                    room.conversation.shop(),
                    w.reason(),
                    w.skill(),
                    w.askedAt(),
                    w.takenBy()));
  }

  private static Conversation underAgent(Conversation c, Instant now) {
    return new Conversation(
        c.id(),
        c.shop(),
        c.customer(),
        c.identity(),
        c.thread(),
        Control.AGENT,
        c.language(),
        c.lastSeq(),
        c.version() + 1,
        c.createdAt(),
        now);
  }
}
