package io.comptoir.command;

import io.comptoir.action.Learning;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.commerce.recommend.NeighbourSettings;
import io.comptoir.commerce.recommend.ProductFeatures;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.commerce.recommend.SessionIndex;
import io.comptoir.commerce.recommend.Sessions;
import io.comptoir.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One open shop's recommender, made anew now and then from what customers did with products on all
 * channels. Whoever asks meanwhile gets the one before.
 */
final class SessionLearner {
  /** Older sessions say little. */
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private static final int MOST = 5_000_000;

  /** Who does nothing for so long begins a new session. */
  private static final Duration PAUSE = Duration.ofMinutes(30);

  private final ShopId shop;
  private final Catalog catalog;
  private final InteractionStore interactions;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Recommender> current = new AtomicReference<>();

  SessionLearner(ShopId shop, Catalog catalog, InteractionStore interactions, InstantSource clock) {
    this.shop = shop;
    this.catalog = catalog;
    this.interactions = interactions;
    this.clock = clock;
  }

  Learning learning() {
    return new Learning(interactions, this::recommender);
  }

  /**
   * Reads what was done and takes up what it says.
   *
   * @return sessions learnt from
   */
  int learn() {
    var features = ProductFeatures.of(catalog);
    var settings = NeighbourSettings.standard();
    var sessions = sessions(features);
    current.set(new Recommender(features, SessionIndex.of(sessions, settings.recent()), settings));
    return sessions.sessionCount();
  }

  /** Before anything was learnt, one that goes by products and words. */
  private Recommender recommender() {
    var known = current.get();
    if (known != null) {
      return known;
    }
    var untaught = Recommender.untaught(ProductFeatures.of(catalog));
    var before = current.compareAndExchange(null, untaught);
    return before == null ? untaught : before;
  }

  private record Last(int session, Instant at) {}

  private Sessions sessions(ProductFeatures features) {
    var sessions = new Sessions();
    var last = new HashMap<CustomerId, Last>();
    interactions.each(
        shop,
        clock.instant().minus(REMEMBERED),
        MOST,
        done -> {
          var product = features.number(done.product());
          if (product >= 0 && done.kind().strength() > 0) {
            sessions.add(session(done, last, sessions), product, done.at().getEpochSecond());
          }
        });
    return sessions;
  }

  /** They come newest first: a gap to the one that followed ends the session before it. */
  private static int session(Interaction done, HashMap<CustomerId, Last> last, Sessions sessions) {
    var later = last.get(done.customer());
    var number =
        later == null || Duration.between(done.at(), later.at()).compareTo(PAUSE) > 0
            ? sessions.sessionCount()
            : later.session();
    last.put(done.customer(), new Last(number, done.at()));
    return number;
  }
}
