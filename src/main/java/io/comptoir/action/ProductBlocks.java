package io.comptoir.action;

import io.comptoir.base.AddressPath;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.dialogue.View;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Content.Availability;
import io.comptoir.message.Content.Fact;
import io.comptoir.message.Content.Item;
import io.comptoir.message.Content.Layout;
import io.comptoir.message.Content.ProductCard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Products as cards: side by side, one in detail, or compared. */
final class ProductBlocks {
  /** From so few pieces on it is worth saying. */
  private static final int LOW_STOCK = 3;

  private final ShopId shop;

  ProductBlocks(ShopId shop) {
    this.shop = shop;
  }

  /** A product to show, with why and how many are left where that is known. */
  private record Shown(Product product, String why, OptionalInt left) {}

  Content carousel(Arguments a, View view) {
    var words = Words.in(view.language());
    var cards =
        shown(a, view).stream().map(s -> card(s, List.of(), brief(s, words), view)).toList();
    return new Content.Products(
        Layout.CAROUSEL,
        cards,
        a.truth("more")
            ? List.of(Presses.press(words, "button.more", "products.more"))
            : List.of());
  }

  Content detail(Arguments a, View view) {
    var words = Words.in(view.language());
    var cards =
        shown(a, view).stream()
            .limit(1)
            .map(s -> card(s, facts(s, view, allAttributes(s.product)), full(s, words), view))
            .toList();
    return new Content.Products(Layout.DETAIL, cards, List.of());
  }

  Content comparison(Arguments a, View view) {
    var words = Words.in(view.language());
    var all = shown(a, view);
    var keys = new LinkedHashSet<String>();
    all.forEach(s -> keys.addAll(s.product.attributes().keySet()));
    var cards =
        all.stream()
            .limit(4)
            .map(s -> card(s, facts(s, view, List.copyOf(keys)), brief(s, words), view))
            .toList();
    return new Content.Products(Layout.COMPARISON, cards, List.of());
  }

  Content reviews(Arguments a, View view) {
    var words = Words.in(view.language());
    var count = a.number("count").orElse(0);
    var name = a.text("name");
    if (count == 0) {
      return new Content.Text(words.say("review.none", name));
    }
    var items = new ArrayList<Item>();
    for (var value : a.items("reviews")) {
      if (value instanceof Value.Fields(var fields)) {
        var review = new Arguments(fields);
        var stars = "★".repeat(review.whole("rating", 5, 1, 5));
        var by =
            words.say("review.by", review.text("author"), Dates.month(review.text("at"), words));
        items.add(
            new Item(
                stars + " " + review.text("title"),
                review.text("text") + "\n" + by,
                null,
                words.say("review.stars", review.whole("rating", 5, 1, 5)),
                List.of()));
      }
    }
    var summary =
        words.say("review.summary", name, a.number("average").orElse(0), Math.round(count));
    var product = a.text("product");
    return new Content.ItemList(
        summary,
        items,
        product.isEmpty()
            ? List.of()
            : List.of(
                Presses.press(words, "button.details", "products.details", "product", product)));
  }

  private List<Shown> shown(Arguments a, View view) {
    var shown = new ArrayList<Shown>();
    var items = a.value("products").isPresent() ? a.items("products") : a.items("product");
    for (var item : items) {
      var fields = item instanceof Value.Fields(var f) ? new Arguments(f) : null;
      var id = fields == null ? Arguments.text(item) : fields.text("product");
      var left = fields == null ? OptionalInt.empty() : left(fields);
      find(id, view.catalog())
          .ifPresent(p -> shown.add(new Shown(p, fields == null ? "" : fields.text("why"), left)));
    }
    return shown;
  }

  private static OptionalInt left(Arguments fields) {
    var left = fields.number("left");
    return left.isPresent() ? OptionalInt.of((int) left.getAsDouble()) : OptionalInt.empty();
  }

  static Optional<Product> find(String id, Catalog catalog) {
    try {
      return catalog.find(new ProductId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private ProductCard card(Shown shown, List<Fact> facts, List<Action> actions, View view) {
    var product = shown.product;
    var language = view.language();
    var picture = product.images().isEmpty() ? null : product.images().getFirst();
    var price = product.price();
    return new ProductCard(
        product.id().value(),
        product.name().in(language),
        orNull(product.summary().in(language)),
        orNull(shown.why),
        picture == null ? null : address(shop, picture.url()),
        picture == null ? null : alt(product, picture, language),
        "/shop/" + shop + "/products/" + AddressPath.path(product.id().value()),
        price,
        oldPrice(product, price),
        product.rating().count() == 0 ? null : product.rating().average(),
        product.rating().count(),
        availability(shown),
        facts,
        actions);
  }

  private static @Nullable Money oldPrice(Product product, @Nullable Money price) {
    var before = product.compareAt();
    return before != null && price != null && before.compareTo(price) > 0 ? before : null;
  }

  private static String alt(Product product, Product.Picture picture, Language language) {
    var alt = picture.alt().in(language);
    return alt.isEmpty() ? product.name().in(language) : alt;
  }

  private static Availability availability(Shown shown) {
    if (!shown.product.sold()) {
      return Availability.NOT_SOLD;
    }
    if (shown.left.isEmpty()) {
      var stock = shown.product.stock();
      return stock != null && stock == 0 ? Availability.OUT_OF_STOCK : Availability.IN_STOCK;
    }
    var left = shown.left.getAsInt();
    return left <= 0
        ? Availability.OUT_OF_STOCK
        : left <= LOW_STOCK ? Availability.LOW_STOCK : Availability.IN_STOCK;
  }

  private static List<String> allAttributes(Product product) {
    return List.copyOf(product.attributes().keySet());
  }

  private static List<Fact> facts(Shown shown, View view, List<String> attributes) {
    var product = shown.product;
    var language = view.language();
    var words = Words.in(language);
    var vocabulary = view.catalog().vocabulary();
    var facts = new ArrayList<Fact>();
    if (product.brand() != null) {
      facts.add(new Fact(words.say("fact.brand"), product.brand()));
    }
    for (var key : attributes) {
      var values = product.attributes().getOrDefault(key, List.of());
      var attribute = vocabulary.attributes().get(key);
      facts.add(
          new Fact(
              attribute == null ? key : attribute.label().in(language),
              values.isEmpty()
                  ? "–"
                  : values.stream()
                      .map(v -> vocabulary.label(key, v, language))
                      .collect(Collectors.joining(", "))));
    }
    if (!product.variants().isEmpty()) {
      facts.add(
          new Fact(
              words.say("fact.variants"),
              product.variants().stream()
                  .map(v -> variant(v, words))
                  .collect(Collectors.joining(", "))));
    }
    if (product.rating().count() > 0) {
      facts.add(
          new Fact(
              words.say("fact.rating"),
              words.say(
                  "fact.rating.value", product.rating().average(), product.rating().count())));
    }
    facts.add(new Fact(words.say("fact.stock"), stock(shown, words)));
    return facts;
  }

  private static String variant(Product.Variant variant, Words words) {
    var name = variant.name().in(words.language());
    var price = variant.price();
    return price == null ? name : name + " (" + words.money(price) + ")";
  }

  private static String stock(Shown shown, Words words) {
    return switch (availability(shown)) {
      case IN_STOCK -> words.say("fact.stock.in");
      case LOW_STOCK -> words.say("fact.stock.low", shown.left.orElse(LOW_STOCK));
      case OUT_OF_STOCK -> words.say("fact.stock.out");
      case NOT_SOLD -> words.say("fact.stock.not_sold");
    };
  }

  private static List<Action> brief(Shown shown, Words words) {
    var id = shown.product.id().value();
    var details = Presses.press(words, "button.details", "products.details", "product", id);
    return canBeBought(shown)
        ? List.of(Presses.press(words, "button.add", "cart.add", "product", id), details)
        : List.of(
            details, Presses.press(words, "button.similar", "products.similar", "product", id));
  }

  private static List<Action> full(Shown shown, Words words) {
    var id = shown.product.id().value();
    var actions = new ArrayList<Action>();
    if (canBeBought(shown)) {
      actions.add(Presses.press(words, "button.add", "cart.add", "product", id));
    }
    if (shown.product.rating().count() > 0) {
      actions.add(Presses.press(words, "button.reviews", "products.reviews", "product", id));
    }
    actions.add(Presses.press(words, "button.similar", "products.similar", "product", id));
    return actions;
  }

  private static boolean canBeBought(Shown shown) {
    return switch (availability(shown)) {
      case IN_STOCK, LOW_STOCK -> true;
      case OUT_OF_STOCK, NOT_SOLD -> false;
    };
  }

  /** Where the browser finds a picture: the shop's own files, or the address it came with. */
  static String address(ShopId shop, String url) {
    return url.startsWith("https://") || url.startsWith("http://") || url.startsWith("/")
        ? url
        : "/shop/" + shop + "/files/" + AddressPath.path(url);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
