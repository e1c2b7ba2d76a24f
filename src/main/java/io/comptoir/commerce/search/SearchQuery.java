package io.comptoir.commerce.search;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper looks for. A refinement ("moins cher", "en rouge") is a new query made from the
 * last one.
 *
 * @param text free words, may be empty
 * @param categories any of these
 * @param wanted attribute → any of these values; several attributes must all hold
 * @param unwanted attribute → none of these values
 * @param unwantedWords words that must not describe the product
 * @param minPrice inclusive
 * @param maxPrice inclusive
 * @param exclude products not to show again
 * @param soldOnly leave out what has no price
 * @param offset hits to skip
 * @param limit 1 to 100
 */
public record SearchQuery(
    String text,
    Language language,
    List<String> categories,
    Map<String, Set<String>> wanted,
    Map<String, Set<String>> unwanted,
    List<String> unwantedWords,
    @Nullable Money minPrice,
    @Nullable Money maxPrice,
    Set<ProductId> exclude,
    Sort sort,
    boolean soldOnly,
    int offset,
    int limit) {
  public SearchQuery {
    categories = List.copyOf(categories);
    wanted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(wanted));
    unwanted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(unwanted));
    unwantedWords = List.copyOf(unwantedWords);
    exclude = Set.copyOf(exclude);
    if (offset < 0 || limit < 1 || limit > 100) {
      throw new IllegalArgumentException("a page starts at 0 or later and holds 1 to 100 hits");
    }
  }

  public enum Sort {
    RELEVANCE,
    PRICE_UP,
    PRICE_DOWN,
    NEWEST,
    RATING,
    BESTSELLING,
    /** What costs less than before, deepest cut first. */
    OFFERS
  }

  public static SearchQuery of(String text, Language language) {
    return new SearchQuery(
        text,
        language,
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        Set.of(),
        Sort.RELEVANCE,
        false,
        0,
        10);
  }
}
