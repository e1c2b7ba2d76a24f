package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.Occasion;
import io.comptoir.commerce.recommend.Reason;
import io.comptoir.commerce.recommend.Recommendation;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.commerce.recommend.Recommender.Candidate;
import io.comptoir.commerce.recommend.Wishes;
import io.comptoir.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What to recommend to a customer of one shop, for the conversation and for its pages alike: what
 * they did is read, the recommender ranks, what has run out is left out, some that differ are
 * taken.
 */
public final class Recommendations {
  /** What was done since then belongs to this visit. */
  private static final Duration VISIT = Duration.ofHours(2);

  private static final int ORDERS = 10;

  /** Some are chosen of so many times their number, and of no fewer than these. */
  private static final int CHOICE = 3;

  private static final int AT_LEAST = 20;
  private static final int MOST_OF_A_VISIT = 20;

  private final Counter counter;
  private final Learning learning;
  private final RecentStock stock;

  public Recommendations(Counter counter, Learning learning) {
    this.counter = counter;
    this.learning = learning;
    this.stock = new RecentStock(counter.stock(), counter.shop());
  }

  /**
   * What somebody did, as far as it is known.
   *
   * @param visit products of this visit, oldest first
   * @param history newest first
   */
  public record Past(List<ProductId> visit, List<Interaction> history) {
    public static final Past NONE = new Past(List.of(), List.of());

    public Past {
      visit = List.copyOf(visit);
      history = List.copyOf(history);
    }
  }

  /** What this customer did with products, ordered things included. */
  public Past past(ShopId shop, CustomerId customer, Instant now) {
    var history =
        new ArrayList<>(learning.interactions().ofCustomer(shop, customer, Learning.HISTORY));
    for (var order : counter.orders().ofCustomer(customer, ORDERS)) {
      if (order.shop().equals(shop) && order.status() != OrderStatus.CANCELLED) {
        history.addAll(bought(order));
      }
    }
    history.sort(Comparator.comparing(Interaction::at).reversed());
    var visit = new LinkedHashSet<ProductId>();
    for (var done : history.reversed()) {
      if (!done.at().isBefore(now.minus(VISIT)) && done.kind().strength() > 0) {
        visit.remove(done.product());
        visit.add(done.product());
      }
    }
    var last = List.copyOf(visit);
    return new Past(last.subList(Math.max(0, last.size() - MOST_OF_A_VISIT), last.size()), history);
  }

  /**
   * @param cart is not recommended again
   * @param exclude neither are these
   * @param without words that must not describe it
   */
  public List<Recommendation> recommend(
      Past past,
      Cart cart,
      Wishes wishes,
      Collection<ProductId> exclude,
      List<String> without,
      Language language,
      Instant now,
      int most) {
    var out = new LinkedHashSet<>(exclude);
    cart.lines().forEach(line -> out.add(Configuration.plain(line.item())));
    var occasion = new Occasion(past.visit(), past.history(), wishes, plain(out), now);
    var recommender = learning.recommender().get();
    var candidates =
        recommender.candidates(occasion, Recommender.CANDIDATES).stream()
            .filter(c -> soldWithin(c.product(), wishes))
            .filter(c -> !described(product(recommender, c), without, language))
            .toList();
    var enough = Math.min(candidates.size(), Math.max(AT_LEAST, most * CHOICE));
    var there = inStock(recommender, candidates.subList(0, enough));
    if (there.size() < most && enough < candidates.size()) {
      there = inStock(recommender, candidates);
    }
    return recommender.choose(there, occasion, most);
  }

  /** Why it is recommended, in the reader's language. */
  public String why(Reason reason, Language language) {
    var words = Words.in(language);
    var vocabulary = counter.catalog().vocabulary();
    return switch (reason) {
      case Reason.Asked(var attribute, var value) ->
          words.say(reason.key(), vocabulary.label(attribute, value, language));
      case Reason.Liked(var attribute, var value) ->
          words.say(reason.key(), vocabulary.label(attribute, value, language));
      case Reason.Habit(var attribute, var value) ->
          words.say(reason.key(), vocabulary.label(attribute, value, language));
      case Reason.SeenWith(var product) -> words.say(reason.key(), name(product, language));
      case Reason.Resembles(var product) -> words.say(reason.key(), name(product, language));
      case Reason.Favourite() -> words.say(reason.key());
    };
  }

  private String name(ProductId product, Language language) {
    return counter
        .catalog()
        .find(product)
        .map(found -> found.name().in(language))
        .orElse(product.value());
  }

  private Set<ProductId> plain(Collection<ProductId> items) {
    var products = new LinkedHashSet<ProductId>();
    for (var item : items) {
      products.add(counter.catalog().find(item).map(Product::id).orElse(item));
    }
    return products;
  }

  private static List<Interaction> bought(Order order) {
    return order.lines().stream()
        .map(
            line ->
                new Interaction(
                    order.shop(),
                    order.customer(),
                    Configuration.plain(line.item()),
                    Interaction.Kind.BOUGHT,
                    order.placedAt()))
        .toList();
  }

  /** At the price of this moment, which may be newer than what was learnt. */
  private boolean soldWithin(ProductId id, Wishes wishes) {
    var price = counter.catalog().find(id).map(Product::price).orElse(null);
    var max = wishes.max();
    return price != null
        && (max == null || max.currency().equals(price.currency()) && price.compareTo(max) <= 0);
  }

  private List<Candidate> inStock(Recommender recommender, List<Candidate> candidates) {
    var counted = new LinkedHashSet<ProductId>();
    for (var candidate : candidates) {
      counted.add(candidate.product());
      product(recommender, candidate).variants().forEach(v -> counted.add(v.id()));
    }
    var left = stock.left(counted);
    return candidates.stream()
        .filter(
            candidate -> {
              var own = left.get(candidate.product());
              return own == null
                  || own > 0
                  || product(recommender, candidate).variants().stream()
                      .anyMatch(v -> left.getOrDefault(v.id(), 0) > 0);
            })
        .toList();
  }

  private static Product product(Recommender recommender, Candidate candidate) {
    return recommender.features().product(candidate.number());
  }

  private static boolean described(Product product, List<String> words, Language language) {
    if (words.isEmpty()) {
      return false;
    }
    var text =
        (product.name().in(language)
                + ' '
                + product.summary().in(language)
                + ' '
                + product.description().in(language))
            .toLowerCase(java.util.Locale.ROOT);
    return words.stream().anyMatch(w -> text.contains(w.toLowerCase(java.util.Locale.ROOT)));
  }
}
