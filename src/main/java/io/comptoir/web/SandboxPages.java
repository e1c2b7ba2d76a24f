package io.comptoir.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.provider.sandbox.SandboxBank;
import io.comptoir.provider.sandbox.SandboxBank.Confirmation;
import io.comptoir.provider.sandbox.SandboxPage;
import io.comptoir.provider.sandbox.SandboxProvider;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The make-believe bank's pages: where a sandbox payment is paid. The browser turns the card into a
 * token, the bank answers, and its signed notice goes the way that a real provider's goes.
 */
public final class SandboxPages implements Server.Routes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, SandboxPages.class.getClassLoader(), "io.comptoir.web.page");
  private final Function<ShopId, Optional<String>> payees;
  private final PaymentStore payments;
  private final OrderStore orders;
  private final SandboxBank bank;
  private final PaymentApi notices;

  /**
   * @param payees the shops' names, as the payer knows them
   */
  public SandboxPages(
      Function<ShopId, Optional<String>> payees,
      PaymentStore payments,
      OrderStore orders,
      SandboxBank bank,
      PaymentApi notices) {
    this.payees = payees;
    this.payments = payments;
    this.orders = orders;
    this.bank = bank;
    this.notices = notices;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/payments/sandbox/{shop}/pay/{payment}", this::show);
    routes.post("/payments/sandbox/{shop}/pay/{payment}", this::pay);
  }

  private void show(Context ctx) {
    var shop = Assets.shop(ctx);
    var payment = payment(ctx, shop);
    var order = order(payment);
    var language = Server.reader(ctx);
    var page =
        new SandboxPage(
            language,
            payees.apply(shop).orElseThrow(() -> new Problem(404, "unknown_shop")),
            order.number(),
            SandboxPage.written(payment.amount(), language),
            payment.status() == PaymentStatus.PAID);
    var html = new StringOutput();
    templates.render("sandbox.jte", Map.of("page", page, "shopUrl", "/shop/" + shop), html);
    ctx.html(html.toString());
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Cache-Control", "no-store");
  }

  private void pay(Context ctx) {
    var payment = payment(ctx, Assets.shop(ctx));
    var body = ClientContent.object(ctx.body());
    var confirmation =
        switch (body.path("confirmation").asString("")) {
          case "YES" -> Confirmation.YES;
          case "NO" -> Confirmation.NO;
          default -> Confirmation.NOT_ASKED;
        };
    var answer = new LinkedHashMap<String, Object>();
    switch (bank.pay(payment, body.path("token").asString(""), confirmation)) {
      case SandboxBank.Answer.Confirm() -> answer.put("state", "confirm");
      case SandboxBank.Answer.Refused(var reason) -> {
        answer.put("state", "refused");
        answer.put("reason", reason);
      }
      case SandboxBank.Answer.Settled(var status, var reason, var notice) -> {
        notices.take(SandboxProvider.NAME, payment.shop(), notice.headers(), notice.body());
        answer.put("state", status == PaymentStatus.PAID ? "paid" : "declined");
        if (reason != null) {
          answer.put("reason", reason);
        }
      }
    }
    ctx.header("Cache-Control", "no-store");
    ctx.json(answer);
  }

  /** Its id is 122 random bits and stands in its own conversation only: who has it may pay it. */
  private Payment payment(Context ctx, ShopId shop) {
    try {
      return payments
          .find(UUID.fromString(ctx.pathParam("payment")))
          .filter(
              found -> found.shop().equals(shop) && found.provider().equals(SandboxProvider.NAME))
          .orElseThrow(() -> new Problem(404, "not_found"));
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "not_found");
    }
  }

  private Order order(Payment payment) {
    return orders.find(payment.order()).orElseThrow(() -> new Problem(404, "not_found"));
  }
}
