package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.commerce.recommend.ProductFeatures;
import io.comptoir.commerce.recommend.Recommender;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Recommending from products and words alone. */
final class Unlearned implements InteractionStore {
  private static final Unlearned NOTHING = new Unlearned();

  static Learning of(Counter counter) {
    return new Learning(NOTHING, once(counter.catalog()));
  }

  @Override
  public void add(List<Interaction> interactions) {}

  @Override
  public List<Interaction> ofCustomer(ShopId shop, CustomerId customer, int limit) {
    return List.of();
  }

  @Override
  public void each(ShopId shop, Instant since, int limit, Consumer<Interaction> consumer) {}

  /** Made when somebody first asks: many a shop is opened that nobody does in. */
  private static Supplier<Recommender> once(Catalog catalog) {
    var made = new AtomicReference<@Nullable Recommender>();
    return () -> {
      var known = made.get();
      if (known != null) {
        return known;
      }
      made.compareAndSet(null, Recommender.untaught(ProductFeatures.of(catalog)));
      return java.util.Objects.requireNonNull(made.get());
    };
  }
}
