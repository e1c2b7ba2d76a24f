package io.comptoir.event;

import io.comptoir.conversation.ConversationId;
import java.util.List;

/** Where facts are kept; they are never changed. */
public interface EventStore {
  void append(List<Fact> facts);

  /** The facts of one conversation, oldest first, at most {@code limit}. */
  List<Fact> ofConversation(ConversationId conversation, int limit);
}
