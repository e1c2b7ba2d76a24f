package io.comptoir.commerce.giftcard;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where gift cards are kept, and where it is decided who spends the last of one. */
public interface GiftCardStore {
  Optional<GiftCard> find(ShopId shop, String code);

  /** Those given to this customer, newest first, at most {@code limit}. */
  List<GiftCard> ofCustomer(ShopId shop, CustomerId customer, int limit);

  /**
   * Keeps a new card.
   *
   * @return false when there is one of this code already; nothing is changed then
   */
  boolean issue(GiftCard card, Instant now);

  /**
   * Adds to a card, or takes from it when the amount is below zero. Under one key it is done once,
   * and answered the same again.
   */
  Moved move(ShopId shop, String code, Money amount, String key, Instant now);

  /** What was moved under this key; empty when nothing was. */
  Optional<Money> moved(ShopId shop, String key);

  enum Moved {
    MOVED,
    /** Less is left than is to be taken, or its time is over; nothing was moved. */
    TOO_LITTLE,
    UNKNOWN
  }
}
