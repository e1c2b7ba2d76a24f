package io.comptoir.customer;

import io.comptoir.base.ShopId;

/**
 * A person who talks to a shop.
 *
 * @param version of the stored row; a change made on an older version is refused
 */
public record Customer(CustomerId id, ShopId shop, Profile profile, long version) {}
