package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Customer;
import java.time.Instant;

/**
 * Where an action runs.
 *
 * @param cart with the changes of this turn so far
 * @param channel where the customer is: {@code webchat}, {@code telegram} …
 */
public record Situation(
    ShopId shop,
    ConversationId conversation,
    Customer customer,
    Cart cart,
    Language language,
    Instant now,
    String channel) {
  /** In the web chat. */
  public Situation(
      ShopId shop,
      ConversationId conversation,
      Customer customer,
      Cart cart,
      Language language,
      Instant now) {
    this(shop, conversation, customer, cart, language, now, "webchat");
  }
}
