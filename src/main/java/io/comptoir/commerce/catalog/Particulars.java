package io.comptoir.commerce.catalog;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product.Picture;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What feeds know of a product or a variant besides what every product has.
 *
 * @param prices what it costs in other currencies than the catalogue's
 * @param stockAt store id → pieces there
 * @param pictures of this variant; a product's own stand in {@link Product#images()}
 * @param films addresses of films and models that can be turned
 * @param related other products by what they are to this one
 * @param codes what others call it: {@code gtin}, {@code mpn}, {@code sku}
 * @param link its page elsewhere
 * @param deleted no longer in the range: neither found nor sold, still there for old orders
 */
public record Particulars(
    Map<Currency, Money> prices,
    Map<String, Integer> stockAt,
    List<Picture> pictures,
    List<String> films,
    Map<Relation, List<ProductId>> related,
    Map<String, String> codes,
    @Nullable String link,
    boolean deleted) {
  public static final Particulars NONE =
      new Particulars(Map.of(), Map.of(), List.of(), List.of(), Map.of(), Map.of(), null, false);

  public Particulars {
    prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
    stockAt = Collections.unmodifiableMap(new LinkedHashMap<>(stockAt));
    pictures = List.copyOf(pictures);
    films = List.copyOf(films);
    related = Collections.unmodifiableMap(new LinkedHashMap<>(related));
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }

  /** What another product is to this one; going well together is {@link Product#pairsWith()}. */
  public enum Relation {
    /** Belongs to it: a refill, a lid. */
    ACCESSORY,
    /** May be bought in its place. */
    ALTERNATIVE,
    /** The newer one that took its place. */
    SUCCESSOR
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  Particulars withDeleted(boolean nowDeleted) {
    return new Particulars(prices, stockAt, pictures, films, related, codes, link, nowDeleted);
  }
}
