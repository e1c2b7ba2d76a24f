package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
  private static final int FROM_A_FEATURE = 60;
  private static final int STRONGEST_FEATURES = 8;
  private static final int LAST_OF_HISTORY = 5;
  private static final double SECONDS_A_DAY = 86_400;
  private static final double HISTORY_DAYS = 30;

  private static final double BY_NEIGHBOURS = 1.0;
  private static final double BY_VISIT = 0.5;
  private static final double BY_HISTORY = 0.4;
  private static final double BY_LIKES = 0.5;
  private static final double BY_WISHES = 0.6;
  private static final double BY_LIKING = 0.15;

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
    var visit = visit(session);
    var history = history(occasion);
    var near = new HashMap<Integer, Double>();
    for (var i = 0; i < next.items().length; i++) {
      near.put(next.items()[i], (double) next.scores()[i] / next.scores()[0]);
    }
    var scores = new ItemScores(1 << 9);
    near.keySet().forEach(product -> scores.set(product, 1));
    gather(eligible, visit, history, wishes, scores);
    var ranked = new ArrayList<Candidate>();
    for (var product : scores.items()) {
      if (eligible.test(product)) {
        ranked.add(candidate(product, near.getOrDefault(product, 0.0), visit, history, eligible));
      }
    }
    ranked.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparingInt(Candidate::number));
    return List.copyOf(ranked.subList(0, Math.min(most, ranked.size())));
  }

  private Candidate candidate(
      int product, double near, Taste visit, Taste history, Eligible eligible) {
    var now = Math.max(0, visit.of(features, product));
    var before = history.of(features, product);
    var liked = Math.min(2, eligible.countLiked(product)) / 2.0;
    var wanted = eligible.countWanted(product);
    var score =
        BY_NEIGHBOURS * near
            + BY_VISIT * now
            + BY_HISTORY * before
            + BY_LIKES * liked
            + BY_WISHES * (1 - 1.0 / (1 + wanted))
            + BY_LIKING * features.liking(product);
    return new Candidate(
        product, features.product(product).id(), score, near, now, Math.max(0, before));
  }

  /** Products beside the neighbours': those that must be looked at, those like what is liked. */
  private void gather(
      Eligible eligible, Taste visit, Taste history, Wishes wishes, ItemScores into) {
    for (var product : eligible.scanned()) {
      into.set(product, 1);
    }
    for (var taste : List.of(visit, history)) {
      for (var feature : taste.strongest(STRONGEST_FEATURES)) {
        gather(feature, into);
      }
    }
    wishes
        .liked()
        .forEach(
            (attribute, values) ->
                values.forEach(value -> gather(features.feature(attribute, value), into)));
    for (var product : features.favourites()) {
      into.set(product, 1);
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
