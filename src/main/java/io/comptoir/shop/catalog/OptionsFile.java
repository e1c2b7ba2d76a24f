package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.Option;
import io.comptoir.commerce.catalog.Option.Choice;
import io.comptoir.commerce.catalog.Option.DayRate;
import io.comptoir.commerce.catalog.OptionSheet;
import io.comptoir.commerce.catalog.Product;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code catalog/options.yml}: what customers settle about configurable products. */
final class OptionsFile {
  private static final int MAX_CHOICES = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
  private static final Set<String> KEYS =
      Set.of(
          "id", "label", "on", "choose", "choices", "default", "of", "most", "each", "said",
          "rates", "stock", "price", "least");

  private final Language language;
  private final Currency currency;
  private final CatalogVocabulary vocabulary;
  private final Collection<Product> products;

  OptionsFile(
      Language language,
      Currency currency,
      CatalogVocabulary vocabulary,
      Collection<Product> products) {
    this.language = language;
    this.currency = currency;
    this.vocabulary = vocabulary;
    this.products = products;
  }

  OptionSheet read(String file, String text, Problems problems) {
    var options = new ArrayList<Option>();
    var ids = new HashSet<String>();
    YamlNode.read(file, text, problems)
        .flatMap(top -> top.field("options"))
        .ifPresent(
            list ->
                list.items()
                    .forEach(
                        node ->
                            option(node)
                                .ifPresent(
                                    option -> {
                                      if (!ids.add(option.id())) {
                                        node.problem(
                                            "another option has the id `" + option.id() + "`");
                                      } else {
                                        options.add(option);
                                      }
                                    })));
    return new OptionSheet(options, vocabulary);
  }

  private Optional<Option> option(YamlNode node) {
    node.onlyKeys(KEYS);
    var id = node.requiredText("id").orElse("");
    if (!NAME.matcher(id).matches()) {
      node.problem("`id` is a letter, then letters, digits, - or _");
      return Optional.empty();
    }
    var label = node.field("label").map(l -> l.localized(language)).orElse(LocalizedText.EMPTY);
    var on = new LinkedHashSet<>(node.texts("on"));
    for (var target : on) {
      if (!vocabulary.categories().containsKey(target)
          && products.stream().noneMatch(p -> p.id().value().equals(target))) {
        node.problem("`on: " + target + "` is no category and no product");
      }
    }
    if (on.isEmpty()) {
      node.problem("`on` is missing: the categories or products that have this option");
    }
    return switch (node.text("choose").orElse("one")) {
      case "one" -> Optional.of(oneOf(node, id, label, on));
      case "part" -> Optional.of(new Option.Part(id, label, on, parts(node)));
      case "extra" ->
          Optional.of(
              new Option.Extra(
                  id, label, on, choices(node), node.text("of").orElse(id), most(node)));
      case "without" ->
          Optional.of(
              new Option.Without(
                  id, label, on, node.requiredText("of").orElse(""), said(node, "- {0}")));
      case "day" -> Optional.of(new Option.ForDay(id, label, on, rates(node), countedByDay(node)));
      case "text" -> inscription(node, id, label, on);
      case "measure" -> measure(node, id, label, on);
      case String other -> {
        node.problem(
            "`choose: " + other + "`: write one, part, extra, without, day, text or measure");
        yield Optional.empty();
      }
    };
  }

  private Optional<Option> inscription(
      YamlNode node, String id, LocalizedText label, Set<String> on) {
    var most = node.text("most").isPresent() ? whole(node, "most") : 20;
    try {
      return Optional.of(
          new Option.Inscription(id, label, on, said(node, "“{0}”"), minor(node, "price"), most));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Option> measure(YamlNode node, String id, LocalizedText label, Set<String> on) {
    try {
      return Optional.of(
          new Option.Measure(
              id,
              label,
              on,
              said(node, "{0}"),
              node.text("least").isPresent() ? whole(node, "least") : 1,
              node.requiredText("most").isPresent() ? whole(node, "most") : 1,
              minor(node, "each")));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private LocalizedText said(YamlNode node, String otherwise) {
    return node.field("said")
        .map(s -> s.localized(language))
        .orElse(LocalizedText.of(language, otherwise));
  }

  private Option oneOf(YamlNode node, String id, LocalizedText label, Set<String> on) {
    var choices = choices(node);
    var initial = node.text("default").orElse(null);
    if (initial != null && Option.choice(choices, initial).isEmpty()) {
      node.problem("`default: " + initial + "` is none of the choices");
    }
    return new Option.OneOf(id, label, on, choices, initial);
  }

  private List<Choice> choices(YamlNode node) {
    var choices = new ArrayList<Choice>();
    var each = minor(node, "each");
    for (var item : node.field("choices").map(YamlNode::items).orElse(List.of())) {
      var id = item.isWord() ? item.text().orElse("") : item.requiredText("id").orElse("");
      if (!NAME.matcher(id).matches() || choices.size() >= MAX_CHOICES) {
        item.problem("a choice has an `id` of letters, digits, - or _; at most " + MAX_CHOICES);
        continue;
      }
      var label =
          (item.isMap() ? item.field("label") : Optional.<YamlNode>empty())
              .map(l -> l.localized(language))
              .or(() -> ofVocabulary(node.text("of").orElse(""), id, node))
              .orElse(LocalizedText.of(language, id));
      var price = item.isMap() && item.field("price").isPresent() ? minor(item, "price") : each;
      try {
        choices.add(new Choice(id, label, price, item.isMap() ? whole(item, "percent") : 0));
      } catch (IllegalArgumentException e) {
        item.problem(String.valueOf(e.getMessage()));
      }
    }
    if (choices.isEmpty()) {
      node.problem("`choices` is missing: what can be chosen");
    }
    return choices;
  }

  /** The value's own words, in `said` where the option says how: "extra {0}". */
  private Optional<LocalizedText> ofVocabulary(String attribute, String value, YamlNode node) {
    var words =
        Optional.ofNullable(vocabulary.attributes().get(attribute))
            .map(a -> a.values().get(value))
            .map(v -> v.label());
    var said = node.field("said").map(s -> s.localized(language));
    if (words.isEmpty() || said.isEmpty()) {
      return words;
    }
    var written = new java.util.LinkedHashMap<Language, String>();
    words
        .get()
        .byLanguage()
        .forEach(
            (in, word) ->
                written.put(in, said.get().in(in).replace("{0}", word.toLowerCase(in.locale()))));
    return Optional.of(new LocalizedText(written));
  }

  private List<Choice> parts(YamlNode node) {
    var category = node.requiredText("of").orElse("");
    var parts = new ArrayList<Choice>();
    for (var product : products) {
      var price = product.price();
      if (price != null
          && parts.size() < MAX_CHOICES
          && product.categories().contains(category)
          && NAME.matcher(product.id().value()).matches()) {
        parts.add(new Choice(product.id().value(), product.name(), price.minor(), 0));
      }
    }
    if (parts.isEmpty()) {
      node.problem("`of: " + category + "` is no category with products to be part of this one");
    }
    return parts;
  }

  private List<DayRate> rates(YamlNode node) {
    var rates = new ArrayList<DayRate>();
    for (var rate : node.field("rates").map(YamlNode::items).orElse(List.of())) {
      rate.onlyKeys(Set.of("days_before", "weekdays", "percent"));
      var days = rate.text("days_before").isPresent() ? whole(rate, "days_before") : null;
      var weekdays = new HashSet<DayOfWeek>();
      for (var name : rate.texts("weekdays")) {
        java.util.Arrays.stream(DayOfWeek.values())
            .filter(d -> d.name().toLowerCase(Locale.ROOT).startsWith(name) && name.length() == 3)
            .findFirst()
            .ifPresentOrElse(
                weekdays::add, () -> rate.problem("`" + name + "`: write mon, tue … sun"));
      }
      if ((days == null) == weekdays.isEmpty()) {
        rate.problem("a rate has either `days_before` or `weekdays`");
        continue;
      }
      try {
        rates.add(new DayRate(days, weekdays, whole(rate, "percent")));
      } catch (IllegalArgumentException e) {
        rate.problem(String.valueOf(e.getMessage()));
      }
    }
    return rates;
  }

  private static boolean countedByDay(YamlNode node) {
    var stock = node.text("stock").orElse("");
    if (!stock.isEmpty() && !stock.equals("each_day")) {
      node.problem("`stock: " + stock + "`: write each_day, or leave it out");
    }
    return stock.equals("each_day");
  }

  private int most(YamlNode node) {
    return node.text("most").isPresent() ? Math.max(1, whole(node, "most")) : MAX_CHOICES;
  }

  private static int whole(YamlNode node, String key) {
    var text = node.text(key).orElse("0");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      node.problem("`" + key + ": " + text + "` is no whole number");
      return 0;
    }
  }

  /** {@code 150} in the smallest unit or {@code "1.50"}; may be negative. */
  private long minor(YamlNode node, String key) {
    var text = node.text(key).orElse("0");
    try {
      return text.contains(".")
          ? Money.ofMajor(new BigDecimal(text), currency).minor()
          : Long.parseLong(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      node.problem("`" + key + ": " + text + "`: write 150 (cents) or \"1.50\"");
      return 0;
    }
  }
}
