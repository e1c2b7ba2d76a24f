package io.comptoir.conversation;

import io.comptoir.customer.CustomerId;
import io.comptoir.message.Message;
import java.util.List;
import java.util.Optional;

/** Reads conversations. What changes them goes through the engine's turn. */
public interface ConversationStore {
  Optional<Conversation> find(ConversationId id);

  /** Newest first. */
  List<Conversation> ofCustomer(CustomerId customer, int limit);

  /** Messages with a number above {@code after}, in order, at most {@code limit}. */
  List<Message> messagesAfter(ConversationId id, long after, int limit);

  /** The {@code limit} messages just before number {@code before}, in order. */
  List<Message> messagesBefore(ConversationId id, long before, int limit);

  /** Whether no input is unprocessed, no turn is running and no action is due. */
  boolean idle(ConversationId id);

  /** How it stands; {@link Standing#QUIET} for one that is not there. */
  Standing standing(ConversationId id);
}
