package io.comptoir.commerce.order.retail;

import static io.comptoir.commerce.order.retail.RetailData.cents;
import static io.comptoir.commerce.order.retail.RetailData.list;
import static io.comptoir.commerce.order.retail.RetailData.map;
import static io.comptoir.commerce.order.retail.RetailData.text;
import static io.comptoir.commerce.order.retail.RetailData.texts;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.order.AfterSales;
import io.comptoir.commerce.order.DefaultAddress;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.PaymentMethod;
import io.comptoir.commerce.order.Return;
import io.comptoir.commerce.order.Shipment;
import io.comptoir.commerce.order.Transfer;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The other shop's database in our values, and back. What it writes otherwise is bent here: an
 * address of six fields, one line a piece, a status in words that also tells of what comes back.
 */
final class RetailState {
  static final Instant NOW = Instant.parse("2024-05-15T15:00:00Z");
  static final Currency USD = Currency.getInstance("USD");
  private static final ShopId SHOP = new ShopId("retail");

  final Catalog catalog;
  final Map<ProductId, Integer> left;
  final Map<String, Customer> customers;
  final Map<String, PaymentMethod> methods;
  final Map<String, Order> orders;

  /** Orders whose items changed without a difference, and by which method it would have moved. */
  final Map<String, String> changedForNothing = new HashMap<>();

  /**
   * When that shop changes several items, it writes the last one's price and options to each of
   * them. Ours keep their own; what it writes stands here: order → line → the item that it shows.
   */
  final Map<String, Map<Integer, ProductId>> shownAs = new HashMap<>();

  private final Map<String, Map<String, Object>> users;

  private RetailState(
      Catalog catalog,
      Map<ProductId, Integer> left,
      Map<String, Customer> customers,
      Map<String, PaymentMethod> methods,
      Map<String, Order> orders,
      Map<String, Map<String, Object>> users) {
    this.catalog = catalog;
    this.left = left;
    this.customers = customers;
    this.methods = methods;
    this.orders = orders;
    this.users = users;
  }

  static RetailState of(Map<String, Object> database) {
    var left = new HashMap<ProductId, Integer>();
    var products = new ArrayList<Product>();
    map(database.get("products")).values().forEach(p -> products.add(product(map(p), left)));
    var users = new LinkedHashMap<String, Map<String, Object>>();
    var customers = new LinkedHashMap<String, Customer>();
    var methods = new HashMap<String, PaymentMethod>();
    map(database.get("users"))
        .forEach(
            (id, user) -> {
              users.put(id, map(user));
              customers.put(id, customer(map(user)));
              map(map(user).get("payment_methods"))
                  .forEach((method, tree) -> methods.put(method, method(map(tree))));
            });
    var orders = new LinkedHashMap<String, Order>();
    map(database.get("orders")).forEach((id, order) -> orders.put(id, order(map(order))));
    var catalog = new InMemoryCatalog(products, List.of(), List.of(), CatalogVocabulary.EMPTY, "1");
    return new RetailState(catalog, left, customers, methods, orders, users);
  }

  /** The same, to be changed by itself. */
  RetailState copy() {
    var copy =
        new RetailState(
            catalog,
            new HashMap<>(left),
            new LinkedHashMap<>(customers),
            new HashMap<>(methods),
            new LinkedHashMap<>(orders),
            users);
    copy.changedForNothing.putAll(changedForNothing);
    copy.shownAs.putAll(shownAs);
    return copy;
  }

  static CustomerId customerId(String user) {
    return new CustomerId(UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)));
  }

  String userOf(CustomerId id) {
    return customers.entrySet().stream()
        .filter(e -> e.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  String email(String user) {
    return text(users.get(user), "email");
  }

  Map<String, Object> name(String user) {
    return map(users.get(user).get("name"));
  }

  /** The payment methods of this user, as they are now. */
  PaymentMethod.Wallet wallet(String user) {
    return new PaymentMethod.Wallet(
        map(users.get(user).get("payment_methods")).keySet().stream().map(methods::get).toList());
  }

  // out

  Map<String, Object> productTree(Product product) {
    var variants = new LinkedHashMap<String, Object>();
    product
        .variants()
        .forEach(v -> variants.put(v.id().value(), variantTree(product, v.id().value())));
    return Map.of(
        "name",
        product.name().in(Language.ENGLISH),
        "product_id",
        product.id().value(),
        "variants",
        variants);
  }

  Map<String, Object> variantTree(Product product, String item) {
    var id = new ProductId(item);
    return Map.of(
        "item_id",
        item,
        "options",
        options(product, id),
        "available",
        left.getOrDefault(id, 0) > 0,
        "price",
        product.priceOf(id).orElseThrow().major());
  }

  Map<String, Object> userTree(String user) {
    var tree = new LinkedHashMap<>(users.get(user));
    tree.put(
        "address", addressTree(DefaultAddress.of(customers.get(user).profile()).orElseThrow()));
    var paying = new LinkedHashMap<String, Object>();
    map(tree.get("payment_methods"))
        .forEach(
            (id, of) -> {
              var method = new LinkedHashMap<>(map(of));
              if (methods.get(id) instanceof PaymentMethod.GiftCard(var card, var balance)) {
                method.put("balance", balance.major());
              }
              paying.put(id, method);
            });
    tree.put("payment_methods", paying);
    return tree;
  }

  Map<String, Object> orderTree(String number) {
    var order = orders.get(number);
    var after = order.after();
    var tree = new LinkedHashMap<String, Object>();
    tree.put("order_id", number);
    tree.put("user_id", userOf(order.customer()));
    tree.put("address", addressTree(order.delivery().address()));
    var items = new ArrayList<Object>();
    var shown = shownAs.getOrDefault(number, Map.of());
    for (var i = 0; i < order.lines().size(); i++) {
      items.add(lineTree(order.lines().get(i), shown.get(i)));
    }
    tree.put("items", items);
    tree.put("status", statusWord(order));
    tree.put(
        "fulfillments",
        after.shipments().stream()
            .map(
                s ->
                    (Object)
                        Map.of(
                            "tracking_id",
                            List.of(s.tracking()),
                            "item_ids",
                            order.lines().stream().map(l -> l.item().value()).toList()))
            .toList());
    var paid =
        after.transfers().stream()
            .filter(t -> t.due() == Transfer.Due.NOW)
            .map(t -> transferTree(t.kind(), t.amount(), t.method()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (changedForNothing.containsKey(number)) {
      paid.add(transferTree(Transfer.Kind.REFUND, Money.zero(USD), changedForNothing.get(number)));
    }
    tree.put("payment_history", paid);
    tree.put("cancel_reason", after.cancelReason());
    backTree(order, tree);
    return tree;
  }

  private static void backTree(Order order, Map<String, Object> tree) {
    var back = new ArrayList<String>();
    var instead = new ArrayList<String>();
    var difference = Money.zero(USD);
    var method = "";
    for (Return piece : order.returns()) {
      for (var i = 0; i < piece.quantity(); i++) {
        back.add(piece.item().value());
      }
      method = piece.method();
      if (piece.replacement() != null) {
        instead.add(piece.replacement().value());
        difference = difference.minus(piece.refund());
        difference = piece.surcharge() == null ? difference : difference.plus(piece.surcharge());
      }
    }
    back.sort(null);
    instead.sort(null);
    if (!instead.isEmpty()) {
      tree.put("exchange_items", back);
      tree.put("exchange_new_items", instead);
      tree.put("exchange_payment_method_id", method);
      tree.put("exchange_price_difference", difference.major());
    } else if (!back.isEmpty()) {
      tree.put("return_items", back);
      tree.put("return_payment_method_id", method);
    }
  }

  private Map<String, Object> lineTree(Order.OrderLine line, ProductId shown) {
    var product = catalog.find(line.item()).orElseThrow();
    return Map.of(
        "name",
        line.name(),
        "product_id",
        product.id().value(),
        "item_id",
        line.item().value(),
        "price",
        shown == null
            ? line.price().major()
            : catalog.find(shown).orElseThrow().priceOf(shown).orElseThrow().major(),
        "options",
        shown == null
            ? options(product, line.item())
            : options(catalog.find(shown).orElseThrow(), shown));
  }

  private static Map<String, Object> options(Product product, ProductId item) {
    var options = new LinkedHashMap<String, Object>();
    product
        .variant(item)
        .orElseThrow()
        .attributes()
        .forEach((option, values) -> options.put(option, values.getFirst()));
    return options;
  }

  private static Map<String, Object> transferTree(Transfer.Kind kind, Money amount, String method) {
    return Map.of(
        "transaction_type",
        kind == Transfer.Kind.CHARGE ? "payment" : "refund",
        "amount",
        amount.major(),
        "payment_method_id",
        method);
  }

  private static String statusWord(Order order) {
    return switch (order.status()) {
      case PAID -> order.after().itemsChangedAt() == null ? "pending" : "pending (item modified)";
      case PREPARING -> "processed";
      case CANCELLED -> "cancelled";
      case DELIVERED ->
          order.returns().isEmpty()
              ? "delivered"
              : order.returns().getFirst().replacement() == null
                  ? "return requested"
                  : "exchange requested";
      case AWAITING_PAYMENT, SHIPPED -> throw new IllegalStateException("never so in that shop");
    };
  }

  // in

  /** Its second line goes into the street, its state to the town, as one writes it on a letter. */
  static PostalAddress address(Map<String, Object> tree) {
    return new PostalAddress(
        text(tree, "address1") + "\n" + text(tree, "address2"),
        text(tree, "zip"),
        text(tree, "city") + "\n" + text(tree, "state"),
        text(tree, "country"));
  }

  private static Map<String, Object> addressTree(PostalAddress address) {
    var street = address.street().split("\n", -1);
    var city = address.city().split("\n", -1);
    return Map.of(
        "address1",
        street[0],
        "address2",
        street[1],
        "city",
        city[0],
        "state",
        city[1],
        "country",
        address.country(),
        "zip",
        address.postcode());
  }

  static Money money(Object decimal) {
    return Money.ofMajor(cents(decimal), USD);
  }

  private static Product product(Map<String, Object> tree, Map<ProductId, Integer> left) {
    var variants = new ArrayList<Product.Variant>();
    for (var of : map(tree.get("variants")).values()) {
      var variant = map(of);
      var id = new ProductId(text(variant, "item_id"));
      left.put(id, variant.get("available").equals(true) ? 1_000_000 : 0);
      var options = new LinkedHashMap<String, List<String>>();
      map(variant.get("options")).forEach((k, v) -> options.put(k, List.of(v.toString())));
      variants.add(
          new Product.Variant(id, english(""), options, money(variant.get("price")), null));
    }
    return new Product(
        new ProductId(text(tree, "product_id")),
        english(text(tree, "name")),
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        null,
        List.of(),
        variants.isEmpty() ? null : variants.getFirst().price(),
        null,
        null,
        Map.of(),
        List.of(),
        variants,
        List.of(),
        List.of(),
        null,
        Product.Rating.NONE);
  }

  private static LocalizedText english(String text) {
    return new LocalizedText(Map.of(Language.ENGLISH, text));
  }

  private static Customer customer(Map<String, Object> user) {
    var address = address(map(user.get("address")));
    var profile =
        Profile.EMPTY
            .with("street", Value.of(address.street()), "import", NOW)
            .with("postcode", Value.of(address.postcode()), "import", NOW)
            .with("city", Value.of(address.city()), "import", NOW)
            .with("country", Value.of(address.country()), "import", NOW);
    return new Customer(customerId(text(user, "user_id")), SHOP, profile, 1);
  }

  private static PaymentMethod method(Map<String, Object> tree) {
    return text(tree, "source").equals("gift_card")
        ? new PaymentMethod.GiftCard(text(tree, "id"), money(tree.get("balance")))
        : new PaymentMethod.Account(text(tree, "id"), text(tree, "source"));
  }

  private static Order order(Map<String, Object> tree) {
    var lines =
        list(tree.get("items")).stream()
            .map(
                i -> {
                  var item = map(i);
                  var price = money(item.get("price"));
                  return new Order.OrderLine(
                      new ProductId(text(item, "item_id")),
                      text(item, "name"),
                      null,
                      1,
                      price,
                      price);
                })
            .toList();
    var transfers =
        list(tree.get("payment_history")).stream()
            .map(
                p ->
                    new Transfer(
                        text(map(p), "transaction_type").equals("payment")
                            ? Transfer.Kind.CHARGE
                            : Transfer.Kind.REFUND,
                        text(map(p), "payment_method_id"),
                        money(map(p).get("amount")),
                        Transfer.Due.NOW,
                        NOW))
            .toList();
    var shipments =
        list(tree.get("fulfillments")).stream()
            .map(
                f ->
                    new Shipment(
                        texts(map(f), "tracking_id").getFirst(), "carrier", null, List.of()))
            .toList();
    var user = text(tree, "user_id");
    var number = text(tree, "order_id");
    return new Order(
        new OrderId(UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8))),
        number,
        SHOP,
        customerId(user),
        customerId(user).value(),
        status(text(tree, "status")),
        lines,
        List.of(),
        lines.stream().map(Order.OrderLine::price).reduce(Money.zero(USD), Money::plus),
        null,
        List.of(),
        new Order.Contact(user, user + "@example.com", null),
        new Order.Delivery("standard", address(map(tree.get("address"))), null, null, null),
        NOW,
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        new AfterSales(shipments, transfers, transfers.size(), null, null, null, List.of()),
        1);
  }

  private static OrderStatus status(String word) {
    return switch (word) {
      case "pending" -> OrderStatus.PAID;
      case "processed" -> OrderStatus.PREPARING;
      case "delivered" -> OrderStatus.DELIVERED;
      case "cancelled" -> OrderStatus.CANCELLED;
      default -> throw new IllegalArgumentException(word);
    };
  }
}
