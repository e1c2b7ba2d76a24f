package io.comptoir.web.storefront;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of products with what narrows it.
 *
 * @param action where the filters' form goes
 * @param total products that pass the filters
 * @param price the span of prices in the whole list, absent when nothing has one
 * @param chosen what narrows the list now, each with the way to take it off
 * @param clear the address without any filter
 */
public record Listing(
    String action,
    List<Tile> tiles,
    int total,
    Filters filters,
    List<Facet> facets,
    @Nullable Span price,
    List<Choice> sorts,
    List<Chosen> chosen,
    String clear,
    List<PageLink> pages) {
  static final int PAGE = 24;

  public Listing {
    tiles = List.copyOf(tiles);
    facets = List.copyOf(facets);
    sorts = List.copyOf(sorts);
    chosen = List.copyOf(chosen);
    pages = List.copyOf(pages);
  }

  /** Prices as number fields hold them. */
  public record Span(String min, String max, String currency) {}

  public record Choice(String value, String label, boolean chosen) {}

  public record Chosen(String label, String without) {}

  public record PageLink(String label, String url, boolean current) {}

  /** The addresses before and after the page shown, for the head and the arrows. */
  public @Nullable String url(int offset) {
    for (var i = 0; i < pages.size(); i++) {
      if (pages.get(i).current()) {
        var other = i + offset;
        return other < 0 || other >= pages.size() ? null : pages.get(other).url();
      }
    }
    return null;
  }

  /**
   * @param products all there are, best first
   * @param action the address of the list without its query
   */
  static Listing of(List<Product> products, Filters filters, String action, Visit visit) {
    var passing =
        products.stream().filter(filters::accept).sorted(order(filters.sort(), visit)).toList();
    var last = Math.max(1, (passing.size() + PAGE - 1) / PAGE);
    var page = Math.min(filters.page(), last);
    var shown = passing.subList((page - 1) * PAGE, Math.min(page * PAGE, passing.size()));
    return new Listing(
        action,
        Tile.of(shown, visit),
        passing.size(),
        filters,
        Facet.of(products, filters, visit),
        span(products, visit),
        sorts(filters, visit.words()),
        chosen(filters, action, visit),
        action + filters.cleared().query(),
        pages(filters, action, page, last, visit.words()));
  }

  /** Featured keeps the order given. Products without a price come last when prices are sorted. */
  private static Comparator<Product> order(Filters.Sort sort, Visit visit) {
    return switch (sort) {
      case FEATURED -> (a, b) -> 0;
      case NEWEST ->
          Comparator.comparing(
              Product::added, Comparator.nullsLast(Comparator.<java.time.LocalDate>reverseOrder()));
      case RATING ->
          Comparator.comparingDouble((Product p) -> p.rating().average())
              .thenComparingInt(p -> p.rating().count())
              .reversed();
      case PRICE_UP -> byPrice(Comparator.naturalOrder(), visit);
      case PRICE_DOWN -> byPrice(Comparator.reverseOrder(), visit);
    };
  }

  private static Comparator<Product> byPrice(Comparator<Long> direction, Visit visit) {
    return Comparator.comparing(p -> amount(p, visit), Comparator.nullsLast(direction));
  }

  private static @Nullable Long amount(Product product, Visit visit) {
    var price = Tile.cheapest(product);
    return price == null || !price.currency().equals(visit.front().currency())
        ? null
        : price.minor();
  }

  private static @Nullable Span span(List<Product> products, Visit visit) {
    var currency = visit.front().currency();
    var amounts =
        products.stream().map(p -> amount(p, visit)).flatMap(java.util.stream.Stream::ofNullable);
    var statistics = amounts.mapToLong(Long::longValue).summaryStatistics();
    if (statistics.getCount() == 0) {
      return null;
    }
    return new Span(
        Filters.plain(new Money(statistics.getMin(), currency)),
        Filters.plain(new Money(statistics.getMax(), currency)),
        currency.getSymbol(visit.language().locale()));
  }

  private static List<Choice> sorts(Filters filters, Words words) {
    var choices = new ArrayList<Choice>();
    for (var sort : Filters.Sort.values()) {
      choices.add(new Choice(sort.key(), words.text("sort." + sort.key()), sort == filters.sort()));
    }
    return choices;
  }

  private static List<Chosen> chosen(Filters filters, String action, Visit visit) {
    var chosen = new ArrayList<Chosen>();
    var vocabulary = visit.front().catalog().vocabulary();
    filters
        .wanted()
        .forEach(
            (attribute, values) ->
                values.forEach(
                    value ->
                        chosen.add(
                            new Chosen(
                                Facet.label(vocabulary, attribute, value, visit),
                                action + filters.without(attribute, value).query()))));
    if (filters.min() != null || filters.max() != null) {
      chosen.add(
          new Chosen(priceLabel(filters, visit.words()), action + filters.withoutPrice().query()));
    }
    return chosen;
  }

  private static String priceLabel(Filters filters, Words words) {
    var min = filters.min();
    var max = filters.max();
    if (min != null && max != null) {
      return words.text("filter.between", words.money(min), words.money(max));
    }
    return min != null
        ? words.text("filter.from", words.money(min))
        : max != null ? words.text("filter.upto", words.money(max)) : "";
  }

  private static List<PageLink> pages(
      Filters filters, String action, int page, int last, Words words) {
    var links = new ArrayList<PageLink>();
    if (last > 1) {
      for (var i = 1; i <= last; i++) {
        links.add(new PageLink(words.number(i), action + filters.onPage(i).query(), i == page));
      }
    }
    return links;
  }
}
