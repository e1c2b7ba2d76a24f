package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import java.util.regex.Pattern;

/** Sets plain words as a printer of the language would, so that nobody does it by hand. */
final class Typography {
  private static final Pattern BEFORE_MARK = Pattern.compile("[ \\u00A0](?=[;:!?»%])");
  private static final Pattern AFTER_QUOTE = Pattern.compile("(?<=«)[ \\u00A0]");

  private Typography() {}

  /**
   * Curly apostrophes, and for French a narrow no-break space (U+202F) where a plain one stood
   * before a double mark or inside quotes.
   */
  static String set(String text, Language language) {
    var curly = text.replace('\'', '’');
    if (!language.equals(Language.FRENCH)) {
      return curly;
    }
    var marks = BEFORE_MARK.matcher(curly).replaceAll("\u202F");
    return AFTER_QUOTE.matcher(marks).replaceAll("\u202F");
  }
}
