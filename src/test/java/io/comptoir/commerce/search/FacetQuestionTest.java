package io.comptoir.commerce.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.Attribute;
import io.comptoir.commerce.catalog.CatalogVocabulary.AttributeValue;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.Product.Rating;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.FacetQuestion.Choice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class FacetQuestionTest {
  private static final CatalogVocabulary VOCABULARY =
      new CatalogVocabulary(
          Map.of(),
          attributes(
              "taste", List.of("woody", "floral", "fresh"),
              "vegan", List.of("yes"),
              "size", List.of("small", "large"),
              "free_from", List.of("alcohol", "parabens")));

  @Test
  void whatSplitsBestIsAsked() {
    var question = ask(products("taste", 4, 4, "size", 7, 1)).orElseThrow();
    assertThat(question.attribute()).isEqualTo("taste");
    assertThat(question.choices()).containsExactly(new Choice("woody", 4), new Choice("floral", 4));
    assertThat(question.bits()).isEqualTo(1);
  }

  @Test
  void whatAllHaveOrOnlyOneHasIsNot() {
    assertThat(ask(products("vegan", 8, 0, "size", 8, 0))).isEmpty();
    assertThat(ask(products("size", 7, 1, "vegan", 0, 0))).isEmpty();
  }

  @Test
  void whatWasWishedIsNotAskedAgain() {
    var found = products("taste", 4, 4, "size", 5, 3);
    var query = query(Map.of("taste", Set.of("woody")), Map.of());
    assertThat(FacetQuestion.best(found, VOCABULARY, query))
        .map(FacetQuestion::attribute)
        .contains("size");
    var refused = query(Map.of(), Map.of("taste", Set.of("floral")));
    assertThat(FacetQuestion.best(found, VOCABULARY, refused))
        .map(FacetQuestion::attribute)
        .contains("size");
  }

  @Test
  void anAttributeThatFewHaveTellsLittle() {
    var found = new ArrayList<>(products("taste", 2, 2, "size", 0, 0));
    found.addAll(products("size", 4, 4, "taste", 0, 0));
    assertThat(ask(found)).map(FacetQuestion::attribute).contains("size");
  }

  @Test
  void needsAndFewProductsAreNotAskedAbout() {
    assertThat(ask(products("free_from", 4, 4, "vegan", 0, 0))).isEmpty();
    assertThat(ask(products("taste", 2, 2, "size", 0, 0))).isEmpty();
  }

  private static java.util.Optional<FacetQuestion> ask(List<Product> found) {
    return FacetQuestion.best(found, VOCABULARY, query(Map.of(), Map.of()));
  }

  private static SearchQuery query(
      Map<String, Set<String>> wanted, Map<String, Set<String>> unwanted) {
    var q = SearchQuery.of("", Language.ENGLISH);
    return new SearchQuery(
        q.text(),
        q.language(),
        List.of(),
        wanted,
        unwanted,
        List.of(),
        null,
        null,
        Set.of(),
        q.sort(),
        false,
        0,
        10);
  }

  /** So many products with the first value of an attribute, then with its second. */
  private static List<Product> products(
      String one, int first, int second, String other, int otherFirst, int otherSecond) {
    var products = new ArrayList<Product>();
    for (var i = 0; i < Math.max(first + second, otherFirst + otherSecond); i++) {
      var attributes = new LinkedHashMap<String, List<String>>();
      put(attributes, one, i, first, second);
      put(attributes, other, i, otherFirst, otherSecond);
      products.add(
          new Product(
              new ProductId("p" + i),
              LocalizedText.of(Language.ENGLISH, "P" + i),
              LocalizedText.EMPTY,
              LocalizedText.EMPTY,
              null,
              List.of(),
              null,
              null,
              null,
              attributes,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              null,
              Rating.NONE));
    }
    return products;
  }

  private static void put(
      Map<String, List<String>> attributes, String key, int i, int first, int second) {
    var values = List.copyOf(VOCABULARY.attributes().get(key).values().keySet());
    if (i < first) {
      attributes.put(key, List.of(values.getFirst()));
    } else if (i < first + second) {
      attributes.put(key, List.of(values.get(1)));
    }
  }

  private static Map<String, Attribute> attributes(Object... keysAndValues) {
    var attributes = new LinkedHashMap<String, Attribute>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      var key = (String) keysAndValues[i];
      var values = new LinkedHashMap<String, AttributeValue>();
      for (var value : (List<?>) keysAndValues[i + 1]) {
        var text = (String) value;
        values.put(
            text, new AttributeValue(text, LocalizedText.of(Language.ENGLISH, text), Map.of()));
      }
      attributes.put(key, new Attribute(key, LocalizedText.EMPTY, values));
    }
    return attributes;
  }
}
