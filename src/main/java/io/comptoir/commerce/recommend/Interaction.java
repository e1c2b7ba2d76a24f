package io.comptoir.commerce.recommend;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** What a customer did with a product, on whichever channel. Pseudonymous. */
public record Interaction(
    ShopId shop, CustomerId customer, ProductId product, Kind kind, Instant at) {

  public enum Kind {
    /** Looked at closely, or pressed on. */
    VIEWED("product.viewed", 1),
    /** Put into the cart. */
    CARTED("cart.added", 3),
    /** Taken out of the cart again. */
    REMOVED("cart.removed", -1),
    BOUGHT("product.bought", 5),
    /** Shown and not wanted. */
    REFUSED("product.refused", -3);

    private final String fact;
    private final double strength;

    Kind(String fact, double strength) {
      this.fact = fact;
      this.strength = strength;
    }

    /** Its name among the facts that are kept. */
    public String fact() {
      return fact;
    }

    /** What it says about a taste for the product; below 0 against it. */
    public double strength() {
      return strength;
    }

    public static Optional<Kind> ofFact(String fact) {
      for (var kind : values()) {
        if (kind.fact.equals(fact)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
