package io.comptoir.dialogue.knowledge;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import java.time.Instant;

/**
 * A question that no article answered. Its words stay where the customer wrote them, in the
 * conversation: what is erased there is gone here too.
 *
 * @param id grows with time; pages begin before one
 * @param message the number of the customer's message in the conversation
 * @param text the whole message
 * @param flow that was under way; "" when none was
 */
public record UnansweredQuestion(
    long id,
    ShopId shop,
    ConversationId conversation,
    long message,
    Language language,
    String text,
    String flow,
    Instant at) {
  /** The fact that notes one: {@code message} is its number, {@code flow} what was under way. */
  public static final String EVENT = "question.unanswered";
}
