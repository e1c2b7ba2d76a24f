package io.comptoir.web.storefront;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.FieldPosition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The storefront's own words, numbers, dates and amounts in one language. Immutable; words are ICU
 * messages with numbered arguments.
 */
public final class Words {
  private static final Words FRENCH = read(Language.FRENCH);
  private static final Words ENGLISH = read(Language.ENGLISH);

  private final Language language;
  private final Map<String, String> texts;
  private final Map<String, MessageFormat> messages;
  private final LocalizedNumberFormatter numbers;
  private final LocalizedNumberFormatter decimals;

  private Words(Language language, Map<String, String> texts) {
    this.language = language;
    this.texts = Map.copyOf(texts);
    var parsed = new HashMap<String, MessageFormat>();
    texts.forEach(
        (key, text) -> {
          if (text.indexOf('{') >= 0) {
            parsed.put(key, new MessageFormat(text, language.locale()));
          }
        });
    this.messages = Map.copyOf(parsed);
    this.numbers = NumberFormatter.withLocale(language.locale());
    this.decimals = numbers.precision(Precision.fixedFraction(1));
  }

  /** The words in this language, in English where the storefront does not speak it. */
  public static Words in(Language language) {
    return language.equals(Language.FRENCH) ? FRENCH : ENGLISH;
  }

  /**
   * These words, some of them said otherwise.
   *
   * @param own by key; plain spaces and straight apostrophes are set as a printer would
   * @throws IllegalArgumentException when there are no words of that key, or they are no ICU
   *     message
   */
  Words with(Map<String, String> own) {
    var changed = new HashMap<>(texts);
    own.forEach(
        (key, text) -> {
          if (!texts.containsKey(key)) {
            throw new IllegalArgumentException("the storefront has no words for " + key);
          }
          changed.put(key, Typography.set(text, language));
        });
    return new Words(language, changed);
  }

  public Language language() {
    return language;
  }

  Set<String> keys() {
    return texts.keySet();
  }

  /**
   * @throws IllegalArgumentException when there are no such words
   */
  public String text(String key, Object... arguments) {
    var text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("the storefront has no words for " + key);
    }
    var message = messages.get(key);
    if (message == null) {
      return text;
    }
    // A parsed message keeps state while it formats, so each use has its own copy.
    return ((MessageFormat) message.clone()).format(arguments);
  }

  /**
   * The same with arguments by name; {@code 0} and so on name the numbered ones.
   *
   * @throws IllegalArgumentException when there are no such words
   */
  public String text(String key, Map<String, String> arguments) {
    var message = messages.get(key);
    return message == null
        ? text(key)
        : ((MessageFormat) message.clone())
            .format(arguments, new StringBuffer(), new FieldPosition(0))
            .toString();
  }

  /** All words whose key starts with {@code prefix}, without it, for the page's script. */
  public Map<String, String> startingWith(String prefix) {
    var found = new TreeMap<String, String>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), text);
          }
        });
    return found;
  }

  public String money(Money money) {
    return numbers
        .unit(com.ibm.icu.util.Currency.fromJavaCurrency(money.currency()))
        .format(money.major())
        .toString();
  }

  public String number(long number) {
    return numbers.format(number).toString();
  }

  /** One decimal: 4,6. */
  public String decimal(double number) {
    return decimals.format(number).toString();
  }

  public String date(LocalDate day) {
    return language.firstOfMonth(
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(language.locale())
            .format(day));
  }

  public String date(Instant at, ZoneId zone) {
    return date(LocalDate.ofInstant(at, zone));
  }

  /** A time of day: 10 h 30 and 19 h in French, 10:30 in English. */
  public String time(LocalTime time) {
    if (language.equals(Language.FRENCH)) {
      var minutes = time.getMinute() == 0 ? "" : "\u00A0%02d".formatted(time.getMinute());
      return time.getHour() + "\u00A0h" + minutes;
    }
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(language.locale())
        .format(time);
  }

  /** As in the middle of a sentence. */
  public String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
  }

  /** With a capital first letter. */
  public String capital(String text) {
    if (text.isEmpty()) {
      return text;
    }
    var end = text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toUpperCase(language.locale()) + text.substring(end);
  }

  private static Words read(Language language) {
    var file = "words_" + language + ".properties";
    var properties = new Properties();
    try (var in = Words.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the storefront's words are not packed: " + file);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var texts = new HashMap<String, String>();
    for (var key : properties.stringPropertyNames()) {
      texts.put(key, Typography.set(properties.getProperty(key), language));
    }
    return new Words(language, texts);
  }
}
