package io.comptoir.command;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.shop.catalog.YamlNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is so before a conversation test begins: who the customer is, what they told us, what lies
 * in their cart and what they ordered.
 */
final class Given {
  static final Set<String> KEYS =
      Set.of("clock", "customer", "profile", "cart", "orders", "gift_cards");
  private static final Set<String> CUSTOMER = Set.of("profile", "cart", "orders", "gift_cards");
  private static final Set<String> ORDER =
      Set.of("items", "status", "placed", "number", "method", "name", "email");
  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d{1,2})?) ([A-Z]{3})");

  private final List<YamlNode> parts;

  private Given(List<YamlNode> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * @param known the customers of {@code tests/customers.yml} by name
   */
  static Given read(Optional<YamlNode> given, Map<String, YamlNode> known) {
    var parts = new ArrayList<YamlNode>();
    given.ifPresent(
        node -> {
          node.onlyKeys(KEYS);
          node.field("customer")
              .ifPresent(
                  customer -> {
                    if (customer.isMap()) {
                      parts.add(customer);
                    } else {
                      var name = customer.text().orElse("");
                      if (known.containsKey(name)) {
                        parts.add(known.get(name));
                      } else {
                        customer.problem(
                            "there is no customer `"
                                + name
                                + "` in tests/customers.yml; known are "
                                + known.keySet());
                      }
                    }
                  });
          parts.forEach(part -> part.onlyKeys(CUSTOMER));
          parts.add(node);
        });
    return new Given(parts);
  }

  /** Puts all of it into the stores of a conversation that has not begun. */
  void prepare(Rehearsal rehearsal) {
    for (var part : parts) {
      part.field("profile").ifPresent(profile -> profile(profile, rehearsal));
      part.field("cart").ifPresent(cart -> cart(cart, rehearsal));
      part.field("gift_cards").ifPresent(cards -> giftCards(cards, rehearsal));
      for (var order : part.field("orders").map(YamlNode::items).orElse(List.of())) {
        order(order, rehearsal).ifPresent(rehearsal.stores().orders()::save);
      }
    }
  }

  private static void profile(YamlNode node, Rehearsal rehearsal) {
    var profile = rehearsal.profile();
    for (var entry : node.fields().entrySet()) {
      profile =
          profile.with(
              entry.getKey(), value(entry.getValue()), "test", rehearsal.clock().instant());
    }
    rehearsal.know(profile);
  }

  /** {@code 50.00 EUR} is an amount, a list is one, digits are a number, all else is words. */
  static Value value(YamlNode node) {
    if (node.isList()) {
      return Value.items(node.items().stream().map(Given::value).toList());
    }
    var text = node.text().orElse("");
    var amount = AMOUNT.matcher(text);
    if (amount.matches()) {
      return Value.of(
          Money.ofMajor(
              new BigDecimal(amount.group(1)), java.util.Currency.getInstance(amount.group(2))));
    }
    return !node.isQuoted() && text.matches("-?\\d{1,9}")
        ? Value.of(Integer.parseInt(text))
        : text.matches("true|false") ? Value.of(text.equals("true")) : Value.of(text);
  }

  private static void giftCards(YamlNode node, Rehearsal rehearsal) {
    for (var entry : node.fields().entrySet()) {
      var code = GiftCard.read(entry.getKey());
      if (code.isPresent() && value(entry.getValue()) instanceof Value.Amount(var balance)) {
        var shop = rehearsal.shop().shop().settings().id();
        rehearsal
            .stores()
            .books()
            .giftCards()
            .issue(
                new GiftCard(code.get(), shop, balance, null, null), rehearsal.clock().instant());
      } else {
        entry.getValue().problem("a gift card is written G-7F3K-2QXW-MNP4: \"20.00 EUR\"");
      }
    }
  }

  private static void cart(YamlNode node, Rehearsal rehearsal) {
    var cart = rehearsal.cart();
    for (var item : node.items()) {
      var id = item.isMap() ? item.text("product").orElse("") : item.text().orElse("");
      if (product(item, id, rehearsal).isPresent()) {
        cart = cart.withQuantity(new ProductId(id), quantity(item));
      }
    }
    rehearsal.stores().carts().save(cart);
  }

  private static int quantity(YamlNode item) {
    var text = item.isMap() ? item.text("quantity").orElse("1") : "1";
    if (!text.matches("[1-9]\\d?")) {
      item.problem("`quantity` is a whole number from 1 to 99");
      return 1;
    }
    return Integer.parseInt(text);
  }

  private static Optional<Product> product(YamlNode node, String id, Rehearsal rehearsal) {
    var found =
        ProductId.valid(id)
            ? rehearsal.shop().shop().catalog().find(new ProductId(id))
            : Optional.<Product>empty();
    if (found.isEmpty()) {
      node.problem("there is no product `" + id + "` in the catalogue");
    }
    return found;
  }

  private static Optional<Order> order(YamlNode node, Rehearsal rehearsal) {
    node.onlyKeys(ORDER);
    var shop = rehearsal.shop().shop();
    var lines = new ArrayList<Order.OrderLine>();
    var total = Money.zero(shop.settings().currency());
    for (var item : node.field("items").map(YamlNode::items).orElse(List.of())) {
      var id = item.isMap() ? item.text("product").orElse("") : item.text().orElse("");
      var product = product(item, id, rehearsal).orElse(null);
      var price = product == null ? null : priceOf(new ProductId(id), rehearsal).orElse(null);
      if (product == null || price == null) {
        continue;
      }
      var many = quantity(item);
      var sum = price.times(many);
      total = total.plus(sum);
      lines.add(
          new Order.OrderLine(
              new ProductId(id),
              product.name().in(shop.settings().language()),
              null,
              many,
              price,
              sum));
    }
    if (lines.isEmpty()) {
      node.problem("an order has `items`: ids of products that are sold");
      return Optional.empty();
    }
    var placed = rehearsal.clock().instant().minus(age(node));
    var key = "given " + node.file() + " " + node.line() + " " + node.text("number").orElse("");
    var id = new OrderId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    var method = node.text("method").orElseGet(() -> shop.terms().methods().getFirst().id());
    return Optional.of(
        new Order(
            id,
            node.text("number").orElseGet(() -> OrderNumber.of(id.toString(), 0)),
            shop.settings().id(),
            rehearsal.cart().customer(),
            rehearsal.now().id().value(),
            status(node),
            lines,
            List.of(new Order.Amount("subtotal", "", total)),
            total,
            null,
            List.of(),
            new Order.Contact(
                node.text("name").orElse("Camille Martin"),
                node.text("email").orElse("camille@example.com"),
                null),
            new Order.Delivery(method, null, null, null, null),
            placed,
            history(status(node), placed),
            null,
            null,
            List.of(),
            null,
            null,
            0));
  }

  private static Optional<Money> priceOf(ProductId item, Rehearsal rehearsal) {
    var shop = rehearsal.shop().shop();
    var today = LocalDate.ofInstant(rehearsal.clock().instant(), shop.terms().zone());
    return shop.catalog().priceOf(item, today);
  }

  private static Duration age(YamlNode node) {
    return node.text("placed")
        .map(text -> text.replaceFirst("\\s*ago$", ""))
        .map(
            text ->
                Durations.of(text)
                    .orElseGet(
                        () -> {
                          node.problem("`placed` is how long ago, such as 30d");
                          return Duration.ZERO;
                        }))
        .orElse(Duration.ofDays(1));
  }

  private static OrderStatus status(YamlNode node) {
    var word = node.text("status").orElse("delivered").toUpperCase(Locale.ROOT);
    try {
      return OrderStatus.valueOf(word);
    } catch (IllegalArgumentException e) {
      node.problem(
          "`status` is one of "
              + Arrays.stream(OrderStatus.values())
                  .map(s -> s.name().toLowerCase(Locale.ROOT))
                  .toList());
      return OrderStatus.DELIVERED;
    }
  }

  /** The way it has come, a second a step. */
  private static List<Order.StatusChange> history(OrderStatus status, Instant placed) {
    var history = new ArrayList<Order.StatusChange>();
    var way =
        status == OrderStatus.CANCELLED
            ? List.of(OrderStatus.AWAITING_PAYMENT, OrderStatus.CANCELLED)
            : Arrays.stream(OrderStatus.values())
                .filter(s -> s.compareTo(status) <= 0 && s != OrderStatus.CANCELLED)
                .toList();
    for (var step : way) {
      history.add(new Order.StatusChange(step, placed.plusSeconds(history.size())));
    }
    return history;
  }
}
