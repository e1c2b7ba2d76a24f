package io.comptoir.web.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A product as the data layer names it (Google Analytics 4, "items" of the e-commerce events).
 *
 * @param price in major units, absent when not sold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
    @JsonProperty("item_id") String id,
    @JsonProperty("item_name") String name,
    @JsonProperty("item_brand") @Nullable String brand,
    @JsonProperty("item_category") @Nullable String category,
    @JsonProperty("item_variant") @Nullable String variant,
    @JsonProperty("price") @Nullable BigDecimal price,
    @JsonProperty("quantity") int quantity) {

  static Item of(Product product, ProductId item, Visit visit) {
    var detail = visit.front().catalog().detail(item, visit.language());
    return new Item(
        item.value(),
        product.name().in(visit.language()),
        product.brand(),
        product.categories().isEmpty() ? null : product.categories().getFirst(),
        detail.isEmpty() ? null : detail,
        visit
            .front()
            .catalog()
            .priceOf(item, visit.today())
            .or(() -> product.priceOf(item))
            .map(m -> m.major())
            .orElse(null),
        1);
  }
}
