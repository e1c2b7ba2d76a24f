package io.comptoir.storage.memory;

import io.comptoir.conversation.ConversationId;
import io.comptoir.event.EventStore;
import io.comptoir.event.Fact;
import java.util.List;

/** Facts in memory. */
public final class MemoryEventStore implements EventStore {
  private final Memory memory;

  public MemoryEventStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void append(List<Fact> facts) {
    synchronized (memory) {
      memory.facts.addAll(facts);
    }
  }

  @Override
  public List<Fact> ofConversation(ConversationId conversation, int limit) {
    synchronized (memory) {
      return memory.facts.stream()
          .filter(f -> conversation.equals(f.conversation()))
          .limit(limit)
          .toList();
    }
  }
}
