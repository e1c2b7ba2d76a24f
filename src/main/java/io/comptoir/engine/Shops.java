package io.comptoir.engine;

import io.comptoir.base.ShopId;
import java.util.Optional;
import java.util.Set;

/** The shops that this server serves. */
public interface Shops {
  Optional<ShopCounter> find(ShopId shop);

  Set<ShopId> ids();

  static Shops of(ShopCounter only) {
    return new Shops() {
      @Override
      public Optional<ShopCounter> find(ShopId shop) {
        return shop.equals(only.shop()) ? Optional.of(only) : Optional.empty();
      }

      @Override
      public Set<ShopId> ids() {
        return Set.of(only.shop());
      }
    };
  }
}
