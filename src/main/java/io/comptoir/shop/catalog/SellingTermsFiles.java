package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.commerce.promotion.Promotions;
import io.comptoir.shop.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the terms on which a shop sells: {@code delivery}, {@code tax}, {@code limits} and {@code
 * policies} of {@code shop.yml}, and {@code promotions.yml}. What is absent has a default; what is
 * wrong is a problem.
 */
public final class SellingTermsFiles {
  private static final String SHOP = "shop.yml";
  private static final String PROMOTIONS = "promotions.yml";

  /** A week. */
  private static final int MOST_MINUTES = 10_080;

  private final Problems problems = new Problems();
  private Language language = Language.FRENCH;
  private Currency currency = Currency.getInstance("EUR");

  private SellingTermsFiles() {}

  public record Loaded(SellingTerms terms, List<Problem> problems) {
    public Loaded {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @throws UncheckedIOException when a file cannot be read at all
   */
  public static Loaded load(Path shopFolder) {
    var files = new SellingTermsFiles();
    var terms = files.terms(shopFolder);
    return new Loaded(terms, files.problems.all());
  }

  private SellingTerms terms(Path folder) {
    var shop = read(folder, SHOP);
    language = shop.flatMap(s -> s.text("default_language")).map(this::language).orElse(language);
    currency =
        shop.flatMap(s -> s.text("currency"))
            .flatMap(code -> currency(shop.orElseThrow(), code))
            .orElse(currency);
    var payee = shop.flatMap(s -> s.text("name")).orElse(folder.getFileName() + "");
    var plain = SellingTerms.plain(payee, currency, zone(shop));
    var promotions =
        new Promotions(
            read(folder, PROMOTIONS).map(this::promotions).orElse(List.of()),
            new CostsFile(problems, currency).read(folder, shop));
    var delivery = shop.flatMap(s -> s.field("delivery"));
    var methods = delivery.map(this::methods).orElse(List.of());
    var limits = shop.flatMap(s -> s.field("limits"));
    return new SellingTerms(
        payee,
        currency,
        plain.zone(),
        methods.isEmpty() ? plain.methods() : methods,
        delivery
            .map(d -> new HashSet<>(d.texts("countries").stream().map(this::upper).toList()))
            .orElse(new HashSet<>()),
        rate(shop),
        promotions,
        limit(limits, "quantity_per_line", Cart.MAX_QUANTITY),
        limit(limits, "lines_per_cart", Cart.MAX_LINES),
        cancelBefore(shop),
        payWithin(shop));
  }

  private List<DeliveryMethod> methods(YamlNode delivery) {
    var methods = new ArrayList<DeliveryMethod>();
    delivery
        .field("methods")
        .ifPresent(list -> list.items().forEach(node -> method(node).ifPresent(methods::add)));
    return methods;
  }

  private Optional<DeliveryMethod> method(YamlNode node) {
    var id = node.requiredText("id");
    var name = words(node, "name").or(() -> words(node, "label"));
    if (name.isEmpty()) {
      node.problem("`name` is missing: write name: {fr: …, en: …}");
    }
    var price = node.field("price").flatMap(this::money);
    if (id.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    var needs =
        switch (node.text("address").or(() -> node.text("needs")).orElse("home")) {
          case "store" -> DeliveryMethod.Needs.STORE;
          case "relay" -> DeliveryMethod.Needs.RELAY;
          case "home" -> DeliveryMethod.Needs.HOME;
          case "none" -> DeliveryMethod.Needs.NOTHING;
          case String other -> {
            node.problem("`address: " + other + "`: write home, relay, store or none");
            yield DeliveryMethod.Needs.HOME;
          }
        };
    return Optional.of(
        new DeliveryMethod(
            id.get(),
            name.get(),
            words(node, "delay").orElse(LocalizedText.EMPTY),
            price.orElse(Money.zero(currency)),
            node.field("free_from").flatMap(this::money).orElse(null),
            needs,
            new LinkedHashSet<>(node.texts("countries").stream().map(this::upper).toList()),
            new LinkedHashSet<>(node.texts("postcodes").stream().map(this::upper).toList()),
            node.field("minimum").flatMap(this::money).orElse(null),
            node.truth("paid_on_delivery")));
  }

  private List<Promotion> promotions(YamlNode top) {
    var promotions = new ArrayList<Promotion>();
    var ids = new HashSet<String>();
    for (var node : top.field("promotions").orElse(top).items()) {
      promotion(node)
          .ifPresent(
              p -> {
                if (!ids.add(p.id()) || (p.code() != null && !ids.add("code " + p.code()))) {
                  node.problem("another promotion has this id or code; make both unique");
                } else {
                  promotions.add(p);
                }
              });
    }
    return promotions;
  }

  private Optional<Promotion> promotion(YamlNode node) {
    var code = node.text("code").orElse(null);
    var id = node.text("id").or(() -> Optional.ofNullable(code));
    if (id.isEmpty()) {
      node.problem("`id` is missing: give the promotion a short name");
      return Optional.empty();
    }
    try {
      var benefit = benefit(node);
      return benefit.map(
          b ->
              new Promotion(
                  id.get(),
                  code,
                  words(node, "label").orElse(LocalizedText.of(language, id.get())),
                  b,
                  new LinkedHashSet<>(node.texts("categories")),
                  new LinkedHashSet<>(node.texts("products").stream().map(ProductId::new).toList()),
                  node.field("minimum").flatMap(this::money).orElse(null),
                  day(node, "from"),
                  day(node, "until"),
                  node.truth("once_per_customer"),
                  node.text("segment").orElse(null),
                  node.text("offers_too").map(t -> !t.equals("false")).orElse(true),
                  node.truth("announced"),
                  limits(node)));
    } catch (IllegalArgumentException e) {
      node.problem("this promotion cannot be: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Promotion.Limits limits(YamlNode node) {
    return new Promotion.Limits(
        new LinkedHashSet<>(node.texts("channels")),
        node.field("uses").isPresent() ? number(node, "uses") : null,
        node.field("budget").flatMap(this::money).orElse(null),
        new LinkedHashSet<>(node.texts("codes")));
  }

  private Optional<Benefit> benefit(YamlNode node) {
    var kind = node.text("kind").orElse("");
    return switch (kind) {
      case "percent" -> Optional.of(new Benefit.Percent(number(node, "value")));
      case "amount" -> node.field("value").flatMap(this::money).map(Benefit.AmountOff::new);
      case "free_delivery" -> Optional.of(new Benefit.FreeDelivery());
      case "nth_piece" ->
          Optional.of(new Benefit.NthPiece(number(node, "every"), number(node, "value")));
      case "points" ->
          node.field("value")
              .flatMap(this::money)
              .map(value -> new Benefit.Points(number(node, "points"), value));
      case "bundle" ->
          Optional.of(
              new Benefit.Bundle(
                  node.texts("items").stream().map(ProductId::new).toList(),
                  number(node, "value")));
      default -> {
        node.problem("`kind` is percent, amount, free_delivery, nth_piece, points or bundle");
        yield Optional.empty();
      }
    };
  }

  private int number(YamlNode node, String key) {
    var text = node.requiredText(key).orElse("0");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("`" + key + "` is a whole number, not " + text);
    }
  }

  /** {@code 490} in the smallest unit, {@code "4.90"}, or {@code {amount, currency}}. */
  private Optional<Money> money(YamlNode node) {
    try {
      if (node.isMap()) {
        var in = node.text("currency").map(c -> Currency.getInstance(upper(c))).orElse(currency);
        if (!in.equals(currency)) {
          node.problem("the shop sells in " + currency + "; write the amount in it");
          return Optional.empty();
        }
        return node.requiredText("amount").map(a -> amount(a));
      }
      return node.text().map(this::amount);
    } catch (IllegalArgumentException | ArithmeticException e) {
      node.problem(
          "this is no amount: write 490 (cents), \"4.90\" or {amount: 490, currency: EUR}");
      return Optional.empty();
    }
  }

  private Money amount(String text) {
    var money =
        text.contains(".")
            ? Money.ofMajor(new BigDecimal(text), currency)
            : new Money(Long.parseLong(text), currency);
    if (money.minor() < 0) {
      throw new IllegalArgumentException("an amount is not negative");
    }
    return money;
  }

  private @Nullable LocalDate day(YamlNode node, String key) {
    var text = node.text(key);
    try {
      return text.map(LocalDate::parse).orElse(null);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("`" + key + "` is a day such as 2026-12-31");
    }
  }

  private Optional<LocalizedText> words(YamlNode node, String key) {
    return node.field(key).map(n -> n.localized(language)).filter(w -> !w.isEmpty());
  }

  private ZoneId zone(Optional<YamlNode> shop) {
    var name = shop.flatMap(s -> s.text("time_zone")).orElse("Europe/Paris");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      shop.ifPresent(s -> s.problem("`time_zone: " + name + "`: write for example Europe/Paris"));
      return ZoneId.of("Europe/Paris");
    }
  }

  private BigDecimal rate(Optional<YamlNode> shop) {
    var tax = shop.flatMap(s -> s.field("tax"));
    var text = tax.flatMap(t -> t.text("rate")).orElse("0.20");
    try {
      var rate = new BigDecimal(text);
      if (rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) <= 0) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    tax.ifPresent(t -> t.problem("`rate` is from 0 to 1: write 0.20 for 20 %"));
    return new BigDecimal("0.20");
  }

  private int limit(Optional<YamlNode> limits, String key, int most) {
    var text = limits.flatMap(l -> l.text(key));
    try {
      var limit = text.map(Integer::parseInt).orElse(most);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    limits.ifPresent(l -> l.problem("`" + key + "` is a whole number from 1 to " + most));
    return most;
  }

  private OrderStatus cancelBefore(Optional<YamlNode> shop) {
    var policies = shop.flatMap(s -> s.field("policies"));
    var text = policies.flatMap(p -> p.text("cancel_until")).orElse("shipped");
    try {
      return OrderStatus.valueOf(upper(text));
    } catch (IllegalArgumentException e) {
      policies.ifPresent(
          p -> p.problem("`cancel_until: " + text + "`: write preparing or shipped"));
      return OrderStatus.SHIPPED;
    }
  }

  private Duration payWithin(Optional<YamlNode> shop) {
    var policies = shop.flatMap(s -> s.field("policies"));
    var text = policies.flatMap(p -> p.text("payment_minutes"));
    try {
      var minutes = text.map(Integer::parseInt).orElse((int) SellingTerms.PAY_WITHIN.toMinutes());
      if (minutes >= 1 && minutes <= MOST_MINUTES) {
        return Duration.ofMinutes(minutes);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    policies.ifPresent(
        p ->
            p.problem(
                "`payment_minutes` is a whole number from 1 to "
                    + MOST_MINUTES
                    + ": how long an unpaid order keeps its goods"));
    return SellingTerms.PAY_WITHIN;
  }

  private Optional<Currency> currency(YamlNode node, String code) {
    try {
      return Optional.of(Currency.getInstance(upper(code)));
    } catch (IllegalArgumentException e) {
      node.problem("`currency: " + code + "` is no ISO 4217 code: write for example EUR");
      return Optional.empty();
    }
  }

  private Language language(String code) {
    try {
      return new Language(code);
    } catch (IllegalArgumentException e) {
      return language;
    }
  }

  private String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private Optional<YamlNode> read(Path folder, String file) {
    var path = folder.resolve(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      return YamlNode.read(file, Files.readString(path), problems);
    } catch (java.nio.charset.MalformedInputException e) {
      problems.add(file, 0, "the file is not UTF-8: save it as UTF-8");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
