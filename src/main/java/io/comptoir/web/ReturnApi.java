package io.comptoir.web;

import io.comptoir.action.ArrivedGoods;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.order.Return;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The goods that are to come back, for those who run the shop, until somebody has seen to them. */
public final class ReturnApi implements Server.Routes {
  private static final int MAX_ORDERS = 200;
  private static final int ATTEMPTS = 5;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final OperatorKey key;
  private final Supplier<List<ShopId>> shops;
  private final OrderStore orders;
  private final InstantSource clock;

  public ReturnApi(
      OperatorKey key, Supplier<List<ShopId>> shops, OrderStore orders, InstantSource clock) {
    this.key = key;
    this.shops = shops;
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/shops/{shop}/returns", key.guarded(this::waiting));
    routes.post(
        "/api/shops/{shop}/orders/{order}/returns/{return}/settled", key.guarded(this::settle));
  }

  /** Longest wait first, those of at most {@link #MAX_ORDERS} orders. */
  private void waiting(Context ctx) {
    var waiting =
        orders.withReturns(shop(ctx), MAX_ORDERS).stream()
            .flatMap(
                order ->
                    order.returns().stream().filter(Return::waits).map(back -> shown(order, back)))
            .toList();
    ctx.json(Map.of("returns", waiting));
  }

  /** May be said again: what is settled stays as it was. */
  private void settle(Context ctx) {
    var shop = shop(ctx);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var order =
          orders
              .findByNumber(shop, ctx.pathParam("order"))
              .orElseThrow(() -> new Problem(404, "not_found"));
      var settled = ArrivedGoods.settled(order, ctx.pathParam("return"), CHANCE, clock.instant());
      var back =
          settled.returns().stream()
              .filter(r -> r.number().equals(ctx.pathParam("return")))
              .findFirst()
              .orElseThrow(() -> new Problem(404, "not_found"));
      if (settled.equals(order) || orders.save(settled)) {
        ctx.json(shown(order, back));
        return;
      }
    }
    throw new IllegalStateException("the order changes faster than its return can be settled");
  }

  private ShopId shop(Context ctx) {
    var shop = Assets.shop(ctx);
    if (!shops.get().contains(shop)) {
      throw new Problem(404, "unknown_shop");
    }
    return shop;
  }

  private static Map<String, Object> shown(Order order, Return back) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("return", back.number());
    shown.put("order", order.number());
    shown.put("conversation", order.conversation());
    shown.put("kind", back.replacement() == null ? "return" : "exchange");
    shown.put("item", back.item().value());
    shown.put("name", name(order, back));
    shown.put("quantity", back.quantity());
    shown.put("reason", back.reason());
    shown.put("refund", back.refund());
    var replacement = back.replacement();
    if (replacement != null) {
      shown.put("replacement", replacement.value());
    }
    shown.put("askedAt", back.at().toString());
    var settledAt = back.settledAt();
    if (settledAt != null) {
      shown.put("settledAt", settledAt.toString());
    }
    return shown;
  }

  private static String name(Order order, Return back) {
    return order.lines().stream()
        .filter(line -> line.item().equals(back.item()))
        .map(Order.OrderLine::name)
        .findFirst()
        .orElse(back.item().value());
  }
}
