package io.comptoir.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same words in one or several languages. */
public record LocalizedText(@JsonValue Map<Language, String> byLanguage) {
  public static final LocalizedText EMPTY = new LocalizedText(Map.of());

  @JsonCreator
  public LocalizedText {
    byLanguage = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
  }

  public static LocalizedText of(Language language, String text) {
    return new LocalizedText(Map.of(language, text));
  }

  /** The words in this language, else in English, else in the first there is, else nothing (""). */
  public String in(Language language) {
    var exact = byLanguage.get(language);
    if (exact != null) {
      return exact;
    }
    var english = byLanguage.get(Language.ENGLISH);
    if (english != null) {
      return english;
    }
    return byLanguage.isEmpty() ? "" : byLanguage.values().iterator().next();
  }

  public boolean isEmpty() {
    return byLanguage.isEmpty();
  }
}
