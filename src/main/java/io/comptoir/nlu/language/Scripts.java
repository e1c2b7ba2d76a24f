package io.comptoir.nlu.language;

import io.comptoir.base.Language;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Languages that their alphabet gives away, when most letters of a text are of it. */
final class Scripts {
  private static final Map<UnicodeScript, Language> LANGUAGES =
      new EnumMap<>(
          Map.of(
              UnicodeScript.HAN, new Language("zh"),
              UnicodeScript.HIRAGANA, new Language("ja"),
              UnicodeScript.KATAKANA, new Language("ja"),
              UnicodeScript.HANGUL, new Language("ko"),
              UnicodeScript.ARABIC, new Language("ar"),
              UnicodeScript.HEBREW, new Language("he"),
              UnicodeScript.CYRILLIC, new Language("ru"),
              UnicodeScript.GREEK, new Language("el"),
              UnicodeScript.THAI, new Language("th")));

  private Scripts() {}

  static Optional<Language> of(String text) {
    int latin = 0;
    int other = 0;
    var counts = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x250) {
        latin += Character.isLetter(c) ? 1 : 0;
      } else if (c >= 0x370 && Character.isLetter(c)) {
        other++;
        counts.merge(UnicodeScript.of(c), 1, Integer::sum);
      }
    }
    if (other <= latin) {
      return Optional.empty();
    }
    // one kana among many signs is enough: Chinese has none
    if (counts.containsKey(UnicodeScript.HIRAGANA) || counts.containsKey(UnicodeScript.KATAKANA)) {
      return Optional.of(new Language("ja"));
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> LANGUAGES.get(most.getKey()));
  }
}
