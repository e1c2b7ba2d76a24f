package io.comptoir.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Words by which people say that they want to hear no more, or again: {@code contact-words.yml}.
 */
public final class ContactWords {
  /** What a message that is such a word, and nothing else, asks for. */
  public enum Wish {
    STOP,
    START
  }

  private static final Map<String, Wish> WORDS = read();

  private ContactWords() {}

  /** In any case, with or without accents and a full stop; empty when it says anything else. */
  public static Optional<Wish> of(String text) {
    return text.length() > 40 ? Optional.empty() : Optional.ofNullable(WORDS.get(plain(text)));
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{P}\\s]+", " ")
        .strip();
  }

  private static Map<String, Wish> read() {
    try (InputStream in = ContactWords.class.getResourceAsStream("contact-words.yml")) {
      var words = new HashMap<String, Wish>();
      var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      file.forEach(
          (wish, byLanguage) ->
              ((Map<?, ?>) byLanguage)
                  .forEach(
                      (language, list) ->
                          ((List<?>) list)
                              .forEach(
                                  word ->
                                      words.put(
                                          plain(String.valueOf(word)),
                                          Wish.valueOf(
                                              String.valueOf(wish).toUpperCase(Locale.ROOT))))));
      return Map.copyOf(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
