package io.comptoir.web;

import io.comptoir.action.PaymentNotices;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.PaymentProvider;
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
   * @throws Problem 400 when it is not the provider's, 404 when it is about nothing of ours
   */
  void take(String name, ShopId shop, Map<String, String> headers, byte[] body) {
    var provider = providers.apply(name, shop).orElseThrow(() -> new Problem(404, "not_found"));
    var notice = provider.verify(headers, body);
    if (notice.isEmpty()) {
      log.warn("provider={} notice refused: signature, age or form", provider.name());
      counted.accept(provider.name(), "refused");
      throw new Problem(400, "signature");
    }
    var outcome = notices.take(provider.name(), notice.get());
    log.info("provider={} notice={} outcome={}", provider.name(), notice.get().id(), outcome);
    counted.accept(
        provider.name(),
        outcome == PaymentNotices.Outcome.TAKEN ? notice.get().status().name() : outcome.name());
    if (outcome == PaymentNotices.Outcome.UNKNOWN_PAYMENT) {
      throw new Problem(404, "not_found");
    }
  }

  private static Map<String, String> headers(Context ctx) {
    var headers = new HashMap<String, String>();
    ctx.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return headers;
  }
}
