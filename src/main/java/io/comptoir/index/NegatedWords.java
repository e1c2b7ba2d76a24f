package io.comptoir.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells what a shopper wants from what they do not: "lampe sans fil", "bottle without straw",
 * "crème non parfumée", "sugar-free".
 *
 * @param wanted the words without the refused ones
 * @param refused each a word or a few
 */
record NegatedWords(String wanted, List<String> refused) {
  /**
   * A negation takes the next word or two. At the beginning "no" and "non" answer a question
   * instead: "non, une bougie" asks for a candle.
   */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?iu)(?:(?<![\\p{L}-])(?:without|sans|pas\\s+d[e'’])|(?<=\\S\\s)(?:not|no|non))\\s*+(?<=[\\s'’])"
              + "(?:(?:any|a|an|the|aucune?|les?|la|des?|your)\\s+|[ld]['’])*"
              + "([\\p{L}\\p{N}'’/]+(?:\\s+(?!(?:with|for|and|or|in|on|avec|pour|et|ou|en|sans|not|without)\\b)"
              + "[\\p{L}\\p{N}'’/]+){0,1})");

  private static final Pattern AFTER = Pattern.compile("(?iu)([\\p{L}]{3,})[- ]free(?![\\p{L}])");

  /** "boots -leather", as people write in search fields; in prose it begins a list. */
  private static final Pattern MINUS = Pattern.compile("(?u)(?<=\\S\\s)-([\\p{L}\\p{N}'’]{2,})");

  NegatedWords {
    refused = List.copyOf(refused);
  }

  /** What a shopper says. */
  static NegatedWords of(String text) {
    return of(text, List.of(MINUS, BEFORE, AFTER));
  }

  /** What a product's own words say. */
  static NegatedWords inProse(String text) {
    return mayRefuse(text) ? of(text, List.of(BEFORE, AFTER)) : new NegatedWords(text, List.of());
  }

  /** A quick look: most sentences refuse nothing, and catalogues have many. */
  private static boolean mayRefuse(String text) {
    for (var i = 0; i + 1 < text.length(); i++) {
      var begins = i == 0 || !Character.isLetter(text.charAt(i - 1));
      var found =
          switch (text.charAt(i)) {
            case 'w', 'W' -> begins && text.regionMatches(true, i, "without", 0, 7);
            case 's', 'S' -> begins && text.regionMatches(true, i, "sans", 0, 4);
            case 'p', 'P' -> begins && text.regionMatches(true, i, "pas ", 0, 4);
            case 'n', 'N' -> begins && text.regionMatches(true, i, "no", 0, 2);
            case '-', ' ' -> text.regionMatches(true, i + 1, "free", 0, 4);
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static NegatedWords of(String text, List<Pattern> patterns) {
    var refused = new ArrayList<String>();
    var rest = text;
    for (var pattern : patterns) {
      var found = pattern.matcher(rest);
      var kept = new StringBuilder();
      while (found.find()) {
        refused.add(found.group(1));
        found.appendReplacement(kept, " ");
      }
      found.appendTail(kept);
      rest = kept.toString();
    }
    var wanted = rest.replaceAll("\\s+", " ").strip();
    // all words refused: nothing would be left to look for
    return wanted.isEmpty() ? new NegatedWords(text, List.of()) : new NegatedWords(wanted, refused);
  }
}
