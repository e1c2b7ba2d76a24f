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
 * @param postcodes where it goes, by how postcodes begin; empty for everywhere
 * @param minimum worth of goods below which it is not to be had; null for none
 * @param paidOnDelivery whether one may pay when the goods are handed over
 */
public record DeliveryMethod(
    String id,
    LocalizedText name,
    LocalizedText delay,
    Money price,
    @Nullable Money freeFrom,
    Needs needs,
    Set<String> countries,
    Set<String> postcodes,
    @Nullable Money minimum,
    boolean paidOnDelivery) {
  public DeliveryMethod {
    countries = Set.copyOf(countries);
    postcodes = Set.copyOf(postcodes);
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
    STORE,
    /** Nothing: a ticket, a voucher, a file that is sent. */
    NOTHING
  }

  /** Goes everywhere, from any worth on, and is paid before. */
  public DeliveryMethod(
      String id,
      LocalizedText name,
      LocalizedText delay,
      Money price,
      @Nullable Money freeFrom,
      Needs needs,
      Set<String> countries) {
    this(id, name, delay, price, freeFrom, needs, countries, Set.of(), null, false);
  }

  /** Whether it goes to this postcode; spaces do not count. */
  public boolean goesTo(String postcode) {
    var code = postcode.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    return postcodes.isEmpty() || postcodes.stream().anyMatch(code::startsWith);
  }

  /** How much is missing for it; empty when goods of this worth are enough. */
  public java.util.Optional<Money> missing(Money goods) {
    return minimum == null || goods.compareTo(minimum) >= 0
        ? java.util.Optional.empty()
        : java.util.Optional.of(minimum.minus(goods));
  }

  /** What it costs for goods of this worth. */
  public Money priceFor(Money goods) {
    return freeFrom != null && goods.compareTo(freeFrom) >= 0
        ? Money.zero(price.currency())
        : price;
  }
}
