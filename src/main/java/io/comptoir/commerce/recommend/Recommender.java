package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What would suit a customer now: similar sessions, their own history, what products are, and what
 * was just said, added up. Pure and safe for concurrent use; it knows one version of the catalogue
 * and of the sessions, whose items are that catalogue's product numbers.
 *
 * <p>{@link #candidates} ranks, then whoever asks leaves out what has run out, then {@link #choose}
 * takes some that differ and says why.
 */
public final class Recommender {
  /** So many candidates are worth asking the stock about. */
  public static final int CANDIDATES = 80;

  private static final int FROM_NEIGHBOURS = 150;
  private static final int FROM_A_FEATURE = 40;
  private static final int STRONGEST_FEATURES = 6;

  /** Where there are fewer than these to choose from, the house's favourites are looked at too. */
  private static final int ENOUGH = 200;

  private static final int LAST_OF_HISTORY = 5;
  private static final double SECONDS_A_DAY = 86_400;
  private static final double HISTORY_DAYS = 30;

  private static final double BY_NEIGHBOURS = 1.0;
  private static final double BY_VISIT = 0.5;
  private static final double BY_HISTORY = 0.4;
  private static final double BY_LIKES = 0.5;
  private static final double BY_WISHES = 0.6;
  private static final double BY_LIKING = 0.15;

  /** What may be named at all stays in, whatever the history says against it. */
  private static final double LEAST = 1e-6;

  private final ProductFeatures features;
  private final SessionIndex sessions;
  private final SessionNeighbours neighbours;

  /**
   * @param sessions whose items are the products' numbers of {@code features}
   */
  public Recommender(ProductFeatures features, SessionIndex sessions, NeighbourSettings settings) {
    if (sessions.items() > features.products()) {
      throw new IllegalArgumentException("the sessions hold items that are no product");
    }
    this.features = features;
    this.sessions = sessions;
    this.neighbours = new SessionNeighbours(sessions, settings);
  }

  /** Before anything was learnt: products, history and words only. */
  public static Recommender untaught(ProductFeatures features) {
    return new Recommender(
        features, SessionIndex.of(new Sessions(), 1), NeighbourSettings.standard());
  }

  public ProductFeatures features() {
    return features;
  }

  /**
   * A product that would suit, and what speaks for it.
   *
   * @param neighbours 0 to 1, against the best
   * @param visit likeness with what was looked at now
   * @param history likeness with what the customer looks at and buys
   */
  public record Candidate(
      int number,
      ProductId product,
      double score,
      double neighbours,
      double visit,
      double history) {}

  /**
   * What suits, best first, at most {@code most}. When nothing has what was asked for, what comes
   * near; what is not wanted, too dear or refused is never there.
   */
  public List<Candidate> candidates(Occasion occasion, int most) {
    var found = candidates(occasion, occasion.wishes(), most);
    return found.isEmpty() && !occasion.wishes().wanted().isEmpty()
        ? candidates(occasion, occasion.wishes().withoutWanted(), most)
        : found;
  }

  /** Takes some that differ, best first, each with the reason that says most. */
  public List<Recommendation> choose(List<Candidate> candidates, Occasion occasion, int most) {
    var reasons = new Reasoning(features, sessions, occasion);
    return Diversity.of(features, !occasion.wishes().categories().isEmpty())
        .choose(candidates, most)
        .stream()
        .map(c -> new Recommendation(c.product(), c.score(), reasons.of(c)))
        .toList();
  }

  /** Both at once, with what is in stock. */
  public List<Recommendation> recommend(
      Occasion occasion, Predicate<ProductId> available, int most) {
    var candidates =
        candidates(occasion, CANDIDATES).stream().filter(c -> available.test(c.product())).toList();
    return choose(candidates, occasion, most);
  }

  private List<Candidate> candidates(Occasion occasion, Wishes wishes, int most) {
    var eligible = new Eligible(features, occasion, wishes);
    var session = session(occasion);
    var next =
        neighbours.next(session, occasion.now().getEpochSecond(), FROM_NEIGHBOURS, eligible::test);
    var near = new ItemScores(1 << 9);
    for (var i = 0; i < next.items().length; i++) {
      near.set(next.items()[i], next.scores()[i] / next.scores()[0]);
    }
    var considered = new Considered(visit(session), history(occasion), near, eligible);
    var met = new ItemScores(1 << 10);
    for (var product : next.items()) {
      met.set(product, 1);
    }
    gather(considered, wishes, met);
    var scores = new ItemScores(1 << 10);
    for (var product : met.items()) {
      if (eligible.test(product)) {
        scores.set(product, (float) score(product, considered));
      }
    }
    var best = scores.best(most, _ -> true);
    var ranked = new ArrayList<Candidate>(best.items().length);
    for (var i = 0; i < best.items().length; i++) {
      var product = best.items()[i];
      ranked.add(
          new Candidate(
              product,
              features.product(product).id(),
              best.scores()[i],
              near.of(product),
              Math.max(0, considered.visit().of(features, product)),
              Math.max(0, considered.history().of(features, product))));
    }
    return List.copyOf(ranked);
  }

  /** What a product is held against. */
  private record Considered(Taste visit, Taste history, ItemScores near, Eligible eligible) {}

  private double score(int product, Considered considered) {
    var liked = Math.min(2, considered.eligible().countLiked(product)) / 2.0;
    var wanted = considered.eligible().countWanted(product);
    var score =
        BY_NEIGHBOURS * considered.near().of(product)
            + BY_VISIT * Math.max(0, considered.visit().of(features, product))
            + BY_HISTORY * considered.history().of(features, product)
            + BY_LIKES * liked
            + BY_WISHES * (1 - 1.0 / (1 + wanted))
            + BY_LIKING * features.liking(product);
    return Math.max(LEAST, score);
  }

  /** Products beside the neighbours': those that must be looked at, those like what is liked. */
  private void gather(Considered considered, Wishes wishes, ItemScores into) {
    for (var product : considered.eligible().found()) {
      into.set(product, 1);
    }
    for (var taste : List.of(considered.visit(), considered.history())) {
      for (var feature : taste.strongest(STRONGEST_FEATURES)) {
        gather(feature, into);
      }
    }
    wishes
        .liked()
        .forEach(
            (attribute, values) ->
                values.forEach(value -> gather(features.feature(attribute, value), into)));
    if (into.size() < ENOUGH) {
      for (var product : features.favourites()) {
        into.set(product, 1);
      }
    }
  }

  private void gather(int feature, ItemScores into) {
    if (feature >= 0) {
      var start = features.postingStart(feature);
      var end = Math.min(start + FROM_A_FEATURE, features.postingStart(feature + 1));
      for (var at = start; at < end; at++) {
        into.set(features.posting(at), 1);
      }
    }
  }

  /** What was looked at now; before anything was, the last of what was before. */
  private int[] session(Occasion occasion) {
    var now = numbers(occasion.session());
    if (now.length > 0) {
      return now;
    }
    var last =
        occasion.history().stream()
            .filter(done -> done.kind().strength() > 0)
            .limit(LAST_OF_HISTORY)
            .map(Interaction::product)
            .toList()
            .reversed();
    return numbers(last);
  }

  private int[] numbers(List<ProductId> products) {
    return products.stream().mapToInt(features::number).filter(number -> number >= 0).toArray();
  }

  private Taste visit(int[] session) {
    var taste = new Taste();
    var weight = 1.0;
    for (var i = session.length - 1; i >= 0; i--) {
      taste.add(features, session[i], weight);
      weight *= 0.8;
    }
    return taste;
  }

  private Taste history(Occasion occasion) {
    var taste = new Taste();
    for (var done : occasion.history()) {
      var number = features.number(done.product());
      if (number >= 0) {
        var days = (occasion.now().getEpochSecond() - done.at().getEpochSecond()) / SECONDS_A_DAY;
        taste.add(
            features, number, done.kind().strength() * Math.exp(-Math.max(0, days) / HISTORY_DAYS));
      }
    }
    return taste;
  }
}
