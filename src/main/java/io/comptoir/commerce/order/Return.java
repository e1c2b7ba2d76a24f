package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Goods that come back, or are to.
 *
 * @param number what people see and say: {@code T-7F3K2Q}; what comes back together has one number
 * @param refund what is given back once they have arrived; of an exchange the difference
 * @param replacement what is sent instead; null when money goes back
 * @param reason a key: {@code not_liked}, {@code damaged}, {@code wrong_item}, {@code other}
 * @param method id of the payment method that the refund goes to; null for what paid
 * @param surcharge what the replacement costs more; null for nothing
 * @param settledAt when somebody of the shop had done what there is to do; null while it waits
 */
public record Return(
    String number,
    ProductId item,
    int quantity,
    Money refund,
    @Nullable ProductId replacement,
    String reason,
    Instant at,
    @Nullable String method,
    @Nullable Money surcharge,
    @Nullable Instant settledAt) {
  public Return {
    if (quantity < 1 || refund.minor() < 0) {
      throw new IllegalArgumentException("something comes back, and nothing is paid for it");
    }
  }

  /** One that waits for somebody of the shop. */
  public Return(
      String number,
      ProductId item,
      int quantity,
      Money refund,
      @Nullable ProductId replacement,
      String reason,
      Instant at) {
    this(number, item, quantity, refund, replacement, reason, at, null, null, null);
  }

  public boolean waits() {
    return settledAt == null;
  }

  /** The same, done; one that was done stays as it was. */
  public Return settled(Instant now) {
    return waits()
        ? new Return(
            number, item, quantity, refund, replacement, reason, at, method, surcharge, now)
        : this;
  }
}
