package io.comptoir.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.provider.sandbox.SandboxPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Where customers come to pay by what only an app can open, as a code to scan, and where they come
 * back to from a provider's page. Coming back proves nothing: the provider is asked how it stands.
 */
public final class PaymentPages implements Server.Routes {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PaymentPages.class.getClassLoader(), "io.comptoir.web.page");
  private final BiFunction<String, ShopId, Optional<Payee>> payees;
  private final PaymentStore payments;
  private final OrderStore orders;
  private final InstantSource clock;

  /**
   * @param name as the payer knows it
   * @param returnTo where customers go after paying; empty for the shop's page here
   */
  public record Payee(String name, Optional<String> returnTo) {}

  /**
   * @param payees by provider and shop
   */
  public PaymentPages(
      BiFunction<String, ShopId, Optional<Payee>> payees,
      PaymentStore payments,
      OrderStore orders,
      InstantSource clock) {
    this.payees = payees;
    this.payments = payments;
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/payments/{provider}/{shop}/return/{payment}", this::back);
    routes.get("/payments/wechatpay/{shop}/pay/{payment}", this::scan);
  }

  private void back(Context ctx) {
    var shop = Assets.shop(ctx);
    var provider = ctx.pathParam("provider");
    var payee = payee(provider, shop);
    var payment = payment(ctx, provider, shop);
    if (payment.status() == PaymentStatus.PENDING) {
      // should somebody change it just now, they know more than we do
      payments.save(payment.lookedAtAgain(clock.instant()));
    }
    ctx.header("Cache-Control", "no-store");
    ctx.redirect(payee.returnTo().orElse("/shop/" + shop), HttpStatus.SEE_OTHER);
  }

  private void scan(Context ctx) {
    var shop = Assets.shop(ctx);
    var payee = payee("wechatpay", shop);
    var payment = payment(ctx, "wechatpay", shop);
    var order = orders.find(payment.order()).orElseThrow(() -> new Problem(404, "not_found"));
    var language = Server.reader(ctx);
    var url = payment.url();
    var open = payment.status() == PaymentStatus.PENDING && url != null;
    var html = new StringOutput();
    templates.render(
        "scan.jte",
        Map.of(
            "french", language.equals(Language.FRENCH),
            "payee", payee.name(),
            "order", order.number(),
            "amount", SandboxPage.written(payment.amount(), language),
            "code", open && url != null ? code(url) : "",
            "paid", payment.status().settled(),
            "shopUrl", payee.returnTo().orElse("/shop/" + shop)),
        html);
    ctx.html(html.toString());
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("Cache-Control", "no-store");
  }

  /** A QR code as the path of an SVG, one unit a module, with the quiet zone that it needs. */
  static String code(String text) {
    BitMatrix matrix;
    try {
      matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      4));
    } catch (WriterException e) {
      throw new IllegalStateException("the address is too long for a code", e);
    }
    var path = new StringBuilder();
    for (var y = 0; y < matrix.getHeight(); y++) {
      for (var x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return matrix.getWidth() + "|" + path;
  }

  private Payee payee(String provider, ShopId shop) {
    return payees.apply(provider, shop).orElseThrow(() -> new Problem(404, "not_found"));
  }

  /** Its id is 122 random bits and stands in its own conversation only. */
  private Payment payment(Context ctx, String provider, ShopId shop) {
    try {
      return payments
          .find(UUID.fromString(ctx.pathParam("payment")))
          .filter(found -> found.shop().equals(shop) && found.provider().equals(provider))
          .orElseThrow(() -> new Problem(404, "not_found"));
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "not_found");
    }
  }
}
