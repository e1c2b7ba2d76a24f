package io.comptoir.command.picture;

import com.ibm.icu.text.MessageFormat;
import io.comptoir.base.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The fixed words of a picture, from {@code words_fr.properties} and {@code words_en.properties}.
 * Other languages read English.
 */
final class PictureWords {
  private final Language language;
  private final Properties words;

  private PictureWords(Language language, Properties words) {
    this.language = language;
    this.words = words;
  }

  static PictureWords in(Language language) {
    var code = language.code().equals("fr") ? "fr" : "en";
    var file = "words_" + code + ".properties";
    var properties = new Properties();
    try (var in = PictureWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PictureWords(language, properties);
  }

  /**
   * @throws IllegalArgumentException for a key that has no words
   */
  String say(String key, Object... values) {
    var pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("there are no words for " + key);
    }
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(values);
  }
}
