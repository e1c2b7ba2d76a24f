package io.comptoir.web.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.comptoir.commerce.checkout.Fulfilment;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.web.PaperApi;
import io.comptoir.web.Problem;
import io.comptoir.web.Server;
import io.comptoir.web.storefront.CartJson.Amount;
import io.comptoir.web.storefront.CartJson.Total;
import io.comptoir.web.storefront.Shoppers.Shopper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order, for the one who placed it; to anybody else it does not exist. */
public final class OrderApi implements Server.Routes {
  private static final int MAX_NUMBER = 40;

  private final Shoppers shoppers;

  public OrderApi(Shoppers shoppers) {
    this.shoppers = shoppers;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/shops/{shop}/orders/{number}", this::show);
    routes.get("/api/shops/{shop}/orders/{number}/invoice", this::invoice);
    routes.get("/api/shops/{shop}/orders/{number}/returns/{return}/label", this::label);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OrderJson(
      String number,
      String status,
      String statusLabel,
      String placed,
      List<Line> lines,
      List<Total> totals,
      Amount total,
      List<Step> steps,
      List<String> delivery) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      String name,
      @Nullable String detail,
      @Nullable String url,
      @Nullable String image,
      int quantity,
      Amount price) {}

  /**
   * @param at the day, absent while still to come
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(String label, boolean done, @Nullable String at) {}

  private void invoice(Context ctx) {
    var shopper = shoppers.of(ctx);
    PaperApi.invoice(
        ctx,
        own(ctx, shopper),
        shopper.counter(),
        shopper.situation().language(),
        shopper.situation().now());
  }

  private void label(Context ctx) {
    var shopper = shoppers.of(ctx);
    PaperApi.label(ctx, own(ctx, shopper), shopper.counter(), shopper.situation().language());
  }

  private void show(Context ctx) {
    var shopper = shoppers.of(ctx);
    ctx.header("Cache-Control", "no-store");
    ctx.json(json(own(ctx, shopper), shopper));
  }

  private static Order own(Context ctx, Shopper shopper) {
    var number = ctx.pathParam("number").strip().toUpperCase(Locale.ROOT);
    var order =
        number.length() > MAX_NUMBER
            ? java.util.Optional.<Order>empty()
            : shopper.counter().orders().findByNumber(shopper.counter().shop(), number);
    return order
        .filter(o -> o.customer().equals(shopper.customer().id()))
        .orElseThrow(() -> new Problem(404, "unknown_order"));
  }

  private static OrderJson json(Order order, Shopper shopper) {
    var words = shopper.words();
    return new OrderJson(
        order.number(),
        order.status().name(),
        label(order.status(), fulfilment(order, shopper), words),
        words.date(order.placedAt(), shopper.counter().terms().zone()),
        order.lines().stream().map(l -> line(l, shopper)).toList(),
        order.amounts().stream()
            .map(a -> new Total(a.kind(), a.label(), Amount.of(a.amount(), words)))
            .toList(),
        Amount.of(order.total(), words),
        steps(order, shopper),
        delivery(order, shopper));
  }

  private static Line line(Order.OrderLine line, Shopper shopper) {
    var links = new Links(shopper.counter().shop());
    var product = shopper.counter().catalog().find(line.item());
    return new Line(
        line.name(),
        line.detail(),
        product.isPresent() ? links.product(line.item()) : null,
        product.map(p -> CartJson.picture(p, links)).orElse(null),
        line.quantity(),
        Amount.of(line.price(), shopper.words()));
  }

  /** The way it has gone, with the days, then the way it will go if all is well. */
  private static List<Step> steps(Order order, Shopper shopper) {
    var words = shopper.words();
    var fulfilment = fulfilment(order, shopper);
    var steps = new ArrayList<Step>();
    for (var change : order.history()) {
      steps.add(
          new Step(
              change.status() == OrderStatus.AWAITING_PAYMENT
                  ? words.text("order.placed")
                  : label(change.status(), fulfilment, words),
              true,
              words.date(change.at(), shopper.counter().terms().zone())));
    }
    var last = order.status();
    if (order.history().isEmpty()) {
      steps.add(new Step(label(last, fulfilment, words), true, null));
    }
    for (var next : fulfilment.after(last)) {
      steps.add(new Step(label(next, fulfilment, words), false, null));
    }
    return steps;
  }

  private static Fulfilment fulfilment(Order order, Shopper shopper) {
    return Fulfilment.of(order, shopper.counter().terms());
  }

  private static String label(OrderStatus status, Fulfilment fulfilment, Words words) {
    return words.text("order." + fulfilment.word(status));
  }

  private static List<String> delivery(Order order, Shopper shopper) {
    var lines = new ArrayList<String>();
    var delivery = order.delivery();
    shopper
        .counter()
        .terms()
        .method(delivery.method())
        .ifPresent(m -> lines.add(m.name().in(shopper.words().language())));
    var store = delivery.store();
    if (store != null) {
      shopper.counter().catalog().stores().stream()
          .filter(s -> s.id().equals(store))
          .findFirst()
          .ifPresent(
              s -> {
                lines.add(s.name());
                lines.add(s.address().street());
                lines.add(s.address().postcode() + " " + s.address().city());
              });
    }
    var address = delivery.address();
    if (address != null) {
      lines.add(order.contact().name());
      lines.add(address.street());
      lines.add(address.postcode() + " " + address.city());
    }
    return lines;
  }
}
