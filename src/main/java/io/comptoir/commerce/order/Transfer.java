package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import java.time.Instant;

/**
 * Money that goes from the customer or back to them for an order.
 *
 * @param method id of the payment method
 * @param amount more than nothing
 */
public record Transfer(Kind kind, String method, Money amount, Due due, Instant at) {
  public Transfer {
    if (amount.minor() < 0) {
      throw new IllegalArgumentException("its kind says which way money goes, not its sign");
    }
  }

  public enum Kind {
    CHARGE,
    REFUND
  }

  /** When it moves. */
  public enum Due {
    NOW,
    /** Once the goods that come back have arrived. */
    ON_ARRIVAL,
    /** Once the customer has paid on the provider's page. */
    ONCE_PAID
  }

  /** The same, moved now. */
  public Transfer moved(Instant now) {
    return new Transfer(kind, method, amount, Due.NOW, now);
  }
}
