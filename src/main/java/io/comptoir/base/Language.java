package io.comptoir.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/** A language by its ISO 639 code, two or three small letters: {@code fr}, {@code en}. */
public record Language(@JsonValue String code) {
  /** A day of one digit before the name of its month. */
  private static final Pattern FIRST =
      Pattern.compile("(?<![\\p{L}\\d])1(?=[ \u00A0]\\p{L}{3,}\\.?(?:[ \u00A0,]|$))");

  public static final Language FRENCH = new Language("fr");
  public static final Language ENGLISH = new Language("en");

  /**
   * @throws IllegalArgumentException when the code has another shape
   */
  @JsonCreator
  public Language {
    if (code.length() < 2
        || code.length() > 3
        || !code.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      throw new IllegalArgumentException("a language is two or three small letters: " + code);
    }
  }

  /** The language of a BCP 47 tag such as {@code fr-FR} or {@code fr_FR}. */
  public static Language ofTag(String tag) {
    return new Language(Locale.forLanguageTag(tag.replace('_', '-')).getLanguage());
  }

  /** The locale in which numbers, dates and money of this language are written. */
  public Locale locale() {
    return switch (code) {
      case "fr" -> Locale.FRANCE;
      case "en" -> Locale.UK;
      default -> Locale.of(code);
    };
  }

  /** A written day as this language writes the first of a month: "1er décembre 2026" in French. */
  public String firstOfMonth(String written) {
    return equals(FRENCH) ? FIRST.matcher(written).replaceFirst("1er") : written;
  }

  @Override
  public String toString() {
    return code;
  }
}
