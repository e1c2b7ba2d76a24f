package io.comptoir.shop;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotions;
import io.comptoir.shop.catalog.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads on what terms a shop sells: delivery, tax and limits of shop.yml, and promotions.yml. */
final class TermsReader {
  private final ShopSettings settings;

  TermsReader(ShopSettings settings) {
    this.settings = settings;
  }

  SellingTerms read(YamlNode shop, Optional<YamlNode> promotions) {
    var plain = SellingTerms.plain(settings.name(), settings.currency(), settings.zone());
    var delivery = shop.field("delivery");
    delivery.ifPresent(d -> d.onlyKeys(Set.of("free_from", "countries", "methods")));
    var methods = new ArrayList<DeliveryMethod>();
    delivery
        .flatMap(d -> d.field("methods"))
        .map(YamlNode::items)
        .orElse(List.of())
        .forEach(node -> method(node).ifPresent(methods::add));
    var limits = shop.field("limits");
    return new SellingTerms(
        settings.name(),
        settings.currency(),
        settings.zone(),
        methods.isEmpty() ? plain.methods() : methods,
        Set.copyOf(delivery.map(d -> d.texts("countries")).orElse(List.of())),
        tax(shop),
        promotions.map(this::promotions).orElse(Promotions.NONE),
        limits
            .map(l -> whole(l, "quantity_per_line", plain.maxQuantity()))
            .orElse(plain.maxQuantity()),
        limits.map(l -> whole(l, "lines_per_cart", plain.maxLines())).orElse(plain.maxLines()),
        cancelBefore(shop));
  }

  private Optional<DeliveryMethod> method(YamlNode node) {
    node.onlyKeys(
        Set.of("id", "name", "delay", "days", "price", "free_from", "address", "countries"));
    var id = node.requiredText("id");
    var price = node.field("price").flatMap(this::money);
    if (price.isEmpty()) {
      node.problem("a delivery method needs `price: {amount: 490, currency: EUR}`");
    }
    if (id.isEmpty() || price.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DeliveryMethod(
            id.get(),
            node.field("name").map(n -> n.localized(settings.language())).orElseThrow(),
            node.field("delay")
                .map(n -> n.localized(settings.language()))
                .orElse(io.comptoir.base.LocalizedText.EMPTY),
            price.get(),
            node.field("free_from").flatMap(this::money).orElse(null),
            needs(node),
            Set.copyOf(node.texts("countries"))));
  }

  private static DeliveryMethod.Needs needs(YamlNode node) {
    var word = node.text("address").orElse("home");
    return switch (word) {
      case "home" -> DeliveryMethod.Needs.HOME;
      case "relay" -> DeliveryMethod.Needs.RELAY;
      case "store" -> DeliveryMethod.Needs.STORE;
      default -> {
        node.problem("`address` is home, relay or store");
        yield DeliveryMethod.Needs.HOME;
      }
    };
  }

  private BigDecimal tax(YamlNode shop) {
    var rate = shop.field("tax").flatMap(t -> t.text("rate")).orElse("0.20");
    try {
      return new BigDecimal(rate);
    } catch (NumberFormatException e) {
      shop.field("tax").ifPresent(t -> t.problem("a tax rate is written 0.20"));
      return new BigDecimal("0.20");
    }
  }

  private static OrderStatus cancelBefore(YamlNode shop) {
    var policies = shop.field("policies");
    var word = policies.flatMap(p -> p.text("cancel_until")).orElse("shipped");
    try {
      return OrderStatus.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      policies.ifPresent(p -> p.problem("`cancel_until` is a state of an order, such as shipped"));
      return OrderStatus.SHIPPED;
    }
  }

  private Promotions promotions(YamlNode file) {
    file.onlyKeys(Set.of("promotions"));
    var all = new ArrayList<Promotion>();
    var codes = new HashSet<String>();
    for (var node : file.field("promotions").map(YamlNode::items).orElse(List.of())) {
      promotion(node)
          .ifPresent(
              promotion -> {
                var code = promotion.code();
                if (code != null && !codes.add(code)) {
                  node.problem("two promotions have the code " + code);
                }
                all.add(promotion);
              });
    }
    return new Promotions(all);
  }

  private Optional<Promotion> promotion(YamlNode node) {
    node.onlyKeys(
        Set.of(
            "id",
            "code",
            "kind",
            "value",
            "minimum",
            "every",
            "categories",
            "products",
            "once_per_customer",
            "from",
            "until",
            "segment",
            "label",
            "offers_too"));
    var id = node.requiredText("id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Promotion(
              id.get(),
              node.text("code").orElse(null),
              node.field("label")
                  .map(n -> n.localized(settings.language()))
                  .orElse(io.comptoir.base.LocalizedText.EMPTY),
              benefit(node),
              Set.copyOf(node.texts("categories")),
              node.texts("kind").contains("bundle") ? Set.of() : products(node),
              minor(node, "minimum"),
              node.field("from").flatMap(SettingsReader::date).orElse(null),
              node.field("until").flatMap(SettingsReader::date).orElse(null),
              node.truth("once_per_customer"),
              node.text("segment").orElse(null),
              node.field("offers_too").isEmpty() || node.truth("offers_too")));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Promotion.Benefit benefit(YamlNode node) {
    var kind = node.text("kind").orElse("");
    return switch (kind) {
      case "percent" -> new Promotion.Benefit.Percent(whole(node, "value", 0));
      case "amount" ->
          new Promotion.Benefit.AmountOff(new Money(whole(node, "value", 0), settings.currency()));
      case "free_delivery" -> new Promotion.Benefit.FreeDelivery();
      case "nth_piece" ->
          new Promotion.Benefit.NthPiece(whole(node, "every", 2), whole(node, "value", 100));
      case "bundle" ->
          new Promotion.Benefit.Bundle(List.copyOf(products(node)), whole(node, "value", 0));
      default ->
          throw new IllegalArgumentException(
              "`kind` is percent, amount, free_delivery, nth_piece or bundle, not `" + kind + "`");
    };
  }

  private static Set<ProductId> products(YamlNode node) {
    return node.texts("products").stream()
        .map(ProductId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private @Nullable Money minor(YamlNode node, String key) {
    return node.field(key).isEmpty() ? null : new Money(whole(node, key, 0), settings.currency());
  }

  private Optional<Money> money(YamlNode node) {
    if (node.isWord()) {
      return Optional.of(new Money(whole(node), settings.currency()));
    }
    return Optional.of(new Money(whole(node, "amount", 0), settings.currency()));
  }

  private static int whole(YamlNode node, String key, int usual) {
    return node.field(key).map(TermsReader::whole).orElse(usual);
  }

  private static int whole(YamlNode node) {
    try {
      return Integer.parseInt(node.text().orElse(""));
    } catch (NumberFormatException e) {
      node.problem("a whole number is needed here (amounts are in cents)");
      return 0;
    }
  }
}
