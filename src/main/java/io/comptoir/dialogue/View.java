package io.comptoir.dialogue;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Profile;
import java.time.ZoneId;

/**
 * All that a decision may look at, as it is at this moment of the turn.
 *
 * @param form how replies are given on this channel
 * @param language the language of the conversation
 * @param channel where the person is: {@code webchat}, {@code telegram} …
 * @param cart as it is after the local actions of this turn so far
 */
public record View(
    ConversationId conversation,
    ShopId shop,
    MessageForm form,
    Language language,
    ZoneId zone,
    Control control,
    Profile profile,
    Cart cart,
    Catalog catalog,
    BlockRenderer blocks,
    String channel) {
  /** In the web chat. */
  public View(
      ConversationId conversation,
      ShopId shop,
      MessageForm form,
      Language language,
      ZoneId zone,
      Control control,
      Profile profile,
      Cart cart,
      Catalog catalog,
      BlockRenderer blocks) {
    this(
        conversation,
        shop,
        form,
        language,
        zone,
        control,
        profile,
        cart,
        catalog,
        blocks,
        "webchat");
  }

  /** The form of a message that a channel wants. */
  public enum MessageForm {
    WEB,
    VOICE,
    SMS
  }
}
