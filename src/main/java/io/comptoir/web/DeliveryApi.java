package io.comptoir.web;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.delivery.OutboxStore.DeadLetter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Messages that did not get out: which, why, and sending them again. Behind the operator's key. */
public final class DeliveryApi implements Server.Routes {
  private static final int MAX_LIST = 200;

  private final OperatorKey key;
  private final Supplier<List<ShopId>> shops;
  private final OutboxStore outbox;
  private final InstantSource clock;

  public DeliveryApi(
      OperatorKey key, Supplier<List<ShopId>> shops, OutboxStore outbox, InstantSource clock) {
    this.key = key;
    this.shops = shops;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/shops/{shop}/dead-letters", key.guarded(this::deadLetters));
    routes.post(
        "/api/conversations/{conversation}/messages/{seq}/replay", key.guarded(this::replay));
  }

  private void deadLetters(Context ctx) {
    var shop = Assets.shop(ctx);
    if (!shops.get().contains(shop)) {
      throw new Problem(404, "unknown_shop");
    }
    ctx.json(
        Map.of(
            "deadLetters",
            outbox.deadLetters(shop, MAX_LIST).stream().map(DeliveryApi::shown).toList()));
  }

  /** May be said again: what waits already is left alone and answered 404. */
  private void replay(Context ctx) {
    try {
      var conversation = new ConversationId(UUID.fromString(ctx.pathParam("conversation")));
      var seq = Long.parseLong(ctx.pathParam("seq"));
      if (outbox.replay(conversation, seq, clock.instant())) {
        ctx.status(202).json(Map.of("conversation", conversation, "seq", seq));
        return;
      }
    } catch (IllegalArgumentException e) {
      // nothing of ours is named so
    }
    throw new Problem(404, "not_found");
  }

  private static Map<String, Object> shown(DeadLetter letter) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("conversation", letter.conversation());
    shown.put("seq", letter.seq());
    shown.put("channel", letter.place().channel());
    shown.put("account", letter.place().account());
    shown.put("state", letter.state().name().toLowerCase(Locale.ROOT));
    shown.put("reason", letter.reason());
    shown.put("attempts", letter.attempts());
    shown.put("lastTriedAt", letter.dueAt().toString());
    return shown;
  }
}
