package io.comptoir.commerce.recommend;

import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Recommender.Candidate;
import java.util.Optional;

/**
 * Says why a product is recommended: what was asked for first, then what was said to be liked, then
 * whatever speaks loudest. Nothing is said that is not so.
 */
final class Reasoning {
  private static final double ENOUGH = 0.15;
  private static final int MOST_SESSIONS = 500;

  private final ProductFeatures features;
  private final SessionIndex sessions;
  private final Occasion occasion;
  private final Eligible words;

  Reasoning(ProductFeatures features, SessionIndex sessions, Occasion occasion) {
    this.features = features;
    this.sessions = sessions;
    this.occasion = occasion;
    this.words = new Eligible(features, occasion, occasion.wishes());
  }

  Reason of(Candidate candidate) {
    var product = candidate.number();
    return said(words.asked(product))
        .<Reason>map(f -> new Reason.Asked(f.attribute(), f.value()))
        .or(() -> said(words.liked(product)).map(f -> new Reason.Liked(f.attribute(), f.value())))
        .or(() -> candidate.neighbours() > ENOUGH ? seenWith(product) : Optional.empty())
        .or(() -> resembles(candidate))
        .or(() -> habit(candidate))
        .or(() -> seenWith(product))
        .orElseGet(Reason.Favourite::new);
  }

  private Optional<ProductFeatures.Feature> said(int feature) {
    return feature < 0 ? Optional.empty() : Optional.of(features.feature(feature));
  }

  /** The last product of the visit, or of the history, that some session held together with it. */
  private Optional<Reason> seenWith(int product) {
    for (var seen : occasion.session().reversed()) {
      if (together(product, features.number(seen))) {
        return Optional.of(new Reason.SeenWith(seen));
      }
    }
    return occasion.history().stream()
        .filter(done -> done.kind().strength() > 0)
        .limit(5)
        .map(Interaction::product)
        .filter(seen -> together(product, features.number(seen)))
        .<Reason>map(Reason.SeenWith::new)
        .findFirst();
  }

  private boolean together(int one, int other) {
    if (one < 0 || other < 0 || Math.max(one, other) >= sessions.items() || one == other) {
      return false;
    }
    var a = sessions.postingStart(one);
    var b = sessions.postingStart(other);
    var endA = Math.min(sessions.postingStart(one + 1), a + MOST_SESSIONS);
    var endB = Math.min(sessions.postingStart(other + 1), b + MOST_SESSIONS);
    while (a < endA && b < endB) {
      var left = sessions.posting(a);
      var right = sessions.posting(b);
      if (left == right) {
        return true;
      }
      if (left > right) {
        a++;
      } else {
        b++;
      }
    }
    return false;
  }

  private Optional<Reason> resembles(Candidate candidate) {
    if (candidate.visit() < 0.3) {
      return Optional.empty();
    }
    ProductId nearest = null;
    var most = 0.3f;
    for (var seen : occasion.session().reversed()) {
      var number = features.number(seen);
      var alike = number < 0 ? 0 : features.alike(candidate.number(), number);
      if (alike > most) {
        most = alike;
        nearest = seen;
      }
    }
    return nearest == null ? Optional.empty() : Optional.of(new Reason.Resembles(nearest));
  }

  /** The feature that history and product share most of. */
  private Optional<Reason> habit(Candidate candidate) {
    if (candidate.history() < ENOUGH) {
      return Optional.empty();
    }
    var taste = new Taste();
    for (var done : occasion.history()) {
      var number = features.number(done.product());
      if (number >= 0) {
        taste.add(features, number, done.kind().strength());
      }
    }
    var best = -1;
    var most = 0f;
    for (var at = features.start(candidate.number());
        at < features.start(candidate.number() + 1);
        at++) {
      var feature = features.featureAt(at);
      var shared = features.isTaste(feature) ? taste.of(feature) * features.weightAt(at) : 0;
      if (shared > most) {
        most = shared;
        best = feature;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    var feature = features.feature(best);
    return Optional.of(new Reason.Habit(feature.attribute(), feature.value()));
  }
}
