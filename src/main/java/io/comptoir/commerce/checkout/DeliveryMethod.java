package io.comptoir.commerce.checkout;

import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way for the goods to reach the customer.
 *
 * @param delay how long it takes, in words
 * @param freeFrom from this worth of goods on it costs nothing
 * @param countries ISO 3166 alpha-2; empty for wherever the shop delivers
 */
public record DeliveryMethod(
    String id,
    LocalizedText name,
    LocalizedText delay,
    Money price,
    @Nullable Money freeFrom,
    Needs needs,
    Set<String> countries) {
  public DeliveryMethod {
    countries = Set.copyOf(countries);
    if (price.minor() < 0) {
      throw new IllegalArgumentException("delivery does not cost less than nothing");
    }
  }

  /** What must be known to use it. */
  public enum Needs {
    /** The customer's address. */
    HOME,
    /** An address near which a relay point is. */
    RELAY,
    /** One of the shop's stores. */
    STORE
  }

  /** What it costs for goods of this worth. */
  public Money priceFor(Money goods) {
    return freeFrom != null && goods.compareTo(freeFrom) >= 0
        ? Money.zero(price.currency())
        : price;
  }
}
