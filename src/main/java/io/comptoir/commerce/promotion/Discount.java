package io.comptoir.commerce.promotion;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a promotion takes off.
 *
 * @param byItem what it takes off each line; sums to {@code amount}
 * @param freeDelivery whether delivery costs nothing
 */
public record Discount(
    Promotion promotion, Money amount, Map<ProductId, Money> byItem, boolean freeDelivery) {
  public Discount {
    byItem = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byItem));
  }
}
