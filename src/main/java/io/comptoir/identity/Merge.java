package io.comptoir.identity;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.Cart.CartLine;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.customer.Profile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two customers that became one, with what came from whom, so that it can be undone.
 *
 * @param kept the customer that is both now
 * @param gone the customer that nothing belongs to any more
 * @param asked the conversation in which it was asked for; null when the shop said so
 * @param joined the conversation in which it was done; null when the shop said so
 * @param undoneAt null while it stands
 */
public record Merge(
    UUID id,
    ShopId shop,
    CustomerId kept,
    CustomerId gone,
    Proof proof,
    @Nullable ConversationId asked,
    @Nullable ConversationId joined,
    Ledger ledger,
    Instant at,
    @Nullable Instant undoneAt) {

  /**
   * What was whose.
   *
   * @param identities that were the gone customer's
   * @param orders that were the gone customer's, by id
   * @param bookings that were the gone customer's, by id
   * @param keptBefore what the kept customer had
   * @param goneBefore what the gone customer had
   * @param after what the kept customer had then
   */
  public record Ledger(
      List<Identity> identities,
      List<UUID> orders,
      List<UUID> bookings,
      Belongings keptBefore,
      Belongings goneBefore,
      Belongings after) {
    public Ledger {
      identities = List.copyOf(identities);
      orders = List.copyOf(orders);
      bookings = List.copyOf(bookings);
    }
  }

  /** What a customer has that is not a thing of its own. */
  public record Belongings(Profile profile, List<CartLine> lines, @Nullable String coupon) {
    public Belongings {
      lines = List.copyOf(lines);
    }

    public static Belongings of(Profile profile, Cart cart) {
      return new Belongings(profile, cart.lines(), cart.coupon());
    }

    /** The same cart, holding this. */
    public Cart in(Cart cart) {
      return new Cart(cart.shop(), cart.customer(), lines, coupon, cart.version());
    }
  }
}
