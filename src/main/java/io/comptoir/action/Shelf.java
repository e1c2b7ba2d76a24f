package io.comptoir.action;

import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Option;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/**
 * How many pieces are left of items as they are wanted: of the product, or of the product on the
 * day it is for. A day of which nobody has taken anything yet has all the product's pieces.
 */
final class Shelf {
  private final Counter counter;

  Shelf(Counter counter) {
    this.counter = counter;
  }

  /** What is left by item; an item that is not counted is absent. */
  Map<ProductId, Integer> left(Collection<ProductId> items) {
    var ids = new LinkedHashSet<ProductId>();
    items.forEach(item -> ids.addAll(HeldGoods.countedAs(item)));
    if (ids.isEmpty()) {
      return Map.of();
    }
    var kept = counter.stock().left(counter.shop(), ids);
    var left = new LinkedHashMap<ProductId, Integer>();
    for (var item : items) {
      var counted = countedAs(item);
      var pieces = kept.get(counted);
      if (pieces != null) {
        left.put(item, pieces);
      } else {
        onItsDay(item).map(Product::stock).ifPresent(all -> left.put(item, all));
      }
    }
    return left;
  }

  Optional<Integer> left(ProductId item) {
    return Optional.ofNullable(left(java.util.List.of(item)).get(item));
  }

  /** The id under which the pieces of an item are counted. */
  ProductId countedAs(ProductId item) {
    var wanted = Configuration.of(item);
    return day(item)
        .map(option -> HeldGoods.onDay(wanted.product(), option, wanted.of(option).getFirst()))
        .orElse(wanted.product());
  }

  /** Begins to count the days of these items that nobody has taken anything of yet. */
  void count(Collection<ProductId> items) {
    var first = new LinkedHashMap<ProductId, Integer>();
    for (var item : items) {
      onItsDay(item).map(Product::stock).ifPresent(all -> first.put(countedAs(item), all));
    }
    if (!first.isEmpty()) {
      counter.stock().countIfAbsent(counter.shop(), first);
    }
  }

  /** The product of an item whose pieces are those of its day. */
  private Optional<Product> onItsDay(ProductId item) {
    return day(item).flatMap(_ -> counter.catalog().find(item));
  }

  /** The option that says the day whose pieces count. */
  private Optional<String> day(ProductId item) {
    var wanted = Configuration.of(item);
    return wanted.chosen().isEmpty()
        ? Optional.empty()
        : counter
            .catalog()
            .find(item)
            .flatMap(product -> counter.catalog().options().countedByDay(product))
            .map(Option::id)
            .filter(option -> !wanted.of(option).isEmpty());
  }
}
