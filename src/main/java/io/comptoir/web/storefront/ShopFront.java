package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.search.ProductSearch;
import io.comptoir.shop.ShopSettings.Brand;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * What the storefront shows of one shop, as it stands at this moment.
 *
 * @param languages the first is the shop's own
 * @param demonstration whether nothing is really sold, which every page then says
 * @param articles in the order in which they are listed
 */
public record ShopFront(
    ShopId id,
    String name,
    List<Language> languages,
    ZoneId zone,
    Currency currency,
    Catalog catalog,
    ProductSearch search,
    List<Article> articles,
    Showcase showcase,
    Brand brand,
    boolean demonstration) {
  public ShopFront {
    languages = List.copyOf(languages);
    articles = List.copyOf(articles);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a shop speaks at least one language: " + id);
    }
  }

  public Language ownLanguage() {
    return languages.getFirst();
  }
}
