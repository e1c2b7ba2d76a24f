package io.comptoir.web;

import io.comptoir.action.PaymentNotices;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentProvider.Incoming;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentProvider.Receipt;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where payment providers tell us how a payment went. The raw body is verified first; a notice that
 * is ours to know is answered 200 however often it comes.
 */
public final class PaymentApi implements Server.Routes {
  private static final Logger log = LoggerFactory.getLogger(PaymentApi.class);

  private final BiFunction<String, ShopId, Optional<PaymentProvider>> providers;
  private final PaymentNotices notices;
  private final BiConsumer<String, String> counted;

  /**
   * @param providers by name and shop
   * @param counted told the provider and what became of its notice
   */
  public PaymentApi(
      BiFunction<String, ShopId, Optional<PaymentProvider>> providers,
      PaymentNotices notices,
      BiConsumer<String, String> counted) {
    this.providers = providers;
    this.notices = notices;
    this.counted = counted;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/payments/{provider}/{shop}", this::take);
  }

  private void take(Context ctx) {
    take(ctx.pathParam("provider"), Assets.shop(ctx), headers(ctx), ctx.bodyAsBytes());
    ctx.json(Map.of("received", true));
  }

  /**
   * @param headers by lower-case name
   * @throws Problem 400 when it is not the provider's, 404 when it is about no payment that is
   *     kept, 503 when it cannot be told yet
   */
  void take(String name, ShopId shop, Map<String, String> headers, byte[] body) {
    var provider = providers.apply(name, shop).orElseThrow(() -> new Problem(404, "not_found"));
    switch (provider.verify(new Incoming(headers, body))) {
      case Receipt.Told(var notice) -> taken(provider.name(), notice);
      case Receipt.Irrelevant() -> counted.accept(provider.name(), "irrelevant");
      case Receipt.Forged(var why) -> {
        log.warn("provider={} notice refused: {}", provider.name(), why);
        counted.accept(provider.name(), "refused");
        throw new Problem(400, "signature");
      }
      case Receipt.Unverifiable() -> {
        counted.accept(provider.name(), "unverifiable");
        throw new Problem(503, "unavailable");
      }
    }
  }

  private void taken(String provider, Notice notice) {
    var outcome = notices.take(provider, notice);
    log.info("provider={} notice={} outcome={}", provider, notice.id(), outcome);
    counted.accept(
        provider,
        outcome == PaymentNotices.Outcome.TAKEN
            ? notice.fact().word().toUpperCase(Locale.ROOT)
            : outcome.name());
    // by the provider's id alone it may be another system's on the same account
    if (outcome == PaymentNotices.Outcome.UNKNOWN_PAYMENT
        && notice.subject() instanceof Subject.Ours) {
      throw new Problem(404, "not_found");
    }
  }

  private static Map<String, String> headers(Context ctx) {
    var headers = new HashMap<String, String>();
    ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }
}
