package io.comptoir.command.recommend;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.NeighbourSettings;
import io.comptoir.commerce.recommend.Occasion;
import io.comptoir.commerce.recommend.ProductFeatures;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.commerce.recommend.SessionIndex;
import io.comptoir.commerce.recommend.Sessions;
import io.comptoir.commerce.recommend.Wishes;
import io.comptoir.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The whole recommender on a generated shop, whose customers' minds are known: each has bought and
 * looked before, mostly by a taste of their own; comes with an intent that may be another; says
 * some of it; and takes one product of it. The same customers are answered from their history and
 * visit alone, and from these and what they said. How the generator works is in {@link
 * GeneratedShop}: nothing of it but products, sessions, history and said words reaches the
 * recommender.
 */
public final class GeneratedTrial {
  private static final int NAMED = 20;
  private static final int RESAMPLED = 2_000;
  private static final int TEST_DAYS = 7;
  private static final int MOST_TESTS = 5_000;
  private static final ShopId SHOP = new ShopId("generated");

  private final GeneratedShop shop;
  private final SplittableRandom chance;
  private final int sessions;

  public GeneratedTrial(int products, int sessions, long seed) {
    this.shop = new GeneratedShop(products, seed);
    this.sessions = sessions;
    this.chance = new SplittableRandom(seed + 1);
  }

  /**
   * @param cases customers
   * @return the numbers by the names that scripts read
   */
  public Map<String, Object> run(int cases, boolean baselines) {
    var learnt = new Sessions();
    var tests = new ArrayList<int[]>();
    var seconds = new ArrayList<Long>();
    var count = 0;
    for (var s = 0; s < sessions; s++) {
      var day = (int) ((long) s * GeneratedShop.DAYS / sessions);
      var session = shop.session(day, chance);
      var at = GeneratedShop.second(day, chance);
      if (day < GeneratedShop.DAYS - TEST_DAYS) {
        for (var i = 0; i < session.length; i++) {
          learnt.add(count, session[i], at + i * 30L);
        }
        count++;
      } else if (session.length > 1 && tests.size() < MOST_TESTS) {
        var known = learnt.itemCount();
        tests.add(Arrays.stream(session).filter(item -> item < known).toArray());
        seconds.add(at);
      }
    }
    var held =
        new HeldOut(
            learnt,
            tests,
            seconds.stream().mapToLong(Long::longValue).toArray(),
            learnt.itemCount(),
            0,
            0);
    var numbers = new LinkedHashMap<>(RecommendEvaluation.of(held, baselines));
    numbers.putAll(conversation(learnt, cases));
    return numbers;
  }

  private Map<String, Object> conversation(Sessions learnt, int cases) {
    var features = ProductFeatures.of(shop.catalog());
    var settings = NeighbourSettings.standard();
    var recommender =
        new Recommender(features, SessionIndex.of(learnt, settings.recent()), settings);
    var silent = new double[2][cases];
    var spoken = new double[2][cases];
    for (var c = 0; c < cases; c++) {
      var customer = customer();
      note(silent, c, rank(recommender, customer.occasion().unsaid(), customer.takes()));
      note(spoken, c, rank(recommender, customer.occasion(), customer.takes()));
    }
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("conversation_cases", cases);
    tell(numbers, "hr20", silent[0], spoken[0]);
    tell(numbers, "mrr20", silent[1], spoken[1]);
    return numbers;
  }

  private static void note(double[][] measures, int at, int rank) {
    measures[0][at] = rank > 0 ? 1 : 0;
    measures[1][at] = rank > 0 ? 1.0 / rank : 0;
  }

  private static int rank(Recommender recommender, Occasion occasion, ProductId taken) {
    var named =
        recommender.recommend(occasion, _ -> true, NAMED).stream().map(r -> r.product()).toList();
    return named.indexOf(taken) + 1;
  }

  /** Somebody with a history and an intent, and what they take in the end. */
  private record Customer(Occasion occasion, ProductId takes) {}

  private Customer customer() {
    var day = GeneratedShop.DAYS - 1 - chance.nextInt(TEST_DAYS);
    var now = Instant.ofEpochSecond(GeneratedShop.second(day, chance));
    var own = chance.nextInt(GeneratedShop.TASTES);
    var id = new CustomerId(new UUID(chance.nextLong(), chance.nextLong()));
    var history = history(id, own, now);
    var came = shop.intent(chance);
    var intent = chance.nextDouble() < 0.6 ? new GeneratedShop.Intent(came.category(), own) : came;
    var session = shop.session(intent, 1 + chance.nextInt(3), day, chance);
    var taken = shop.pick(intent, day, chance);
    for (var i = 0; i < 20 && contains(session, taken); i++) {
      taken = shop.pick(intent, day, chance);
    }
    var seen = new ArrayList<ProductId>();
    for (var product : session) {
      seen.add(new ProductId(GeneratedShop.id(product)));
    }
    return new Customer(
        new Occasion(seen, history, said(taken), Set.of(), now),
        new ProductId(GeneratedShop.id(taken)));
  }

  /** What they say of what they are after: some of it, never its name. */
  private Wishes said(int taken) {
    Map<String, Set<String>> wanted =
        chance.nextDouble() < 0.6 ? Map.of("taste", Set.of("t" + shop.taste(taken))) : Map.of();
    List<String> categories =
        chance.nextDouble() < 0.5 ? List.of("c" + shop.category(taken)) : List.of();
    var other = "colour" + (shop.colour(taken) + 1 + chance.nextInt(9)) % 10;
    Map<String, Set<String>> unwanted =
        chance.nextDouble() < 0.2 ? Map.of("colour", Set.of(other)) : Map.of();
    var budget =
        chance.nextDouble() < 0.3
            ? Money.of((shop.price(taken) / 500 + 1 + chance.nextInt(3)) * 500, "EUR")
            : null;
    return new Wishes(categories, wanted, unwanted, Map.of(), null, budget);
  }

  private List<Interaction> history(CustomerId id, int own, Instant now) {
    var history = new ArrayList<Interaction>();
    var visits = chance.nextInt(4);
    for (var v = 0; v < visits; v++) {
      var came = shop.intent(chance);
      var intent =
          chance.nextDouble() < 0.7 ? new GeneratedShop.Intent(came.category(), own) : came;
      var daysAgo = 1 + v * 6 + chance.nextInt(6);
      var session = shop.session(intent, 1 + chance.nextInt(5), 50, chance);
      for (var i = session.length - 1; i >= 0; i--) {
        var kind = chance.nextDouble() < 0.15 ? Interaction.Kind.CARTED : Interaction.Kind.VIEWED;
        history.add(
            new Interaction(
                SHOP,
                id,
                new ProductId(GeneratedShop.id(session[i])),
                kind,
                now.minus(Duration.ofDays(daysAgo))));
      }
    }
    return history;
  }

  private static boolean contains(int[] session, int product) {
    return Arrays.stream(session).anyMatch(p -> p == product);
  }

  private static void tell(
      Map<String, Object> numbers, String name, double[] silent, double[] spoken) {
    var difference = new double[silent.length];
    for (var i = 0; i < silent.length; i++) {
      difference[i] = spoken[i] - silent[i];
    }
    tell(numbers, "history_" + name, silent);
    tell(numbers, "conversation_" + name, spoken);
    tell(numbers, "conversation_gain_" + name, difference);
  }

  private static void tell(Map<String, Object> numbers, String name, double[] values) {
    var interval = Bootstrap.interval(values, RESAMPLED);
    numbers.put(name, RecommendEvaluation.rounded(interval.mean(), 4));
    numbers.put(
        name + "_ci95",
        List.of(
            RecommendEvaluation.rounded(interval.low(), 4),
            RecommendEvaluation.rounded(interval.high(), 4)));
  }
}
