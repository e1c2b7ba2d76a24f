package io.comptoir.conversation;

import io.comptoir.base.ShopId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who waits for a person, and who has one. */
public interface HandoverStore {
  /** Those that nobody took yet, longest wait first, at most {@code limit}. */
  List<Handover> waiting(ShopId shop, int limit);

  /** The conversation's open handover, waiting or taken. */
  Optional<Handover> open(ConversationId conversation);

  /**
   * An adviser takes the conversation: from now on the bot is silent in it.
   *
   * @return false when another adviser already has it or there is no such conversation
   */
  boolean take(ConversationId conversation, String adviser, Instant now);
}
