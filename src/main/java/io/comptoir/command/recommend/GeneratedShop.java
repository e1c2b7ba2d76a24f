package io.comptoir.command.recommend;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A shop that nobody has: products in categories with tastes, colours, brands and prices, and a
 * world of sessions in which people look at them. The same seed makes the same shop. Numbers of
 * products are their places in the catalogue.
 *
 * <p>How people look: they come for a category and a taste and mostly stay there; many go on to one
 * of the few products that usually follow the last one, some to what goes with it in another
 * category, some back, a few anywhere. A few products get most of the looks (Zipf), and which they
 * are drifts from week to week.
 */
public final class GeneratedShop {
  /** Days on which people look. */
  public static final int DAYS = 60;

  static final int TASTES = 12;
  private static final int COLOURS = 10;
  private static final int FOLLOWERS = 4;
  private static final long FIRST_DAY = 20_000L * 86_400;

  private final SplittableRandom chance;
  private final List<Product> products = new ArrayList<>();
  private final int[] category;
  private final int[] taste;
  private final int[] colour;
  private final long[] price;
  private final int[][] follow;
  private final List<List<List<Integer>>> clusters = new ArrayList<>();
  private final int[][] complements;

  public GeneratedShop(int count, long seed) {
    chance = new SplittableRandom(seed);
    category = new int[count];
    taste = new int[count];
    colour = new int[count];
    price = new long[count];
    follow = new int[count][];
    var categories = Math.clamp(count / 60, 8, 400);
    for (var c = 0; c < categories; c++) {
      var ofCategory = new ArrayList<List<Integer>>();
      for (var t = 0; t < TASTES; t++) {
        ofCategory.add(new ArrayList<>());
      }
      clusters.add(ofCategory);
    }
    complements = new int[categories][3];
    for (var c = 0; c < categories; c++) {
      for (var i = 0; i < 3; i++) {
        complements[c][i] = chance.nextInt(categories);
      }
    }
    for (var number = 0; number < count; number++) {
      products.add(product(number, categories));
    }
    for (var number = 0; number < count; number++) {
      follow[number] = followers(number);
    }
  }

  public Catalog catalog() {
    return new InMemoryCatalog(
        products, List.of(), List.of(), CatalogVocabulary.EMPTY, "generated-" + products.size());
  }

  int category(int product) {
    return category[product];
  }

  int taste(int product) {
    return taste[product];
  }

  int colour(int product) {
    return colour[product];
  }

  long price(int product) {
    return price[product];
  }

  static String id(int product) {
    return "p" + product;
  }

  /** When the last day is over. */
  public static Instant end() {
    return Instant.ofEpochSecond(FIRST_DAY + DAYS * 86_400L);
  }

  /** A moment of this day, epoch seconds. */
  public static long second(int day, SplittableRandom chance) {
    return FIRST_DAY + day * 86_400L + chance.nextInt(86_400);
  }

  /** What somebody comes for. */
  record Intent(int category, int taste) {}

  Intent intent(SplittableRandom chance) {
    return new Intent(zipf(clusters.size(), 0.8, chance), chance.nextInt(TASTES));
  }

  /** A session of a day: products in the order of the looks; may hold the same one again. */
  public int[] session(int day, SplittableRandom chance) {
    var length = 1;
    while (length < 40 && chance.nextDouble() < 0.78) {
      length++;
    }
    return session(intent(chance), length, day, chance);
  }

  int[] session(Intent intent, int length, int day, SplittableRandom chance) {
    var session = new int[length];
    session[0] = pick(intent, day, chance);
    for (var i = 1; i < length; i++) {
      var last = session[i - 1];
      var dice = chance.nextDouble();
      session[i] =
          dice < 0.42
              ? follow[last][Math.min(chance.nextInt(FOLLOWERS), chance.nextInt(FOLLOWERS))]
              : dice < 0.72
                  ? pick(intent, day, chance)
                  : dice < 0.84
                      ? pick(
                          new Intent(
                              complements[intent.category()][chance.nextInt(3)], intent.taste()),
                          day,
                          chance)
                      : dice < 0.94
                          ? session[chance.nextInt(i)]
                          : pick(intent(chance), day, chance);
    }
    return session;
  }

  /** A product that fits the intent, mostly one that is looked at much these days. */
  int pick(Intent intent, int day, SplittableRandom chance) {
    var cluster = clusters.get(intent.category()).get(intent.taste());
    if (cluster.isEmpty()) {
      return pick(intent(chance), day, chance);
    }
    var place = zipf(cluster.size(), 0.9, chance);
    var drift = day / 7 * 3;
    return cluster.get((place + drift) % cluster.size());
  }

  private Product product(int number, int categories) {
    category[number] = number < categories ? number : zipf(categories, 0.6, chance);
    taste[number] = chance.nextInt(TASTES);
    colour[number] = chance.nextInt(COLOURS);
    var level = 800 + 400L * (category[number] % 20);
    price[number] = Math.max(300, Math.round(level * Math.exp(0.5 * gaussian())));
    clusters.get(category[number]).get(taste[number]).add(number);
    return new Product(
        new ProductId(id(number)),
        LocalizedText.of(Language.ENGLISH, "Product " + number),
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        "brand" + chance.nextInt(Math.max(5, products.size() / 100 + 1)),
        List.of("c" + category[number]),
        Money.of(price[number], "EUR"),
        null,
        null,
        Map.of("taste", List.of("t" + taste[number]), "colour", List.of("colour" + colour[number])),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        new Product.Rating(3 + chance.nextInt(20) / 10.0, chance.nextInt(30)));
  }

  /** Products that usually follow: two of its kind, one of another taste, one that goes with it. */
  private int[] followers(int number) {
    var own = new Intent(category[number], taste[number]);
    var others =
        new Intent[] {
          own,
          own,
          new Intent(category[number], chance.nextInt(TASTES)),
          new Intent(complements[category[number]][0], taste[number])
        };
    var followers = new int[FOLLOWERS];
    for (var i = 0; i < FOLLOWERS; i++) {
      var cluster = clusters.get(others[i].category()).get(others[i].taste());
      followers[i] =
          cluster.isEmpty()
              ? chance.nextInt(price.length)
              : cluster.get(chance.nextInt(cluster.size()));
    }
    return followers;
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - chance.nextDouble()))
        * Math.cos(2 * Math.PI * chance.nextDouble());
  }

  /** 0 to count-1, falling as a power of the place; by the integral of the continuous law. */
  static int zipf(int count, double power, SplittableRandom chance) {
    var rest = 1 - power;
    var most = Math.pow(count + 1.0, rest);
    var place = Math.pow(1 + chance.nextDouble() * (most - 1), 1 / rest) - 1;
    return Math.min(count - 1, (int) place);
  }
}
