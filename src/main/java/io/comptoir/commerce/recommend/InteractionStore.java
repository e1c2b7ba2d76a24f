package io.comptoir.commerce.recommend;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Where interactions are kept; they are never changed. */
public interface InteractionStore {
  void add(List<Interaction> interactions);

  /** The customer's last ones, newest first, at most {@code limit}. */
  List<Interaction> ofCustomer(ShopId shop, CustomerId customer, int limit);

  /** The shop's last ones since then, newest first, at most {@code limit}, one by one. */
  void each(ShopId shop, Instant since, int limit, Consumer<Interaction> consumer);
}
