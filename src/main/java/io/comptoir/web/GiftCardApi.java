package io.comptoir.web;

import io.comptoir.action.Counter;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.giftcard.GiftCard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gift cards, for those who run the shop: made, and looked at. */
public final class GiftCardApi implements Server.Routes {
  /** A card holds at most so much, in minor units. */
  private static final long MOST = 10_000_000;

  private static final int ATTEMPTS = 5;

  private final OperatorKey key;
  private final Function<ShopId, Optional<Counter>> counters;
  private final InstantSource clock;
  private final RandomGenerator chance;

  /**
   * @param chance that nobody can guess
   */
  public GiftCardApi(
      OperatorKey key,
      Function<ShopId, Optional<Counter>> counters,
      InstantSource clock,
      RandomGenerator chance) {
    this.key = key;
    this.counters = counters;
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/api/shops/{shop}/gift-cards", key.guarded(this::issue));
    routes.get("/api/shops/{shop}/gift-cards/{code}", key.guarded(this::show));
  }

  private void issue(Context ctx) {
    var counter = OrderDeskApi.counter(ctx, counters);
    var body = OrderDeskApi.body(ctx);
    var amount = body.path("amount").asLong(0);
    if (amount < 1 || amount > MOST) {
      throw new Problem(400, "invalid", "amount: 1 – " + MOST);
    }
    var expires = expires(OrderDeskApi.text(body, "expires"));
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var card =
          new GiftCard(
              GiftCard.code(chance),
              counter.shop(),
              new Money(amount, counter.terms().currency()),
              null,
              expires);
      if (counter.books().giftCards().issue(card, clock.instant())) {
        ctx.status(201).json(shown(card));
        return;
      }
    }
    throw new IllegalStateException("every code that was drawn is taken");
  }

  private void show(Context ctx) {
    var counter = OrderDeskApi.counter(ctx, counters);
    ctx.json(
        GiftCard.read(ctx.pathParam("code"))
            .flatMap(code -> counter.books().giftCards().find(counter.shop(), code))
            .map(GiftCardApi::shown)
            .orElseThrow(() -> new Problem(404, "not_found")));
  }

  private static @Nullable Instant expires(String said) {
    try {
      return said.isEmpty() ? null : Instant.parse(said);
    } catch (DateTimeException e) {
      throw new Problem(400, "invalid", "expires: 2027-12-31T23:59:59Z");
    }
  }

  private static Map<String, Object> shown(GiftCard card) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("code", card.code());
    shown.put("balance", card.balance());
    var expires = card.expires();
    if (expires != null) {
      shown.put("expires", expires.toString());
    }
    return shown;
  }
}
