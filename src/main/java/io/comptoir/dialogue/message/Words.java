package io.comptoir.dialogue.message;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.TrailingZeroDisplay;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.ProductId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** How values are written in a language. */
public final class Words {
  /** Making one takes longer than a whole decision; they are immutable. */
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d\\d)");

  private static final ConcurrentHashMap<String, LocalizedNumberFormatter> FORMATS =
      new ConcurrentHashMap<>();

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");

  private final Catalog catalog;
  private final Language language;

  public Words(Catalog catalog, Language language) {
    this.catalog = catalog;
    this.language = language;
  }

  /** The value as an ICU argument: numbers stay numbers, closed choices stay keys for select. */
  public Object argument(Value value) {
    return switch (value) {
      case Value.Number number ->
          number.number() == Math.rint(number.number())
              ? (Object) (long) number.number()
              : (Object) number.number();
      case Value.Truth truth -> Boolean.toString(truth.truth());
      case Value.Text _, Value.Amount _, Value.Ref _, Value.Items _, Value.Fields _ -> of(value);
    };
  }

  public String of(Value value) {
    return switch (value) {
      case Value.Text(var text) ->
          DAY.matcher(text).matches()
              ? day(text)
              : TIME.matcher(text).matches() ? time(text) : text;
      case Value.Number number ->
          NumberFormatter.withLocale(language.locale()).format(number.number()).toString();
      case Value.Truth truth -> Boolean.toString(truth.truth());
      case Value.Amount amount -> money(amount.money());
      case Value.Ref ref -> named(ref);
      case Value.Items items -> list(items.items().stream().map(this::of).toList());
      case Value.Fields fields -> fields(fields);
    };
  }

  /** "a, b et c". */
  public String list(List<String> items) {
    return ListFormatter.getInstance(language.locale()).format(items);
  }

  /** "a, b ou c". */
  public String choice(List<String> items) {
    return ListFormatter.getInstance(
            language.locale(), ListFormatter.Type.OR, ListFormatter.Width.WIDE)
        .format(items);
  }

  public String money(Money money) {
    return FORMATS
        .computeIfAbsent(
            language + " " + money.currency(),
            _ ->
                NumberFormatter.withLocale(language.locale())
                    .unit(Currency.fromJavaCurrency(money.currency()))
                    .precision(
                        Precision.currency(Currency.CurrencyUsage.STANDARD)
                            .trailingZeroDisplay(TrailingZeroDisplay.HIDE_IF_WHOLE)))
        .format(money.major())
        .toString();
  }

  /** "31 décembre 2025"; what is no day of the calendar stays as it is. */
  private String day(String iso) {
    try {
      return language.firstOfMonth(
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              .withLocale(language.locale())
              .format(LocalDate.parse(iso)));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** "31 décembre 2025 à 19 h 30", "31 December 2025 at 19:30". */
  private String time(String iso) {
    try {
      var at = LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      var format =
          DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, language.locale());
      format.setTimeZone(TimeZone.GMT_ZONE);
      var written = language.firstOfMonth(format.format(Date.from(at)));
      return language.equals(Language.FRENCH)
          ? CLOCK
              .matcher(written)
              .replaceFirst("$1\u00A0h\u00A0$2")
              .replace("\u00A0h\u00A000", "\u00A0h")
          : written;
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private String named(Value.Ref ref) {
    return switch (ref.kind()) {
      case "product", "variant" ->
          ProductId.valid(ref.id())
              ? catalog
                  .find(new ProductId(ref.id()))
                  .map(product -> product.name().in(language))
                  .orElse(ref.id())
              : ref.id();
      case "category" -> {
        var category = catalog.vocabulary().categories().get(ref.id());
        yield category == null ? ref.id() : category.label().in(language);
      }
      case "store" ->
          catalog.stores().stream()
              .filter(store -> store.id().equals(ref.id()))
              .findFirst()
              .map(store -> store.name())
              .orElse(ref.id());
      default -> catalog.vocabulary().label(ref.kind(), ref.id(), language);
    };
  }

  private String fields(Value.Fields fields) {
    for (var name : List.of("label", "name", "number")) {
      var value = fields.fields().get(name);
      if (value != null) {
        return of(value);
      }
    }
    return list(fields.fields().values().stream().map(this::of).toList());
  }
}
