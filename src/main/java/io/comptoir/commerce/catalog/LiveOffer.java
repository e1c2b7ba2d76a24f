package io.comptoir.commerce.catalog;

import io.comptoir.base.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a product or a variant costs at the moment.
 *
 * @param price null for the catalogue's own
 * @param compareAt the price before an offer; of a product, never of a variant
 * @param insteadOf the catalogue's price when this was said, null where there was none: once the
 *     catalogue says another one, that is newer and counts
 */
public record LiveOffer(
    ProductId product,
    @Nullable Money price,
    @Nullable Money compareAt,
    @Nullable Money insteadOf) {
  public LiveOffer {
    if ((price != null && price.minor() < 0) || (compareAt != null && compareAt.minor() < 0)) {
      throw new IllegalArgumentException("a price is 0 or more");
    }
    if (price == null && compareAt != null) {
      throw new IllegalArgumentException("a price before needs a price now");
    }
  }
}
