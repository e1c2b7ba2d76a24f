package io.comptoir.commerce.order;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.PaymentMethod.Wallet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules look at.
 *
 * @param wallet the order's customer's
 * @param key names what is done, so that said again its return has the same number; null for the
 *     number of what was said yes to
 * @param left pieces on the shelf; what is absent is not counted
 * @param language in which what is put in is named
 */
public record OrderCase(
    Order order,
    Requester by,
    Wallet wallet,
    Catalog catalog,
    Map<ProductId, Integer> left,
    OrderPolicy policy,
    ZoneId zone,
    Language language,
    @Nullable String key,
    Instant now) {
  LocalDate today() {
    return LocalDate.ofInstant(now, zone);
  }

  /** What one piece costs today; empty when it is not sold. */
  Optional<Money> price(ProductId item) {
    return catalog.find(item).isEmpty() ? Optional.empty() : catalog.priceOf(item, today());
  }

  boolean madeToOrder(ProductId item) {
    return catalog
        .find(item)
        .filter(product -> catalog.options().madeToOrder(product, Configuration.of(item)))
        .isPresent();
  }

  boolean sameProduct(ProductId one, ProductId other) {
    var first = catalog.find(one);
    var second = catalog.find(other);
    return first.isPresent() && second.isPresent() && first.get().id().equals(second.get().id());
  }
}
