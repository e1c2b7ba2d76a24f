package io.comptoir.commerce.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.Option.Choice;
import io.comptoir.commerce.catalog.Option.DayRate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All options of a shop's products: which product has which, and what choosing comes to. */
public final class OptionSheet {
  public static final OptionSheet NONE = new OptionSheet(List.of(), CatalogVocabulary.EMPTY);

  private final List<Option> options;
  private final CatalogVocabulary vocabulary;

  /**
   * @param options in the order they are asked and written
   */
  public OptionSheet(List<Option> options, CatalogVocabulary vocabulary) {
    this.options = List.copyOf(options);
    this.vocabulary = vocabulary;
  }

  public List<Option> all() {
    return options;
  }

  /** The options of a product, in their order. */
  public List<Option> of(Product product) {
    if (options.isEmpty()) {
      return List.of();
    }
    return options.stream()
        .filter(
            o ->
                o.on().contains(product.id().value())
                    || product.categories().stream()
                        .flatMap(c -> vocabulary.withAncestors(c).stream())
                        .anyMatch(o.on()::contains))
        .toList();
  }

  /** The option whose days each have pieces of their own; empty when there is no such option. */
  public Optional<Option> countedByDay(Product product) {
    return of(product).stream()
        .filter(o -> o instanceof Option.ForDay day && day.counted())
        .findFirst();
  }

  /** The first option that must be settled before it can be bought and is not. */
  public Optional<Option> open(Product product, Configuration wanted) {
    return of(product).stream()
        .filter(o -> wanted.of(o.id()).isEmpty())
        .filter(
            o ->
                switch (o) {
                  case Option.OneOf one -> one.initial() == null;
                  case Option.Part _, Option.ForDay _, Option.Measure _ -> true;
                  case Option.Extra _, Option.Without _, Option.Inscription _ -> false;
                })
        .findFirst();
  }

  /** The same wish without what goes without saying; empty when the product cannot be had so. */
  public Optional<Configuration> settled(Product product, Configuration wanted, LocalDate today) {
    var own = of(product);
    if (!wanted.chosen().keySet().stream()
        .allMatch(id -> own.stream().anyMatch(o -> o.id().equals(id)))) {
      return Optional.empty();
    }
    var settled = wanted;
    for (var option : own) {
      var chosen = wanted.of(option.id());
      if (!chosen.isEmpty() && !fits(product, option, chosen, today)) {
        return Optional.empty();
      }
      if (option instanceof Option.OneOf one
          && one.initial() != null
          && chosen.equals(List.of(one.initial()))) {
        settled = settled.with(option.id(), List.of());
      }
    }
    return settled.hasId() ? Optional.of(settled) : Optional.empty();
  }

  /** What one piece costs as it is wanted; empty when it cannot be bought so. */
  public Optional<Money> price(Product product, Configuration wanted, LocalDate today) {
    var base = product.price();
    if (base == null
        || open(product, wanted).isPresent()
        || settled(product, wanted, today).isEmpty()) {
      return Optional.empty();
    }
    var minor = base.minor();
    var dearest = 0L;
    var percents = new ArrayList<Integer>();
    for (var option : of(product)) {
      for (var id : wanted.of(option.id())) {
        switch (option) {
          case Option.OneOf one -> {
            minor += choice(one.choices(), id).minor();
            percents.add(choice(one.choices(), id).percent());
          }
          case Option.Extra extra -> {
            minor += choice(extra.choices(), id).minor();
            percents.add(choice(extra.choices(), id).percent());
          }
          case Option.Part part -> dearest = Math.max(dearest, choice(part.choices(), id).minor());
          case Option.Without _ -> {}
          case Option.ForDay day -> percents.addAll(percents(day, LocalDate.parse(id), today));
          case Option.Inscription words -> minor += words.minor();
          case Option.Measure measure -> minor += measure.read(id).orElseThrow() * measure.each();
        }
      }
    }
    var price = new Money(Math.max(0, minor + dearest), base.currency());
    for (var percent : percents) {
      price = percent == 0 ? price : price.percent(100 + percent);
    }
    return Optional.of(price);
  }

  /** What was chosen, in words and in the options' order: "Large, without mushrooms". */
  public String said(Product product, Configuration wanted, Language language) {
    var said = new ArrayList<String>();
    for (var option : of(product)) {
      for (var id : wanted.of(option.id())) {
        said.add(said(option, id, language));
      }
    }
    return String.join(", ", said);
  }

  /** The words for one value of an option. */
  public String said(Option option, String id, Language language) {
    return switch (option) {
      case Option.OneOf one -> label(one.choices(), id, language);
      case Option.Part part -> label(part.choices(), id, language);
      case Option.Extra extra -> label(extra.choices(), id, language);
      case Option.Without without ->
          without
              .said()
              .in(language)
              .replace("{0}", lower(vocabulary.label(without.attribute(), id, language), language));
      case Option.ForDay _ -> day(id, language);
      case Option.Inscription words -> words.said().in(language).replace("{0}", id);
      case Option.Measure measure -> measure.said().in(language).replace("{0}", id);
    };
  }

  /** Whether it was made for one customer, and is of no use to another. */
  public boolean madeToOrder(Product product, Configuration wanted) {
    return of(product).stream()
        .filter(o -> o instanceof Option.Inscription || o instanceof Option.Measure)
        .anyMatch(o -> !wanted.of(o.id()).isEmpty());
  }

  /** What can be chosen for an option of this product; nothing for a day, words and measures. */
  public List<Choice> choices(Product product, Option option) {
    return switch (option) {
      case Option.OneOf one -> one.choices();
      case Option.Part part -> part.choices();
      case Option.Extra extra -> extra.choices();
      case Option.Without without ->
          product.attributes().getOrDefault(without.attribute(), List.of()).stream()
              .map(v -> new Choice(v, LocalizedText.EMPTY, 0, 0))
              .toList();
      case Option.ForDay _, Option.Inscription _, Option.Measure _ -> List.of();
    };
  }

  private boolean fits(Product product, Option option, List<String> chosen, LocalDate today) {
    return switch (option) {
      case Option.ForDay _ -> chosen.size() == 1 && isFrom(chosen.getFirst(), today);
      case Option.OneOf _, Option.Part _ -> chosen.size() == 1 && known(product, option, chosen);
      case Option.Extra extra -> chosen.size() <= extra.most() && known(product, option, chosen);
      case Option.Without _ -> known(product, option, chosen);
      case Option.Inscription words ->
          chosen.size() == 1 && Inscribed.fits(chosen.getFirst(), words.most());
      case Option.Measure measure ->
          chosen.size() == 1 && measure.read(chosen.getFirst()).isPresent();
    };
  }

  private boolean known(Product product, Option option, List<String> chosen) {
    var ids = choices(product, option).stream().map(Choice::id).toList();
    return ids.containsAll(chosen);
  }

  private static boolean isFrom(String day, LocalDate today) {
    try {
      return !LocalDate.parse(day).isBefore(today);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static List<Integer> percents(Option.ForDay option, LocalDate day, LocalDate today) {
    var left = ChronoUnit.DAYS.between(today, day);
    var early =
        option.rates().stream()
            .filter(r -> r.daysBefore() != null && r.daysBefore() <= left)
            .max(Comparator.comparing(r -> r.daysBefore() == null ? 0 : r.daysBefore()));
    return Stream.concat(
            early.stream(),
            option.rates().stream().filter(r -> r.weekdays().contains(day.getDayOfWeek())))
        .map(DayRate::percent)
        .toList();
  }

  private static Choice choice(List<Choice> choices, String id) {
    return Option.choice(choices, id).orElseThrow();
  }

  private static String label(List<Choice> choices, String id, Language language) {
    return Option.choice(choices, id).map(c -> c.label().in(language)).orElse(id);
  }

  private static String lower(String label, Language language) {
    return label.toLowerCase(language.locale());
  }

  private static String day(String iso, Language language) {
    try {
      return language.firstOfMonth(
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              .withLocale(language.locale())
              .format(LocalDate.parse(iso)));
    } catch (DateTimeException e) {
      return iso;
    }
  }
}
