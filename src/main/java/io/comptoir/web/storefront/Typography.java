package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import java.util.regex.Pattern;

/** Sets plain words as a printer of the language would, so that nobody does it by hand. */
final class Typography {
  private static final Pattern BEFORE_MARK = Pattern.compile("[ \\u00A0](?=[;:!?»%])");
  private static final Pattern AFTER_QUOTE = Pattern.compile("(?<=«)[ \\u00A0]");
  private static final Pattern IN_FIGURES =
      Pattern.compile("(?<=\\d) (?=(?:h|€|min)(?!\\p{L}))|(?<=\\d[ \\u00A0]h) (?=\\d\\d)");

  private Typography() {}

  /**
   * Curly apostrophes, and for French a narrow no-break space (U+202F) where a plain one stood
   * before a double mark or inside quotes, and no break inside a time of day or an amount.
   */
  static String set(String text, Language language) {
    var curly = text.replace('\'', '’');
    if (!language.equals(Language.FRENCH)) {
      return curly;
    }
    var whole = IN_FIGURES.matcher(curly).replaceAll("\u00A0");
    var marks = BEFORE_MARK.matcher(whole).replaceAll("\u202F");
    return AFTER_QUOTE.matcher(marks).replaceAll("\u202F");
  }
}
