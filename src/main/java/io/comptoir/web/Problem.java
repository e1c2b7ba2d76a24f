package io.comptoir.web;

import io.comptoir.base.Language;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.ResourceBundle;

/**
 * Why a request was not served, as a problem document of RFC 9457. Thrown by a handler, written by
 * {@link Server} in the reader's language.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String key;
  private final transient Object[] arguments;

  /**
   * @param status the HTTP status
   * @param key of its title and detail in {@code problems.properties}; the last part of its {@code
   *     type}
   * @param arguments for the detail, in MessageFormat's order
   */
  public Problem(int status, String key, Object... arguments) {
    super(key, null, false, false);
    this.status = status;
    this.key = key;
    this.arguments = arguments.clone();
  }

  public int status() {
    return status;
  }

  public String key() {
    return key;
  }

  /** How long to wait before the next try, when that is what stands in the way. */
  OptionalLong retryAfterSeconds() {
    return status == 429 && arguments.length > 0 && arguments[0] instanceof Long seconds
        ? OptionalLong.of(seconds)
        : OptionalLong.empty();
  }

  /** The document's members; {@code detail} says what to do. */
  public Map<String, Object> document(Language language) {
    var words =
        ResourceBundle.getBundle("io.comptoir.web.problems", language.locale(), Fallback.ENGLISH);
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "urn:comptoir:problem:" + key);
    document.put("title", filled(words.getString(key + ".title"), language));
    document.put("status", status);
    document.put("detail", filled(words.getString(key + ".detail"), language));
    return document;
  }

  private String filled(String pattern, Language language) {
    return new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** The bundle without a suffix is English; the machine's own locale never decides. */
  private static final class Fallback {
    static final ResourceBundle.Control ENGLISH =
        new ResourceBundle.Control() {
          @Override
          public @org.jspecify.annotations.Nullable Locale getFallbackLocale(
              String baseName, Locale locale) {
            return null;
          }
        };
  }
}
