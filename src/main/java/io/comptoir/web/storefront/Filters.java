package io.comptoir.web.storefront;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a shopper narrows a list of products, as the form of the page sends it: {@code f.notes=fig},
 * {@code min}, {@code max}, {@code sort}, {@code page}. What makes no sense is left out, so that an
 * old or mistyped address still shows a page.
 *
 * @param text the words searched for; "" in a category
 * @param wanted attribute → any of these values
 * @param page 1 is the first
 */
public record Filters(
    String text,
    Map<String, Set<String>> wanted,
    @Nullable Money min,
    @Nullable Money max,
    Sort sort,
    int page) {
  static final int MAX_TEXT = 200;
  private static final int MAX_ATTRIBUTES = 20;
  private static final int MAX_VALUES = 40;
  private static final int MAX_PAGE = 1_000;
  private static final BigDecimal MAX_PRICE = new BigDecimal(10_000_000);

  public Filters {
    var copy = new LinkedHashMap<String, Set<String>>();
    wanted.forEach((k, v) -> copy.put(k, Collections.unmodifiableSet(new LinkedHashSet<>(v))));
    wanted = Collections.unmodifiableMap(copy);
  }

  /** The order of a list. */
  public enum Sort {
    FEATURED,
    NEWEST,
    RATING,
    PRICE_UP,
    PRICE_DOWN;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Sort of(@Nullable String key) {
      for (var sort : values()) {
        if (sort.key().equals(key)) {
          return sort;
        }
      }
      return FEATURED;
    }
  }

  static Filters of(Map<String, List<String>> query, Currency currency) {
    var wanted = new LinkedHashMap<String, Set<String>>();
    query.forEach(
        (name, values) -> {
          if (name.startsWith("f.") && name.length() > 2 && wanted.size() < MAX_ATTRIBUTES) {
            var kept = new LinkedHashSet<String>();
            values.stream().filter(v -> !v.isBlank()).limit(MAX_VALUES).forEach(kept::add);
            if (!kept.isEmpty()) {
              wanted.put(name.substring(2), kept);
            }
          }
        });
    var text = first(query, "q").strip();
    return new Filters(
        text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text,
        wanted,
        money(first(query, "min"), currency),
        money(first(query, "max"), currency),
        Sort.of(first(query, "sort")),
        page(first(query, "page")));
  }

  public boolean has(String attribute, String value) {
    return wanted.getOrDefault(attribute, Set.of()).contains(value);
  }

  /** Whether anything is narrowed down. */
  public boolean any() {
    return !wanted.isEmpty() || min != null || max != null;
  }

  boolean accept(Product product) {
    return acceptPrice(product) && wanted.keySet().stream().allMatch(a -> accept(product, a));
  }

  /** Whether the product passes everything but this attribute, for counting its other values. */
  boolean acceptBut(Product product, String attribute) {
    return acceptPrice(product)
        && wanted.keySet().stream()
            .filter(a -> !a.equals(attribute))
            .allMatch(a -> accept(product, a));
  }

  private boolean accept(Product product, String attribute) {
    var values = wanted.getOrDefault(attribute, Set.of());
    return product.attributes().getOrDefault(attribute, List.of()).stream()
        .anyMatch(values::contains);
  }

  private boolean acceptPrice(Product product) {
    if (min == null && max == null) {
      return true;
    }
    var price = Tile.cheapest(product);
    return price != null
        && comparable(price)
        && (min == null || price.compareTo(min) >= 0)
        && (max == null || price.compareTo(max) <= 0);
  }

  private boolean comparable(Money price) {
    var bound = min != null ? min : max;
    return bound == null || bound.currency().equals(price.currency());
  }

  Filters onPage(int page) {
    return new Filters(text, wanted, min, max, sort, page);
  }

  Filters without(String attribute, String value) {
    var next = new LinkedHashMap<>(wanted);
    var kept = new LinkedHashSet<>(wanted.getOrDefault(attribute, Set.of()));
    kept.remove(value);
    if (kept.isEmpty()) {
      next.remove(attribute);
    } else {
      next.put(attribute, kept);
    }
    return new Filters(text, next, min, max, sort, 1);
  }

  Filters withoutPrice() {
    return new Filters(text, wanted, null, null, sort, 1);
  }

  Filters cleared() {
    return new Filters(text, Map.of(), null, null, sort, 1);
  }

  /** The address's query, "" or starting with a question mark. */
  String query() {
    var parts = new ArrayList<String>();
    if (!text.isEmpty()) {
      parts.add("q=" + Links.query(text));
    }
    wanted.forEach(
        (attribute, values) ->
            values.forEach(v -> parts.add("f." + Links.query(attribute) + "=" + Links.query(v))));
    if (min != null) {
      parts.add("min=" + plain(min));
    }
    if (max != null) {
      parts.add("max=" + plain(max));
    }
    if (sort != Sort.FEATURED) {
      parts.add("sort=" + sort.key());
    }
    if (page > 1) {
      parts.add("page=" + page);
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  /** What the field of the lowest price holds; "" when open. */
  public String minText() {
    return min == null ? "" : plain(min);
  }

  public String maxText() {
    return max == null ? "" : plain(max);
  }

  /** As a number field holds it: 12, 12.5. */
  static String plain(Money money) {
    return money.major().stripTrailingZeros().toPlainString();
  }

  private static String first(Map<String, List<String>> query, String name) {
    var values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static @Nullable Money money(String text, Currency currency) {
    if (text.isBlank() || text.length() > 12) {
      return null;
    }
    try {
      var amount = new BigDecimal(text.strip().replace(',', '.'));
      return amount.signum() < 0 || amount.compareTo(MAX_PRICE) > 0
          ? null
          : Money.ofMajor(amount, currency);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static int page(String text) {
    try {
      return Math.clamp(Long.parseLong(text), 1, MAX_PAGE);
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
