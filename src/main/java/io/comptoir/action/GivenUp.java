package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult.Relaxation;
import java.util.ArrayList;
import java.util.List;

/** What of a wish was given up to find anything, in the shopper's words. */
final class GivenUp {
  private final CatalogVocabulary vocabulary;
  private final Language language;
  private final Words words;

  GivenUp(CatalogVocabulary vocabulary, Language language) {
    this.vocabulary = vocabulary;
    this.language = language;
    this.words = Words.in(language);
  }

  /** rose, candles, “with a lid”, in the order it was given up. */
  String said(SearchQuery asked, List<Relaxation> relaxed) {
    var said = new ArrayList<String>();
    for (var relaxation : relaxed) {
      switch (relaxation) {
        case WORDS -> {
          if (!asked.text().isBlank()) {
            said.add(words.say("relaxed.words", asked.text()));
          }
        }
        case WANTED_ATTRIBUTES ->
            asked
                .wanted()
                .forEach(
                    (key, values) ->
                        values.forEach(v -> said.add(vocabulary.label(key, v, language))));
        case CATEGORY ->
            asked.categories().forEach(c -> said.add(vocabulary.categoryLabel(c, language)));
        case MAX_PRICE -> {
          var most = asked.maxPrice();
          if (most != null) {
            said.add(words.say("relaxed.budget", words.money(most)));
          }
        }
      }
    }
    return String.join(", ", said.stream().distinct().toList());
  }

  /** "woody, floral or fresh". */
  String either(List<String> labels) {
    if (labels.size() < 2) {
      return String.join("", labels);
    }
    var last = labels.size() - 1;
    return words.say("ask.or", String.join(", ", labels.subList(0, last)), labels.get(last));
  }
}
