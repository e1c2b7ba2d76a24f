package io.comptoir.shop;

import io.comptoir.base.Language;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a persona addresses people: {@code vous} or {@code tu}. Finds the word that addresses them
 * otherwise. Languages that do not make the difference always pass.
 */
enum Register {
  VOUS(
      "(?<!\\p{L})(?:t['’](?=\\p{L})|(?:tu|toi|te|tes|ta"
          + "|(?<!un |le |ce |du |au |même |bon )ton"
          + "|(?:dis|montre|donne|raconte|explique|aide|attends|envoie|laisse|rappelle|choisis"
          + "|regarde|écris|essaie|réponds|demande)-(?:moi|nous|le|la|les))(?!\\p{L}))"),
  TU("(?<!\\p{L})(?:vous|votre|vos|vôtres?|êtes|faites|dites|\\p{L}{2,}ez)(?!\\p{L})");

  private static final Set<String> NOT_ADDRESSED =
      Set.of("chez", "nez", "rez", "assez", "fez", "lez");

  /** What somebody else may say, between guillemets, and the names of values. */
  private static final Pattern QUOTED = Pattern.compile("«[^»]*»|\\{[a-z_]+[,}]");

  private final Pattern other;

  Register(String other) {
    this.other = Pattern.compile(other, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static Register of(String word) {
    return word.equals("tu") ? TU : VOUS;
  }

  /** The first word of the text that is of the other register. */
  Optional<String> breach(String text, Language language) {
    if (!language.equals(Language.FRENCH)) {
      return Optional.empty();
    }
    return other
        .matcher(QUOTED.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .filter(word -> !NOT_ADDRESSED.contains(word.toLowerCase(java.util.Locale.ROOT)))
        .findFirst();
  }
}
