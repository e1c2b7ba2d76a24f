package io.comptoir.web.storefront;

import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Picks products of a catalogue for the shelves of the home page and the categories. */
final class Shelf {
  private Shelf() {}

  /** What came last, newest first. */
  static List<Product> newest(Visit visit, int most) {
    return products(visit).stream()
        .filter(p -> Tile.isNew(p, visit) && p.sold())
        .sorted(
            Comparator.comparing(Product::added, Comparator.nullsLast(Comparator.reverseOrder())))
        .limit(most)
        .toList();
  }

  static List<Product> bestsellers(Visit visit, int most) {
    return products(visit).stream()
        .filter(p -> p.tags().contains("bestseller") && p.sold())
        .sorted(featured())
        .limit(most)
        .toList();
  }

  static List<Product> featured(Visit visit, int most) {
    return products(visit).stream().sorted(featured()).limit(most).toList();
  }

  /** What costs less than before, deepest cut first. */
  static List<Product> offers(Visit visit, int most) {
    return products(visit).stream()
        .filter(p -> Tile.saving(p) != null)
        .sorted(Comparator.comparing(Tile::saving, Comparator.nullsLast(Comparator.reverseOrder())))
        .limit(most)
        .toList();
  }

  /** The products of a category and of those inside it, best first. */
  static List<Product> category(String id, Visit visit) {
    var within = new ArrayList<String>();
    within.add(id);
    var categories = visit.front().catalog().vocabulary().categories().values();
    for (var i = 0; i < within.size(); i++) {
      var outer = within.get(i);
      categories.stream()
          .filter(c -> outer.equals(c.parent()) && !within.contains(c.id()))
          .forEach(c -> within.add(c.id()));
    }
    return products(visit).stream()
        .filter(p -> p.categories().stream().anyMatch(within::contains))
        .sorted(featured())
        .toList();
  }

  static List<Product> named(Collection<ProductId> ids, Visit visit) {
    return ids.stream()
        .map(id -> visit.front().catalog().find(id))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Sold before not sold, bestsellers, then what is loved by many. */
  static Comparator<Product> featured() {
    return Comparator.comparing((Product p) -> !p.sold())
        .thenComparing(p -> !p.tags().contains("bestseller"))
        .thenComparing(Comparator.comparingDouble(Shelf::liking).reversed());
  }

  /** The average pulled towards the middle while there are few reviews. */
  private static double liking(Product product) {
    var rating = product.rating();
    return (rating.average() * rating.count() + 3.5 * 5) / (rating.count() + 5);
  }

  private static Collection<Product> products(Visit visit) {
    return visit.front().catalog().products();
  }
}
