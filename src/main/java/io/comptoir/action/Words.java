package io.comptoir.action;

import com.ibm.icu.text.MessageFormat;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fixed words of blocks and reasons, in the reader's language, from {@code
 * action/words_fr.properties} and {@code words_en.properties}. Other languages read English.
 */
final class Words {
  private static final Properties ENGLISH = load("en");
  private static final Map<String, Properties> BY_LANGUAGE =
      Map.of("fr", load("fr"), "en", ENGLISH);
  private static final Map<String, MessageFormat> PARSED = new ConcurrentHashMap<>();

  private final Language language;
  private final Properties words;

  private Words(Language language) {
    this.language = language;
    this.words = BY_LANGUAGE.getOrDefault(language.code(), ENGLISH);
  }

  static Words in(Language language) {
    return new Words(language);
  }

  /**
   * @throws IllegalArgumentException for a key that has no words
   */
  String say(String key, Object... values) {
    var pattern = words.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("there are no words for " + key);
    }
    if (values.length == 0 && pattern.indexOf('{') < 0) {
      return pattern;
    }
    var parsed =
        PARSED.computeIfAbsent(
            language.code() + "/" + key, k -> new MessageFormat(pattern, language.locale()));
    return ((MessageFormat) parsed.clone()).format(values);
  }

  /** The words of a key that may have none. */
  java.util.Optional<String> find(String key) {
    return java.util.Optional.ofNullable(words.getProperty(key));
  }

  /** An amount as it is written in this language. */
  String money(Money money) {
    return Amounts.written(money, language);
  }

  Language language() {
    return language;
  }

  private static Properties load(String code) {
    var properties = new Properties();
    var resource = "/io/comptoir/action/words_" + code + ".properties";
    try (var in = Words.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
