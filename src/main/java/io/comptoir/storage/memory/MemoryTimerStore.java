package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.dialogue.Command;
import io.comptoir.engine.TimerStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Timers in memory. */
public final class MemoryTimerStore implements TimerStore {
  private final Memory memory;

  public MemoryTimerStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<DueTimer> due(Set<ShopId> shops, Instant now, int limit) {
    synchronized (memory) {
      return memory.rooms.values().stream()
          .filter(room -> shops.contains(room.conversation.shop()))
          .flatMap(
              room ->
                  room.timers.values().stream()
                      .filter(t -> !t.due().isAfter(now))
                      .map(
                          t ->
                              new DueTimer(
                                  room.conversation.id(), t.name(), t.generation(), t.due())))
          .sorted(Comparator.comparing(DueTimer::due))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Instant> next(ConversationId conversation) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms.get(conversation))
          .flatMap(
              room ->
                  room.timers.values().stream()
                      .map(Command.SetTimer::due)
                      .min(Comparator.naturalOrder()));
    }
  }
}
