package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.message.Content.Availability;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a page is made from: the shop, the reader's language, the moment, and what is
 * left on the shelves.
 *
 * @param left pieces left by product or variant; what is absent is not counted
 */
public record Visit(
    ShopFront front, Language language, ZonedDateTime now, Map<ProductId, Integer> left) {
  /** With this many pieces left or fewer, the page says so. */
  private static final int FEW = 3;

  public Visit {
    left = Map.copyOf(left);
  }

  /** The same moment on the clocks of this zone; null for the shop's own. */
  Visit at(@Nullable ZoneId zone) {
    return zone == null ? this : new Visit(front, language, now.withZoneSameInstant(zone), left);
  }

  public Words words() {
    return front.showcase().words(language);
  }

  public Links links() {
    return new Links(front.id());
  }

  public LocalDate today() {
    return now.toLocalDate();
  }

  public Visit withLeft(Map<ProductId, Integer> left) {
    return new Visit(front, language, now, left);
  }

  /** Whether this product or variant can be bought now. */
  public Availability availability(Product product, ProductId item) {
    if (front.catalog().priceOf(item, today()).isEmpty()) {
      return Availability.NOT_SOLD;
    }
    var pieces = left.get(item);
    if (pieces == null || pieces > FEW) {
      return Availability.IN_STOCK;
    }
    return pieces > 0 ? Availability.LOW_STOCK : Availability.OUT_OF_STOCK;
  }

  /** What can be bought of a product that has variants: the best of them. */
  public Availability availability(Product product) {
    var best = availability(product, product.id());
    for (var variant : product.variants()) {
      var one = availability(product, variant.id());
      if (one.compareTo(best) < 0) {
        best = one;
      }
    }
    return best;
  }

  /** The ids that are counted one by one: the products and their variants. */
  static Set<ProductId> counted(Collection<Product> products) {
    var ids = new LinkedHashSet<ProductId>();
    for (var product : products) {
      ids.add(product.id());
      product.variants().forEach(v -> ids.add(v.id()));
    }
    return ids;
  }
}
