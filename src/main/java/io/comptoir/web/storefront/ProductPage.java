package io.comptoir.web.storefront;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Review;
import io.comptoir.message.Content.Availability;
import io.comptoir.web.storefront.Frame.About;
import io.comptoir.web.storefront.Frame.Aisle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All about one product.
 *
 * @param trail the categories it is in, wide to narrow
 * @param options what it comes in; empty when there is but one
 * @param paragraphs the description
 * @param asking what the reader says of it in the chat
 */
public record ProductPage(
    Frame frame,
    Tile tile,
    @Nullable String brand,
    String summary,
    List<String> paragraphs,
    List<Aisle> trail,
    List<Picture> pictures,
    List<Option> options,
    Option chosen,
    List<Fact> facts,
    List<ReviewView> reviews,
    List<Bar> bars,
    List<Tile> pairs,
    List<Tile> similar,
    String asking) {
  /** Reviews shown before "more". */
  public static final int REVIEWS = 6;

  private static final int MOST_REVIEWS = 60;

  public ProductPage {
    paragraphs = List.copyOf(paragraphs);
    trail = List.copyOf(trail);
    pictures = List.copyOf(pictures);
    options = List.copyOf(options);
    facts = List.copyOf(facts);
    reviews = List.copyOf(reviews);
    bars = List.copyOf(bars);
    pairs = List.copyOf(pairs);
    similar = List.copyOf(similar);
  }

  public record Picture(String url, String alt) {}

  /**
   * A size or shade.
   *
   * @param id what goes into the cart
   */
  public record Option(
      String id,
      String label,
      @Nullable String price,
      @Nullable String oldPrice,
      Availability availability,
      String availabilityText,
      Item item,
      boolean chosen) {}

  public record Fact(String label, String value) {}

  public record ReviewView(
      String title, String text, String author, String date, Stars stars, String language) {}

  /**
   * How many gave so many stars.
   *
   * @param percent of all reviews, 0 to 100
   */
  public record Bar(int stars, int count, int percent) {}

  /**
   * @param item the variant asked for, or the product itself
   * @param similar products like it, best first
   */
  static ProductPage of(Product product, ProductId item, List<Product> similar, Visit visit) {
    var language = visit.language();
    var tile = Tile.of(product, visit);
    var options = options(product, item, visit);
    var chosen =
        options.stream()
            .filter(Option::chosen)
            .findFirst()
            .orElseGet(() -> option(product, product.id(), "", true, visit));
    var reviews = visit.front().catalog().reviews(product.id());
    var summary = Typography.set(product.summary().in(language), language);
    var about =
        About.page(tile.name(), "/products/" + Links.path(product.id().value()))
            .described(summary)
            .ofProduct(product.id().value())
            .telling(DataEvent.viewItem(chosen.item(), visit));
    return new ProductPage(
        Frame.of(visit, about),
        tile,
        product.brand(),
        summary,
        paragraphs(Typography.set(product.description().in(language), language)),
        trail(product, visit),
        pictures(product, visit),
        options.size() > 1 ? options : List.of(),
        chosen,
        facts(product, visit),
        reviews(reviews, visit),
        bars(reviews),
        Tile.of(Shelf.named(product.pairsWith(), visit), visit),
        Tile.of(similar, visit),
        visit.words().text("chat.about", said(product, tile.name(), visit)));
  }

  /** The name as {@code 0}, and each attribute by its key, in the reader's words. */
  private static Map<String, String> said(Product product, String name, Visit visit) {
    var vocabulary = visit.front().catalog().vocabulary();
    var said = new LinkedHashMap<String, String>();
    product
        .attributes()
        .forEach(
            (key, values) ->
                said.put(
                    key,
                    values.stream()
                        .map(v -> vocabulary.label(key, v, visit.language()))
                        .collect(Collectors.joining(", "))));
    said.put("0", name);
    return said;
  }

  /** Whether the reader should be told that there are more pictures. */
  public boolean manyPictures() {
    return pictures.size() > 1;
  }

  /** Whether any of it can go into the cart from here; else it is sold in the conversation. */
  public boolean forTheCart() {
    return chosen.availability() != Availability.NOT_SOLD
        || options.stream().anyMatch(o -> o.availability() != Availability.NOT_SOLD);
  }

  /** Whether what others say of it is told, which is of no use where nobody rates anything. */
  public boolean reviewed() {
    return !reviews.isEmpty() || forTheCart() && tile.stars() != null;
  }

  private static List<Option> options(Product product, ProductId item, Visit visit) {
    var options = new ArrayList<Option>();
    var own = product.variant(product.id()).isEmpty() && product.sold();
    if (own) {
      options.add(
          option(
              product, product.id(), ownLabel(product, visit), item.equals(product.id()), visit));
    }
    for (var variant : product.variants()) {
      var label = visit.words().capital(variant.name().in(visit.language()));
      options.add(option(product, variant.id(), label, variant.id().equals(item), visit));
    }
    var chosen = firstChoice(product, item, visit);
    return chosen.isEmpty() ? options : chosen;
  }

  /**
   * Of a configurable product the first thing to choose, such as its size; the rest is for the
   * chat.
   */
  private static List<Option> firstChoice(Product product, ProductId item, Visit visit) {
    var sheet = visit.front().catalog().options();
    var options = new ArrayList<Option>();
    for (var option : sheet.of(product)) {
      if (option instanceof io.comptoir.commerce.catalog.Option.OneOf one && options.isEmpty()) {
        for (var choice : one.choices()) {
          var wanted = new Configuration(product.id(), Map.of(one.id(), List.of(choice.id())));
          sheet
              .settled(product, wanted, visit.today())
              .ifPresent(
                  settled ->
                      options.add(
                          option(
                              product,
                              settled.item(),
                              choice.label().in(visit.language()),
                              settled.item().equals(item),
                              visit)));
        }
      }
    }
    return options;
  }

  private static Option option(
      Product product, ProductId item, String label, boolean chosen, Visit visit) {
    var words = visit.words();
    var price =
        visit
            .front()
            .catalog()
            .priceOf(item, visit.today())
            .or(() -> product.priceOf(item))
            .orElse(null);
    var old = oldPrice(product, item, price);
    var availability = visit.availability(product, item);
    return new Option(
        item.value(),
        label,
        price == null ? null : words.money(price),
        old == null ? null : words.money(old),
        availability,
        words.text(
            "stock." + availability.name().toLowerCase(java.util.Locale.ROOT),
            visit.left().getOrDefault(item, 0)),
        Item.of(product, item, visit),
        chosen);
  }

  private static @Nullable Money oldPrice(Product product, ProductId item, @Nullable Money price) {
    return price != null && (item.equals(product.id()) || price.equals(product.price()))
        ? Tile.oldPrice(product)
        : null;
  }

  /** What tells the product itself from its variants: the value of the attribute they differ in. */
  private static String ownLabel(Product product, Visit visit) {
    var vocabulary = visit.front().catalog().vocabulary();
    for (var variant : product.variants()) {
      for (var attribute : variant.attributes().keySet()) {
        var values = product.attributes().getOrDefault(attribute, List.of());
        if (values.size() == 1) {
          return Facet.label(vocabulary, attribute, values.getFirst(), visit);
        }
      }
    }
    var size = product.attributes().getOrDefault("size", List.of());
    return size.isEmpty()
        ? visit.words().text("product.standard")
        : Facet.label(vocabulary, "size", size.getFirst(), visit);
  }

  private static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static List<Aisle> trail(Product product, Visit visit) {
    var vocabulary = visit.front().catalog().vocabulary();
    var trail = new ArrayList<Aisle>();
    for (var id : product.categories()) {
      var category = vocabulary.categories().get(id);
      if (category != null) {
        trail.add(
            new Aisle(
                id, category.label().in(visit.language()), visit.links().category(id), List.of()));
      }
    }
    return trail;
  }

  private static List<Picture> pictures(Product product, Visit visit) {
    var pictures = new ArrayList<Picture>();
    for (var picture : product.images()) {
      var url = visit.links().picture(picture.url());
      if (url != null) {
        pictures.add(new Picture(url, picture.alt().in(visit.language())));
      }
    }
    return pictures;
  }

  private static List<Fact> facts(Product product, Visit visit) {
    var vocabulary = visit.front().catalog().vocabulary();
    var facts = new ArrayList<Fact>();
    product
        .attributes()
        .forEach(
            (key, values) -> {
              if (!values.isEmpty()) {
                var attribute = vocabulary.attributes().get(key);
                var labels =
                    values.stream().map(v -> vocabulary.label(key, v, visit.language())).toList();
                facts.add(
                    new Fact(
                        label(attribute, key, visit),
                        visit.words().capital(String.join(", ", labels))));
              }
            });
    return facts;
  }

  private static String label(@Nullable Attribute attribute, String key, Visit visit) {
    return visit.words().capital(attribute == null ? key : attribute.label().in(visit.language()));
  }

  /** The reader's language first, each kept in the catalogue's order. */
  private static List<ReviewView> reviews(List<Review> reviews, Visit visit) {
    var words = visit.words();
    return reviews.stream()
        .sorted(Comparator.comparing(r -> !r.language().equals(visit.language())))
        .limit(MOST_REVIEWS)
        .map(
            r ->
                new ReviewView(
                    r.title(),
                    r.text(),
                    r.author(),
                    words.date(r.at()),
                    new Stars(
                        Stars.tenths(r.rating()),
                        words.number(r.rating()),
                        1,
                        words.text("rating.one", r.rating())),
                    r.language().code()))
        .toList();
  }

  private static List<Bar> bars(List<Review> reviews) {
    var bars = new ArrayList<Bar>();
    if (!reviews.isEmpty()) {
      for (var stars = 5; stars >= 1; stars--) {
        var wanted = stars;
        var count = (int) reviews.stream().filter(r -> r.rating() == wanted).count();
        bars.add(new Bar(stars, count, Math.round(100f * count / reviews.size())));
      }
    }
    return bars;
  }
}
