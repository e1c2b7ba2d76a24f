package io.comptoir.web.storefront;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.message.Content.Availability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as it lies on a shelf.
 *
 * @param kind what sort of thing it is, its narrowest category
 * @param picture absent when there is none; the page then draws the first letter
 * @param price absent when it is not sold
 * @param from whether the price is that of the cheapest of several
 * @param saving what an offer takes off, in percent
 */
public record Tile(
    String id,
    String url,
    String name,
    String kind,
    @Nullable String picture,
    String alt,
    @Nullable String price,
    @Nullable String oldPrice,
    boolean from,
    @Nullable Integer saving,
    @Nullable Stars stars,
    List<Badge> badges,
    Availability availability,
    Item item) {
  /** A product counts as new for so many days after it came. */
  static final int NEW_DAYS = 60;

  public Tile {
    badges = List.copyOf(badges);
  }

  /** A short word on the tile; {@code kind} says which, {@code label} says it. */
  public record Badge(String kind, String label) {}

  static Tile of(Product product, Visit visit) {
    var words = visit.words();
    var language = visit.language();
    var name = Typography.set(product.name().in(language), language);
    var image = product.images().isEmpty() ? null : product.images().getFirst();
    var price = cheapest(product);
    var old = oldPrice(product);
    var alt = image == null ? "" : image.alt().in(language);
    return new Tile(
        product.id().value(),
        visit.links().product(product.id()),
        name,
        kind(product, visit),
        image == null ? null : visit.links().picture(image.url()),
        alt,
        price == null ? null : words.money(price),
        old == null ? null : words.money(old),
        price != null && product.price() != null && variesInPrice(product),
        saving(product),
        Stars.of(product.rating(), words),
        badges(product, visit),
        visit.availability(product),
        Item.of(product, product.id(), visit));
  }

  static List<Tile> of(List<Product> products, Visit visit) {
    return products.stream().map(p -> of(p, visit)).toList();
  }

  /** The narrowest category's label; "" when the shop has no word for it, or but one category. */
  static String kind(Product product, Visit visit) {
    var categories = visit.front().catalog().vocabulary().categories();
    if (product.categories().isEmpty() || categories.size() < 2) {
      return "";
    }
    var category = categories.get(product.categories().getLast());
    return category == null ? "" : category.label().in(visit.language());
  }

  static @Nullable Money oldPrice(Product product) {
    var before = product.compareAt();
    var now = product.price();
    return before != null && now != null && before.compareTo(now) > 0 ? before : null;
  }

  static @Nullable Integer saving(Product product) {
    var before = oldPrice(product);
    var now = product.price();
    if (before == null || now == null) {
      return null;
    }
    var percent = (int) Math.floor(100.0 * (before.minor() - now.minor()) / before.minor());
    return percent < 1 ? null : percent;
  }

  static boolean isNew(Product product, Visit visit) {
    var added = product.added();
    return added != null
        && !added.isAfter(visit.today())
        && !added.isBefore(visit.today().minusDays(NEW_DAYS));
  }

  static @Nullable Money cheapest(Product product) {
    var price = product.price();
    for (var variant : product.variants()) {
      var own = variant.price();
      if (own != null && (price == null || own.compareTo(price) < 0)) {
        price = own;
      }
    }
    return price;
  }

  private static boolean variesInPrice(Product product) {
    return product.variants().stream()
        .anyMatch(v -> v.price() != null && !v.price().equals(product.price()));
  }

  private static List<Badge> badges(Product product, Visit visit) {
    var words = visit.words();
    var badges = new ArrayList<Badge>();
    if (product.tags().contains("limited")) {
      badges.add(new Badge("limited", words.text("badge.limited")));
    } else if (isNew(product, visit)) {
      badges.add(new Badge("new", words.text("badge.new")));
    }
    return badges;
  }
}
