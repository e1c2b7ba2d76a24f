package io.comptoir.index;

import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult.Relaxation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A query as asked, or with something given up. What is not wanted, what was seen already and what
 * is not sold never come back, however little is found.
 *
 * @param words how many of the words a product must have; 0 when words do not count
 */
record Attempt(SearchQuery query, int words, List<Relaxation> relaxed) {
  Attempt {
    relaxed = List.copyOf(relaxed);
  }

  /**
   * From what was asked to what is near it: first fewer words, then other attributes, then another
   * category, and a higher price last, since a budget is meant.
   */
  static List<Attempt> inOrder(SearchQuery asked, int words) {
    var attempts = new ArrayList<Attempt>();
    var relaxed = new ArrayList<Relaxation>();
    var constrained = !asked.categories().isEmpty() || !asked.wanted().isEmpty();
    attempts.add(new Attempt(asked, mostOf(words), relaxed));
    if (words > 0 && (words > 1 || constrained)) {
      relaxed.add(Relaxation.WORDS);
      if (words > 1) {
        attempts.add(new Attempt(asked, 1, relaxed));
      }
      if (constrained) {
        attempts.add(new Attempt(asked, 0, relaxed));
      }
    }
    var query = asked;
    var some = words > 0 ? 1 : 0;
    if (!asked.wanted().isEmpty()) {
      relaxed.add(Relaxation.WANTED_ATTRIBUTES);
      query = with(query, asked.categories(), Map.of(), true);
      attempts.add(new Attempt(query, some, relaxed));
      if (some > 0 && !asked.categories().isEmpty()) {
        attempts.add(new Attempt(query, 0, relaxed));
      }
    }
    if (!asked.categories().isEmpty() && (words > 0 || !asked.wanted().isEmpty())) {
      relaxed.add(Relaxation.CATEGORY);
      attempts.add(new Attempt(with(asked, List.of(), asked.wanted(), true), some, relaxed));
    }
    if (asked.maxPrice() != null) {
      attempts.add(
          new Attempt(
              with(asked, asked.categories(), asked.wanted(), false),
              mostOf(words),
              List.of(Relaxation.MAX_PRICE)));
    }
    return attempts;
  }

  /** All of one or two words, two of three, and so on: about two thirds. */
  private static int mostOf(int words) {
    return words <= 2 ? words : (int) Math.ceil(words * 0.6);
  }

  private static SearchQuery with(
      SearchQuery q,
      List<String> categories,
      Map<String, java.util.Set<String>> wanted,
      boolean keepMaxPrice) {
    return new SearchQuery(
        q.text(),
        q.language(),
        categories,
        wanted,
        q.unwanted(),
        q.unwantedWords(),
        q.minPrice(),
        keepMaxPrice ? q.maxPrice() : null,
        q.exclude(),
        // what costs more than asked starts just above the budget
        keepMaxPrice ? q.sort() : SearchQuery.Sort.PRICE_UP,
        q.soldOnly(),
        q.offset(),
        q.limit());
  }
}
