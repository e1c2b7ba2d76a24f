package io.comptoir.web;

import io.comptoir.action.Counter;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order;
import io.comptoir.web.paper.InvoicePaper;
import io.comptoir.web.paper.ReturnLabel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** What is printed about an order, for those who run the shop. */
public final class PaperApi implements Server.Routes {
  private final OperatorKey key;
  private final Function<ShopId, Optional<Counter>> counters;
  private final InstantSource clock;

  public PaperApi(
      OperatorKey key, Function<ShopId, Optional<Counter>> counters, InstantSource clock) {
    this.key = key;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/api/shops/{shop}/orders/{order}/file/invoice",
        key.guarded(
            ctx -> {
              var counter = OrderDeskApi.counter(ctx, counters);
              invoice(
                  ctx,
                  OrderDeskApi.order(ctx, counter),
                  counter,
                  OrderDeskApi.language(ctx),
                  clock.instant());
            }));
    routes.get(
        "/api/shops/{shop}/orders/{order}/file/returns/{return}/label",
        key.guarded(
            ctx -> {
              var counter = OrderDeskApi.counter(ctx, counters);
              label(ctx, OrderDeskApi.order(ctx, counter), counter, OrderDeskApi.language(ctx));
            }));
  }

  /** An unpaid order has no invoice; the first time it is asked for, it takes the next number. */
  public static void invoice(
      Context ctx, Order order, Counter counter, Language language, Instant now) {
    var invoice = counter.books().invoices().find(counter.shop(), order.id());
    switch (order.status()) {
      case PAID, PREPARING, SHIPPED, DELIVERED ->
          invoice = Optional.of(counter.books().invoices().issue(order, now));
      case AWAITING_PAYMENT, CANCELLED -> {}
    }
    var kept = invoice.orElseThrow(() -> new Problem(404, "not_found"));
    sent(ctx, new InvoicePaper(kept, counter.terms(), language).pdf(), "invoice-" + kept.number());
  }

  public static void label(Context ctx, Order order, Counter counter, Language language) {
    var number = ctx.pathParam("return");
    if (order.returns().stream().noneMatch(r -> r.number().equals(number))) {
      throw new Problem(404, "not_found");
    }
    var label =
        new ReturnLabel(
            order,
            number,
            counter.terms().payee(),
            counter.catalog().stores().stream().findFirst(),
            language);
    sent(ctx, label.pdf(), number);
  }

  private static void sent(Context ctx, byte[] pdf, String name) {
    ctx.header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"");
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/pdf").result(pdf);
  }
}
