package io.comptoir.storage.memory;

import io.comptoir.base.Language;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.conversation.Standing;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Conversations in memory. */
public final class MemoryConversationStore implements ConversationStore {
  private final Memory memory;

  public MemoryConversationStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Conversation> find(ConversationId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms.get(id)).map(room -> room.conversation);
    }
  }

  @Override
  public List<Conversation> ofCustomer(CustomerId customer, int limit) {
    synchronized (memory) {
      return memory.rooms.values().stream()
          .map(room -> room.conversation)
          .filter(c -> c.customer().equals(customer))
          .sorted(Comparator.comparing(Conversation::updatedAt).reversed())
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Message> messagesAfter(ConversationId id, long after, int limit) {
    synchronized (memory) {
      return messages(id).stream().filter(m -> m.seq() > after).limit(limit).toList();
    }
  }

  @Override
  public List<Message> messagesBefore(ConversationId id, long before, int limit) {
    synchronized (memory) {
      var earlier = messages(id).stream().filter(m -> m.seq() < before).toList();
      return List.copyOf(earlier.subList(Math.max(0, earlier.size() - limit), earlier.size()));
    }
  }

  @Override
  public boolean idle(ConversationId id) {
    synchronized (memory) {
      var room = memory.rooms.get(id);
      return room == null
          || !memory.work.containsKey(id) && room.requests.values().stream().allMatch(r -> r.done);
    }
  }

  @Override
  public Standing standing(ConversationId id) {
    synchronized (memory) {
      var room = memory.rooms.get(id);
      if (room == null) {
        return Standing.QUIET;
      }
      return new Standing(
          idle(id),
          room.doneInput == 0 ? 0 : room.inputs.get((int) room.doneInput - 1).number(),
          room.conversation.control(),
          Optional.ofNullable(room.handover).flatMap(Memory.Waiting::takenBy));
    }
  }

  /** Goes on in this language and by this identity, as if it had always been so. */
  public void goOn(ConversationId id, Identity identity, Language language) {
    synchronized (memory) {
      var room = memory.rooms.get(id);
      if (room != null) {
        var now = room.conversation;
        room.conversation =
            new Conversation(
                id,
                now.shop(),
                now.customer(),
                identity,
                now.thread(),
                now.control(),
                language,
                now.lastSeq(),
                now.version(),
                now.createdAt(),
                now.updatedAt());
      }
    }
  }

  private List<Message> messages(ConversationId id) {
    var room = memory.rooms.get(id);
    return room == null ? List.of() : room.messages;
  }
}
