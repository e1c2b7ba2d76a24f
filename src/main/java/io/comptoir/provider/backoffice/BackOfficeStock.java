package io.comptoir.provider.backoffice;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stock that the shop's own back end counts. What is left is remembered for a moment, and longer
 * while it does not answer, so that pages can be shown; nothing is sold without its word.
 */
public final class BackOfficeStock implements StockStore {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration STALE = Duration.ofMinutes(10);
  private static final int MOST_REMEMBERED = 100_000;

  private final BackOffice office;
  private final InstantSource clock;
  private final Map<ProductId, Seen> seen = new ConcurrentHashMap<>();

  /**
   * @param left null when it is not counted
   */
  private record Seen(@Nullable Integer left, Instant at) {}

  public BackOfficeStock(BackOffice office, InstantSource clock) {
    this.office = office;
    this.clock = clock;
  }

  @Override
  public Map<ProductId, Integer> left(ShopId shop, Collection<ProductId> ids) {
    var now = clock.instant();
    var unknown = ids.stream().distinct().filter(id -> !known(id, now, FRESH)).toList();
    if (!unknown.isEmpty()) {
      try {
        look(unknown, now);
      } catch (BackOffice.Unavailable e) {
        if (!unknown.stream().allMatch(id -> known(id, now, STALE))) {
          throw e;
        }
      }
    }
    var left = new HashMap<ProductId, Integer>();
    for (var id : ids) {
      var last = seen.get(id);
      if (last != null && last.left() != null) {
        left.put(id, last.left());
      }
    }
    return left;
  }

  /** The back end counts its own. */
  @Override
  public void countIfAbsent(ShopId shop, Map<ProductId, Integer> pieces) {}

  /** The back end counts its own. */
  @Override
  public void count(ShopId shop, Map<ProductId, Integer> pieces) {}

  @Override
  public Collection<ProductId> reserve(ShopId shop, String key, Map<ProductId, Integer> pieces) {
    return exchange(shop, List.of(), key, pieces);
  }

  @Override
  public Collection<ProductId> exchange(
      ShopId shop, Collection<String> from, String key, Map<ProductId, Integer> pieces) {
    var counted = new LinkedHashMap<String, Integer>();
    pieces.forEach((id, count) -> counted.put(id.value(), count));
    var answer =
        office.ask(
            "/v1/stock/reserve",
            Map.of("key", key, "pieces", counted, "from", List.copyOf(new TreeSet<>(from))));
    var tooFew = new ArrayList<ProductId>();
    for (var id : answer.path("tooFew")) {
      tooFew.add(new ProductId(id.asString()));
    }
    pieces.keySet().forEach(seen::remove);
    return tooFew;
  }

  @Override
  public void release(ShopId shop, String key) {
    office.ask("/v1/stock/release", Map.of("key", key));
    seen.clear();
  }

  private void look(List<ProductId> ids, Instant now) {
    var answer =
        office
            .ask("/v1/stock/left", Map.of("items", ids.stream().map(ProductId::value).toList()))
            .path("left");
    if (seen.size() > MOST_REMEMBERED) {
      seen.clear();
    }
    for (var id : ids) {
      var count = answer.path(id.value());
      seen.put(id, new Seen(count.isInt() ? Math.max(0, count.asInt()) : null, now));
    }
  }

  private boolean known(ProductId id, Instant now, Duration age) {
    var last = seen.get(id);
    return last != null && last.at().plus(age).isAfter(now);
  }
}
