package io.comptoir.dialogue.message;

import io.comptoir.base.Language;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * French draws "à" and "de" together with what is put after them: "revenons à {title}" with "le
 * choix du train" is "revenons au choix du train", "de {place}" with "Amiens" is "d’Amiens". Only
 * where a value begins: "je commence à le lire" stays.
 */
final class Contractions {
  /** Marks where a value begins; of the private use area, in no text. */
  private static final String MARK = "\uE000";

  private static final Pattern JOINT =
      Pattern.compile(
          "(?<![\\p{L}])([Àà]|[Dd]e)[ \u00A0]"
              + MARK
              + "(?:(les? )|(?=[aeiouéèêëàâîïôöûüœAEIOUÉÈÊÀÂÎÔÛŒ])(?!onze|oui|un |une ))");

  private Contractions() {}

  static boolean has(Language language) {
    return language.equals(Language.FRENCH);
  }

  /**
   * @param names of the arguments that are put in as they are
   * @param choosing names of those that also choose between texts: by keys without a space
   */
  static Map<String, Object> mark(
      Map<String, Object> given, Set<String> names, Set<String> choosing) {
    var marked = new LinkedHashMap<>(given);
    for (var name : names) {
      if (marked.get(name) instanceof String text
          && !text.isEmpty()
          && (text.indexOf(' ') > 0 || !choosing.contains(name))) {
        marked.put(name, MARK + text);
      }
    }
    return marked;
  }

  static String draw(String said) {
    return said.contains(MARK)
        ? JOINT.matcher(said).replaceAll(Contractions::drawn).replace(MARK, "")
        : said;
  }

  private static String drawn(MatchResult joint) {
    var word = joint.group(1);
    var article = joint.group(2);
    boolean towards = word.equalsIgnoreCase("à");
    if (article == null) {
      return towards ? word + " " : word.charAt(0) + "’";
    }
    boolean capital = Character.isUpperCase(word.charAt(0));
    boolean several = article.equals("les ");
    if (towards) {
      return (capital ? "A" : "a") + (several ? "ux " : "u ");
    }
    return (capital ? "D" : "d") + (several ? "es " : "u ");
  }
}
