package io.comptoir.web.storefront;

import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.Product;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One attribute to narrow a list by.
 *
 * @param name of the form's field
 * @param open whether it is shown unfolded: something in it is chosen
 */
public record Facet(String name, String label, List<Option> options, boolean open) {
  private static final int MOST = 7;
  private static final int MOST_OPTIONS = 14;

  public Facet {
    options = List.copyOf(options);
  }

  /**
   * @param count products that would be shown with this value and what is chosen elsewhere
   */
  public record Option(String value, String label, int count, boolean chosen) {}

  /**
   * The attributes that tell these products apart, those that most products have first; an
   * attribute is left out when all have the same value, hardly any has one, or each has its own.
   */
  static List<Facet> of(List<Product> products, Filters filters, Visit visit) {
    var ranked = new LinkedHashMap<Facet, Long>();
    for (var attribute : visit.front().catalog().vocabulary().attributes().values()) {
      var having = products.stream().filter(p -> p.attributes().containsKey(attribute.key()));
      var facet = of(attribute, products, filters, visit);
      var chosen = filters.wanted().containsKey(attribute.key());
      var covered = having.count();
      var narrows = facet.options().size() > 1 && covered * 5 >= products.size();
      if (chosen || narrows && !names(attribute.key(), products)) {
        ranked.put(facet, chosen ? Long.MAX_VALUE : covered);
      }
    }
    return ranked.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether nearly each value is that of one product, which it names and does not narrow. */
  private static boolean names(String attribute, List<Product> products) {
    var values =
        products.stream()
            .flatMap(p -> p.attributes().getOrDefault(attribute, List.of()).stream())
            .toList();
    var apart = Set.copyOf(values).size();
    return apart > MOST_OPTIONS && apart * 3 > values.size() * 2;
  }

  /** The words for a value; sentences and lists begin with a capital. */
  static String label(CatalogVocabulary vocabulary, String attribute, String value, Visit visit) {
    return visit.words().capital(vocabulary.label(attribute, value, visit.language()));
  }

  private static Facet of(
      Attribute attribute, List<Product> products, Filters filters, Visit visit) {
    var counts = new LinkedHashMap<String, Integer>();
    attribute.values().keySet().forEach(v -> counts.put(v, 0));
    for (var product : products) {
      var counted = filters.acceptBut(product, attribute.key());
      for (var value : product.attributes().getOrDefault(attribute.key(), List.of())) {
        counts.merge(value, counted ? 1 : 0, Integer::sum);
      }
    }
    var options = new ArrayList<Option>();
    counts.forEach(
        (value, count) -> {
          var chosen = filters.has(attribute.key(), value);
          if (count > 0 || chosen) {
            options.add(
                new Option(
                    value,
                    label(visit.front().catalog().vocabulary(), attribute.key(), value, visit),
                    count,
                    chosen));
          }
        });
    if (options.size() > MOST_OPTIONS) {
      options.sort(
          Comparator.comparing((Option o) -> !o.chosen())
              .thenComparing(Comparator.comparingInt(Option::count).reversed()));
      options.subList(MOST_OPTIONS, options.size()).clear();
    }
    return new Facet(
        "f." + attribute.key(),
        visit.words().capital(attribute.label().in(visit.language())),
        options,
        filters.wanted().containsKey(attribute.key()));
  }
}
