package io.comptoir.web;

import io.comptoir.action.Counter;
import io.comptoir.action.OrderDesk;
import io.comptoir.action.OrderRequests;
import io.comptoir.action.OrderRequests.Piece;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Confirmation;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.Return;
import io.comptoir.commerce.order.Transfer;
import io.comptoir.commerce.order.Verdict;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What those who run the shop do with an order. The shop's policy holds for them as for the bot,
 * and a change is looked at before it is made: without a {@code confirmation} nothing is done and
 * the answer says what would be; with it just that is done, once.
 */
public final class OrderDeskApi implements Server.Routes {
  private final OperatorKey key;
  private final Function<ShopId, Optional<Counter>> counters;
  private final InstantSource clock;

  public OrderDeskApi(
      OperatorKey key, Function<ShopId, Optional<Counter>> counters, InstantSource clock) {
    this.key = key;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/shops/{shop}/orders/{order}/file", key.guarded(this::show));
    routes.post("/api/shops/{shop}/orders/{order}/requests", key.guarded(this::request));
  }

  static Counter counter(Context ctx, Function<ShopId, Optional<Counter>> counters) {
    return counters.apply(Assets.shop(ctx)).orElseThrow(() -> new Problem(404, "unknown_shop"));
  }

  static Order order(Context ctx, Counter counter) {
    return counter
        .orders()
        .findByNumber(counter.shop(), ctx.pathParam("order"))
        .orElseThrow(() -> new Problem(404, "not_found"));
  }

  private void show(Context ctx) {
    var counter = counter(ctx, counters);
    ctx.json(file(order(ctx, counter), counter));
  }

  private void request(Context ctx) {
    var counter = counter(ctx, counters);
    var order = order(ctx, counter);
    var body = body(ctx);
    var request =
        OrderRequests.read(body.path("what").asString(""), name -> text(body, name), items(body))
            .orElseThrow(() -> new Problem(400, "unknown_request"));
    var desk = new OrderDesk(counter);
    var by = new Requester.Adviser("operator");
    var language = language(ctx);
    var confirmation = text(body, "confirmation");
    if (confirmation.isEmpty()) {
      planned(ctx, desk.consider(request, order, by, language, clock.instant()));
      return;
    }
    switch (desk.carryOut(
        request,
        Optional.of(new Confirmation(confirmation)),
        order,
        by,
        language,
        clock.instant())) {
      case OrderDesk.Outcome.Refused(var refusal) -> throw refused(refusal.name());
      case OrderDesk.Outcome.Unavailable() -> throw refused("UNAVAILABLE");
      case OrderDesk.Outcome.Done(var after, var difference, var toPay) -> {
        var done = file(after, counter);
        done.put("difference", difference);
        toPay.ifPresent(payment -> done.put("payUrl", String.valueOf(payment.url())));
        ctx.json(done);
      }
    }
  }

  private static void planned(Context ctx, Verdict verdict) {
    switch (verdict) {
      case Verdict.Refused(var refusal) -> throw refused(refusal.name());
      case Verdict.Allowed(var plan) -> {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("confirmation", plan.confirmation().value());
        shown.put("difference", plan.difference());
        shown.put("total", plan.after().total());
        shown.put("transfers", plan.transfers().stream().map(OrderDeskApi::shown).toList());
        ctx.status(202).json(shown);
      }
    }
  }

  private static Problem refused(String refusal) {
    return new Problem(409, "request_refused", refusal);
  }

  private Map<String, Object> file(Order order, Counter counter) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("number", order.number());
    shown.put("status", word(order.status()));
    shown.put("placedAt", order.placedAt().toString());
    shown.put("conversation", order.conversation());
    shown.put("total", order.total());
    shown.put(
        "lines",
        order.lines().stream()
            .map(
                l ->
                    Map.of(
                        "item", l.item().value(),
                        "name", l.name(),
                        "quantity", l.quantity(),
                        "kept", order.keptOf(l),
                        "unitPrice", l.unitPrice(),
                        "price", l.price()))
            .toList());
    var address = order.delivery().address();
    if (address != null) {
      shown.put("address", address);
    }
    shown.put("contact", order.contact());
    shown.put("shipments", order.after().shipments().stream().map(ShipmentApi::shown).toList());
    shown.put(
        "transfers",
        new OrderDesk(counter)
            .withPayments(order).after().transfers().stream().map(OrderDeskApi::shown).toList());
    shown.put("returns", order.returns().stream().map(OrderDeskApi::shown).toList());
    shown.put(
        "mayAskFor",
        new OrderDesk(counter)
            .open(order, new Requester.Adviser("operator"), clock.instant()).stream()
                .map(OrderDeskApi::word)
                .toList());
    var reason = order.after().cancelReason();
    if (reason != null) {
      shown.put("cancelReason", reason);
    }
    return shown;
  }

  private static Map<String, Object> shown(Transfer move) {
    return Map.of(
        "kind", word(move.kind()),
        "method", masked(move.method()),
        "amount", move.amount(),
        "due", word(move.due()));
  }

  /** A gift card's code is money: only its end is shown. */
  private static String masked(String method) {
    return io.comptoir.commerce.giftcard.GiftCard.codeOf(method)
        .map(code -> "gift_card:…" + code.substring(code.length() - 4))
        .orElse(method);
  }

  private static Map<String, Object> shown(Return back) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("return", back.number());
    shown.put("item", back.item().value());
    shown.put("quantity", back.quantity());
    shown.put("refund", back.refund());
    var surcharge = back.surcharge();
    if (surcharge != null) {
      shown.put("surcharge", surcharge);
    }
    var replacement = back.replacement();
    if (replacement != null) {
      shown.put("replacement", replacement.value());
    }
    shown.put("waits", back.waits());
    return shown;
  }

  private static List<Piece> items(JsonNode body) {
    var pieces = new ArrayList<Piece>();
    for (var item : body.path("items")) {
      pieces.add(new Piece(text(item, "item"), text(item, "instead")));
    }
    return pieces;
  }

  static JsonNode body(Context ctx) {
    try {
      var node = Json.MAPPER.readTree(ctx.body());
      if (node == null || !node.isObject()) {
        throw new Problem(400, "malformed", "an object");
      }
      return node;
    } catch (JacksonException e) {
      throw new Problem(400, "malformed", e.getOriginalMessage());
    }
  }

  static String text(JsonNode node, String name) {
    var value = node.path(name);
    return value.isString() ? value.asString() : "";
  }

  static Language language(Context ctx) {
    var asked = String.valueOf(ctx.header("Accept-Language"));
    return asked.toLowerCase(Locale.ROOT).startsWith("fr") ? Language.FRENCH : Language.ENGLISH;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
