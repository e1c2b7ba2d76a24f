package io.comptoir.dialogue.message;

import io.comptoir.base.Language;
import java.util.regex.Pattern;

/**
 * Sets typed text as a printer would: curved apostrophes everywhere, and in French the narrow
 * no-break space before high punctuation and inside guillemets.
 */
public final class Typography {
  private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=[\\p{L}{«])");
  private static final Pattern BEFORE_HIGH = Pattern.compile("[ \u00a0](?=[;:!?»](?!\\S*//))");
  private static final Pattern AFTER_OPENING = Pattern.compile("«[ \u00a0]");

  private Typography() {}

  public static String set(String text, Language language) {
    var set = APOSTROPHE.matcher(text).replaceAll("’").replace("...", "…");
    if (!language.equals(Language.FRENCH)) {
      return set;
    }
    set = BEFORE_HIGH.matcher(set).replaceAll("\u202f");
    return AFTER_OPENING.matcher(set).replaceAll("«\u202f");
  }
}
