package io.comptoir.web;

import io.comptoir.action.Counter;
import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Shipment;
import io.comptoir.commerce.order.Shipment.ShippingEvent;
import io.comptoir.commerce.order.Shipment.Stage;
import io.comptoir.conversation.ConversationId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where warehouses and carriers say that an order is on its way and where it is. Each may be said
 * again; what is new is told in the order's conversation.
 */
public final class ShipmentApi implements Server.Routes {
  private static final int ATTEMPTS = 5;

  private final OperatorKey key;
  private final Function<ShopId, Optional<Counter>> counters;
  private final ConversationNews news;
  private final InstantSource clock;

  public ShipmentApi(
      OperatorKey key,
      Function<ShopId, Optional<Counter>> counters,
      ConversationNews news,
      InstantSource clock) {
    this.key = key;
    this.counters = counters;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/api/shops/{shop}/orders/{order}/shipments", key.guarded(this::ship));
    routes.post(
        "/api/shops/{shop}/orders/{order}/shipments/{tracking}/events", key.guarded(this::event));
    routes.post("/api/shops/{shop}/orders/{order}/status", key.guarded(this::status));
  }

  private void ship(Context ctx) {
    var body = OrderDeskApi.body(ctx);
    var parcel = parcel(body);
    changed(
        ctx,
        order -> {
          switch (order.status()) {
            case PAID, PREPARING, SHIPPED -> {}
            case AWAITING_PAYMENT, DELIVERED, CANCELLED -> {
              if (order.parcel(parcel.tracking()).isEmpty()) {
                throw new Problem(409, "request_refused", "WRONG_STATUS");
              }
            }
          }
          return upTo(order, OrderStatus.SHIPPED).shipping(parcel);
        },
        after -> tell(after, parcel.tracking(), Stage.HANDED_OVER, ""));
  }

  private void event(Context ctx) {
    var body = OrderDeskApi.body(ctx);
    var event = event(body, clock.instant());
    var tracking = ctx.pathParam("tracking");
    changed(
        ctx,
        order -> {
          if (order.parcel(tracking).isEmpty()) {
            throw new Problem(404, "not_found");
          }
          var moved = order.shipping(tracking, event);
          return moved.allArrived() ? upTo(moved, OrderStatus.DELIVERED) : moved;
        },
        after -> {
          // that it moves on is seen when one asks
          if (event.stage() != Stage.IN_TRANSIT) {
            tell(after, tracking, event.stage(), event.at().toString());
          }
        });
  }

  /** For what is fetched or brought by the shop itself: preparing, shipped (ready), delivered. */
  private void status(Context ctx) {
    var wanted = OrderDeskApi.text(OrderDeskApi.body(ctx), "status").toUpperCase(Locale.ROOT);
    var to =
        List.of(OrderStatus.PREPARING, OrderStatus.SHIPPED, OrderStatus.DELIVERED).stream()
            .filter(s -> s.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () -> new Problem(400, "invalid", "status: preparing, shipped, delivered"));
    changed(
        ctx,
        order -> {
          if (order.status() == OrderStatus.AWAITING_PAYMENT
              || order.status() == OrderStatus.CANCELLED) {
            throw new Problem(409, "request_refused", "WRONG_STATUS");
          }
          return upTo(order, to);
        },
        after -> told(after, to));
  }

  private interface Changing {
    Order change(Order order);
  }

  private interface Telling {
    void tell(Order after);
  }

  private void changed(Context ctx, Changing changing, Telling telling) {
    var counter = OrderDeskApi.counter(ctx, counters);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var order = OrderDeskApi.order(ctx, counter);
      Order next;
      try {
        next = changing.change(order);
      } catch (IllegalArgumentException e) {
        throw new Problem(400, "invalid", String.valueOf(e.getMessage()));
      }
      if (next.equals(order) || counter.orders().save(next)) {
        telling.tell(next);
        ctx.json(
            Map.of(
                "order",
                next.number(),
                "status",
                OrderDeskApi.word(next.status()),
                "shipments",
                next.after().shipments().stream().map(ShipmentApi::shown).toList()));
        return;
      }
    }
    throw new IllegalStateException("the order changes faster than its parcels can be kept");
  }

  /** Through each state on the way there. */
  private Order upTo(Order order, OrderStatus to) {
    var next = order;
    for (var status : List.of(OrderStatus.PREPARING, OrderStatus.SHIPPED, OrderStatus.DELIVERED)) {
      if (next.status().next().contains(status) && status.compareTo(to) <= 0) {
        next = next.moved(status, clock.instant());
      }
    }
    return next;
  }

  private void tell(Order order, String tracking, Stage stage, String at) {
    var parcel = order.parcel(tracking).orElseThrow();
    var url = parcel.url();
    var data = new LinkedHashMap<String, Value>();
    data.put("order", Value.of(order.number()));
    data.put("stage", Value.of(OrderDeskApi.word(stage)));
    data.put("carrier", Value.of(parcel.carrier()));
    data.put("tracking", Value.of(tracking));
    data.put("url", Value.of(url == null ? "" : url));
    news.happened(
        new ConversationId(order.conversation()),
        "shipment:" + order.id() + ":" + tracking + ":" + stage + ":" + at,
        "order.shipment",
        data);
  }

  private void told(Order order, OrderStatus status) {
    news.happened(
        new ConversationId(order.conversation()),
        "status:" + order.id() + ":" + status,
        "order.moved",
        Map.of("order", Value.of(order.number()), "status", Value.of(OrderDeskApi.word(status))));
  }

  private static Shipment parcel(JsonNode body) {
    var url = OrderDeskApi.text(body, "url");
    try {
      return new Shipment(
          OrderDeskApi.text(body, "tracking"),
          OrderDeskApi.text(body, "carrier"),
          url.isEmpty() ? null : url,
          List.of());
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "invalid", String.valueOf(e.getMessage()));
    }
  }

  private static ShippingEvent event(JsonNode body, Instant now) {
    var place = OrderDeskApi.text(body, "place");
    try {
      var at = OrderDeskApi.text(body, "at");
      return new ShippingEvent(
          Stage.valueOf(OrderDeskApi.text(body, "stage").toUpperCase(Locale.ROOT)),
          at.isEmpty() ? now : Instant.parse(at),
          place.isEmpty() ? null : place);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Problem(
          400,
          "invalid",
          "stage: handed_over, in_transit, out_for_delivery, ready, problem, delivered, sent_back;"
              + " at: 2026-12-01T10:00:00Z");
    }
  }

  static Map<String, Object> shown(Shipment parcel) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("tracking", parcel.tracking());
    shown.put("carrier", parcel.carrier());
    putIfSaid(shown, "url", parcel.url());
    shown.put("stage", OrderDeskApi.word(parcel.stage()));
    shown.put(
        "events",
        parcel.events().stream()
            .map(
                e -> {
                  var event = new LinkedHashMap<String, Object>();
                  event.put("stage", OrderDeskApi.word(e.stage()));
                  event.put("at", e.at().toString());
                  putIfSaid(event, "place", e.place());
                  return event;
                })
            .toList());
    return shown;
  }

  private static void putIfSaid(Map<String, Object> shown, String name, @Nullable String value) {
    if (value != null) {
      shown.put(name, value);
    }
  }
}
