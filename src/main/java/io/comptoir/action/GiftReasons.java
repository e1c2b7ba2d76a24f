package io.comptoir.action;

import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.search.SearchResult.Matched;
import io.comptoir.nlu.text.Letters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Says in a sentence why a gift is proposed, as an adviser would: what it has of what was asked
 * first, then what else speaks for it. Only what the catalogue holds is said.
 */
final class GiftReasons {
  private static final String NOTES = "notes";
  private static final String OCCASION = "occasion";
  private static final int MOST = 3;
  private static final double WELL_RATED = 4.3;
  private static final int REVIEWS_THAT_COUNT = 3;

  private final CatalogVocabulary vocabulary;
  private final Words words;

  GiftReasons(CatalogVocabulary vocabulary, Words words) {
    this.vocabulary = vocabulary;
    this.words = words;
  }

  /** "" when nothing speaks for it that the customer does not see anyway. */
  String why(Product product, List<Matched> asked) {
    var parts = new ArrayList<String>();
    var tastes =
        asked.stream()
            .filter(m -> !m.attribute().equals(OCCASION) && !m.attribute().equals("age"))
            .map(m -> vocabulary.label(m.attribute(), m.value(), words.language()))
            .toList();
    tastes = onceEach(tastes);
    if (!tastes.isEmpty()) {
      parts.add(words.say("why.gift.taste", listed(tastes)));
    } else if (vocabulary.attributes().containsKey(NOTES)) {
      var notes =
          product.attributes().getOrDefault(NOTES, List.of()).stream()
              .limit(MOST)
              .map(note -> vocabulary.label(NOTES, note, words.language()))
              .toList();
      if (!notes.isEmpty()) {
        parts.add(words.say("why.gift.notes", listed(notes)));
      }
    }
    asked.stream()
        .filter(m -> m.attribute().equals(OCCASION))
        .findFirst()
        .map(m -> vocabulary.label(OCCASION, m.value(), words.language()))
        .ifPresent(occasion -> parts.add(words.say("why.gift.occasion", occasion)));
    var rating = product.rating();
    if (rating.average() >= WELL_RATED && rating.count() >= REVIEWS_THAT_COUNT) {
      parts.add(words.say("why.gift.rated", rating.average(), rating.count()));
    }
    if (product.tags().contains("bestseller")) {
      parts.add(words.say("why.gift.favourite"));
    }
    if (parts.isEmpty()) {
      product.attributes().getOrDefault(OCCASION, List.of()).stream()
          .limit(1)
          .map(o -> words.say("why.gift.occasion", vocabulary.label(OCCASION, o, words.language())))
          .forEach(parts::add);
    }
    if (parts.isEmpty() && product.tags().contains("gift")) {
      parts.add(words.say("why.gift.gift"));
    }
    return sentence(parts.subList(0, Math.min(MOST, parts.size())));
  }

  /** "Rose" the scent and "rosé" the shade are one word to whoever said it. */
  private static List<String> onceEach(List<String> labels) {
    var said = new LinkedHashMap<String, String>();
    labels.forEach(label -> said.putIfAbsent(Letters.fold(label), label));
    return List.copyOf(said.values());
  }

  private String sentence(List<String> parts) {
    if (parts.isEmpty()) {
      return "";
    }
    var rest = String.join(", ", parts.subList(1, parts.size()));
    var whole = parts.getFirst() + (rest.isEmpty() ? "" : words.say("why.gift.between") + rest);
    return Character.toUpperCase(whole.charAt(0)) + whole.substring(1) + ".";
  }

  private String listed(List<String> labels) {
    var last = labels.getLast();
    return labels.size() == 1
        ? last
        : String.join(", ", labels.subList(0, labels.size() - 1)) + words.say("why.and") + last;
  }
}
