package io.comptoir.web.storefront;

import io.comptoir.base.ShopId;
import java.util.Optional;

/** The shops that have a storefront here. Asked for each page, so that a reload shows at once. */
public interface ShopFronts {
  Optional<ShopFront> find(ShopId shop);
}
