package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.nlu.Vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The words that a catalogue itself teaches: its products, brands, categories and attributes. */
final class CatalogTerms {
  /** Names of more products than this are found by the search alone. */
  private static final int MAX_PRODUCTS = 2_000;

  private CatalogTerms() {}

  static List<Term> of(Catalog catalog, List<Language> languages) {
    var terms = new ArrayList<Term>();
    var vocabulary = catalog.vocabulary();
    for (var language : languages) {
      for (var category : vocabulary.categories().values()) {
        var value = Value.ref("category", category.id());
        add(
            terms,
            "category",
            value,
            language,
            category.label().in(language),
            category.synonyms().getOrDefault(language, List.of()));
      }
      for (var attribute : vocabulary.attributes().values()) {
        for (var v : attribute.values().values()) {
          add(
              terms,
              "attribute",
              Value.ref(attribute.key(), v.key()),
              language,
              v.label().in(language),
              v.synonyms().getOrDefault(language, List.of()));
        }
      }
      if (catalog.products().size() <= MAX_PRODUCTS) {
        for (var product : catalog.products()) {
          terms.add(
              new Term(
                  "product",
                  Value.ref("product", product.id().value()),
                  language,
                  product.name().in(language)));
          vocabulary
              .names()
              .getOrDefault(product.id().value(), java.util.Map.of())
              .getOrDefault(language, List.of())
              .forEach(
                  name ->
                      terms.add(
                          new Term(
                              "product",
                              Value.ref("product", product.id().value()),
                              language,
                              name)));
        }
      }
    }
    var brands = new LinkedHashSet<String>();
    for (var product : catalog.products()) {
      var brand = product.brand();
      if (brand != null && brand.length() >= 3 && brands.size() < MAX_PRODUCTS) {
        brands.add(brand);
      }
    }
    for (var language : languages) {
      brands.forEach(b -> terms.add(new Term("brand", Value.ref("brand", b), language, b)));
      catalog
          .stores()
          .forEach(
              s ->
                  terms.add(
                      new Term(
                          "city", Value.of(s.address().city()), language, s.address().city())));
    }
    return terms;
  }

  private static void add(
      List<Term> terms,
      String type,
      Value value,
      Language language,
      String label,
      List<String> synonyms) {
    var words = new LinkedHashSet<String>();
    if (!label.isBlank()) {
      words.add(label);
    }
    words.addAll(synonyms);
    words.forEach(w -> terms.add(new Term(type, value, language, w)));
  }
}
