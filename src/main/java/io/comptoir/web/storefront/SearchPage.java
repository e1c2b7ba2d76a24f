package io.comptoir.web.storefront;

import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.web.storefront.Frame.About;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a search found.
 *
 * @param searched whether any words were given
 * @param close whether nothing fitted exactly and what is shown comes close
 * @param near where few fitted, what comes near
 * @param suggestions shown when nothing was found
 */
public record SearchPage(
    Frame frame,
    String text,
    boolean searched,
    boolean close,
    Listing listing,
    List<Tile> near,
    List<Tile> suggestions) {
  private static final int MOST = 100;
  private static final int SUGGESTIONS = 4;
  private static final int NEAR = 8;

  public SearchPage {
    near = List.copyOf(near);
    suggestions = List.copyOf(suggestions);
  }

  /** The query for these words; only what {@link Filters} does not do itself. */
  static SearchQuery query(Filters filters, Visit visit) {
    return new SearchQuery(
        filters.text(),
        visit.language(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        null,
        null,
        Set.of(),
        SearchQuery.Sort.RELEVANCE,
        false,
        0,
        MOST);
  }

  /** The products of a result, in its order. */
  static List<Product> products(SearchResult result, Visit visit) {
    return products(result.hits(), visit);
  }

  private static List<Product> products(List<SearchResult.Hit> hits, Visit visit) {
    return hits.stream()
        .map(h -> visit.front().catalog().find(h.product()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  static SearchPage of(SearchResult result, Filters filters, Visit visit) {
    var words = visit.words();
    var text = filters.text();
    var listing = Listing.of(products(result, visit), filters, visit.links().search(), visit);
    var title = text.isEmpty() ? words.text("search.title") : words.text("search.for", text);
    var about = About.page(title, "/search" + filters.query()).searched(text).unlisted();
    var events =
        new DataEvent[] {
          DataEvent.search(text, listing.total()),
          DataEvent.viewList("search_results", title, listing.tiles(), visit)
        };
    return new SearchPage(
        Frame.of(visit, text.isEmpty() ? about : about.telling(events)),
        text,
        !text.isEmpty(),
        !result.relaxed().isEmpty(),
        listing,
        filters.any() || result.total() >= NEAR
            ? List.of()
            : Tile.of(products(result.near(), visit).stream().limit(NEAR).toList(), visit),
        listing.total() > 0 ? List.of() : Tile.of(suggested(visit), visit));
  }

  static List<Product> suggested(Visit visit) {
    return Shelf.bestsellers(visit, SUGGESTIONS);
  }
}
