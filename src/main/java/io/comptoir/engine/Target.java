package io.comptoir.engine;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;

/** The conversation that an input belongs to. */
public sealed interface Target {
  record Known(ConversationId conversation) implements Target {}

  /**
   * Whoever this is on that channel. Identity, customer and conversation are made when they are not
   * there yet.
   *
   * @param thread the channel's own thread; "" where it has none
   * @param language the first language of a new conversation
   * @param newCustomer the id given to a new customer
   * @param newConversation the id given to a new conversation
   */
  record Sender(
      ShopId shop,
      Identity identity,
      String thread,
      Language language,
      CustomerId newCustomer,
      ConversationId newConversation)
      implements Target {}
}
