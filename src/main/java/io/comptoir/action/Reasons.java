package io.comptoir.action;

import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.search.SearchResult.Matched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Says in one line why a product fits: what it has of what was asked or is liked. */
final class Reasons {
  private static final int MOST = 3;

  private final CatalogVocabulary vocabulary;
  private final Words words;

  Reasons(CatalogVocabulary vocabulary, Words words) {
    this.vocabulary = vocabulary;
    this.words = words;
  }

  /** "" when there is nothing to say that the customer does not see anyway. */
  String why(Product product, List<Matched> matched, Tastes tastes) {
    var parts = new LinkedHashMap<String, String>();
    var liked = new ArrayList<String>();
    tastes
        .likes()
        .forEach(
            (key, values) ->
                values.stream()
                    .filter(v -> product.has(key, v))
                    .forEach(v -> liked.add(label(key, v))));
    for (var match : matched) {
      if (!match.attribute().equals("brand") && parts.size() < MOST) {
        parts.putIfAbsent(
            match.attribute() + match.value(), label(match.attribute(), match.value()));
      }
    }
    var offer = offer(product);
    if (!parts.isEmpty()) {
      var listed = String.join(words.say("why.separator"), parts.values());
      return capital(offer.isEmpty() ? listed : listed + words.say("why.separator") + offer);
    }
    if (!liked.isEmpty()) {
      return words.say("why.liked", liked.getFirst());
    }
    return capital(offer);
  }

  private String offer(Product product) {
    var price = product.price();
    var before = product.compareAt();
    if (price == null || before == null || before.compareTo(price) <= 0) {
      return "";
    }
    var percent = Math.round(100 - 100.0 * price.minor() / before.minor());
    return words.say("why.offer", percent);
  }

  private String label(String attribute, String value) {
    return vocabulary.label(attribute, value, words.language());
  }

  private static String capital(String text) {
    return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
