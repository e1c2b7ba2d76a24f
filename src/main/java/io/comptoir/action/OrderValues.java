package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.checkout.Fulfilment;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.OrderRules;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Shipment;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;

/** Orders and payments as the values that actions give and blocks show. */
final class OrderValues {
  private OrderValues() {}

  static Value.Fields order(Order order, Counter counter, Situation situation) {
    var terms = counter.terms();
    var words = Words.in(situation.language());
    var fields = new LinkedHashMap<String, Value>();
    fields.put("number", Value.of(order.number()));
    fields.put("id", Value.of(order.id().toString()));
    fields.put("status", Value.of(word(order.status())));
    fields.put("status_label", Value.of(label(order, terms, words)));
    fields.put("total", Value.of(order.total()));
    fields.put("placed_at", Value.of(order.placedAt().toString()));
    fields.put("lines", Value.items(order.lines().stream().map(OrderValues::line).toList()));
    fields.put(
        "amounts",
        Value.items(
            order.amounts().stream()
                .map(
                    a -> {
                      var amount = new LinkedHashMap<String, Value>();
                      amount.put("kind", Value.of(a.kind()));
                      amount.put("label", Value.of(a.label()));
                      amount.put("amount", Value.of(a.amount()));
                      return (Value) new Value.Fields(amount);
                    })
                .toList()));
    fields.put("steps", steps(order, terms, words));
    fields.put("cancellable", Value.of(cancellable(order, counter, situation)));
    var delivery = order.delivery();
    fields.put("method", Value.of(delivery.method()));
    var at = delivery.at();
    if (at != null) {
      fields.put("at", Value.of(at));
    }
    var gift = delivery.gift();
    fields.put("gift", Value.of(gift != null));
    if (gift != null && gift.message() != null) {
      fields.put("gift_message", Value.of(gift.message()));
    }
    var replaces = order.replaces();
    if (replaces != null) {
      fields.put("replaces", Value.of(replaces));
    }
    var hold = order.hold();
    if (hold != null && hold.until() != null && order.holds()) {
      fields.put(
          "held_until",
          Value.of(
              LocalDateTime.ofInstant(hold.until(), terms.zone())
                  .truncatedTo(ChronoUnit.MINUTES)
                  .toString()));
    }
    fields.put(
        "shipments",
        Value.items(
            order.after().shipments().stream().map(s -> (Value) parcel(s, words)).toList()));
    fields.put("payable", Value.of(order.status() == OrderStatus.AWAITING_PAYMENT));
    return new Value.Fields(fields);
  }

  /** Whether the shop's policy lets it be cancelled now. */
  static boolean cancellable(Order order, Counter counter, Situation situation) {
    return OrderRules.untimely(
            Act.CANCEL, order, counter.care().orders(), counter.terms().zone(), situation.now())
        .isEmpty();
  }

  static Value.Fields payment(Payment payment, Order order, String payee) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("id", Value.of(payment.id().toString()));
    fields.put("order", Value.of(order.number()));
    fields.put("amount", Value.of(payment.amount()));
    fields.put("payee", Value.of(payee));
    fields.put("provider", Value.of(payment.provider()));
    var state =
        payment.status() == PaymentStatus.AUTHORISED ? PaymentStatus.PAID : payment.status();
    fields.put("state", Value.of(state.name().toLowerCase(Locale.ROOT)));
    var url = payment.url();
    if (url != null) {
      fields.put("url", Value.of(page(payment, url)));
    }
    return new Value.Fields(fields);
  }

  /** What only an app can open is shown as a code to scan. */
  private static String page(Payment payment, String url) {
    return url.startsWith("https:") || url.startsWith("http:") || url.startsWith("/")
        ? url
        : "/payments/" + payment.provider() + "/" + payment.shop() + "/pay/" + payment.id();
  }

  static String word(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** The stage an order is at, as this kind of order calls it. */
  static String label(Order order, SellingTerms terms, Words words) {
    return words.say("order." + Fulfilment.of(order, terms).word(order.status()));
  }

  private static Value line(Order.OrderLine line) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("product", Value.ref("product", line.item().value()));
    fields.put("name", Value.of(line.name()));
    var detail = line.detail();
    if (detail != null) {
      fields.put("detail", Value.of(detail));
    }
    fields.put("quantity", Value.of(line.quantity()));
    var chosen = Configuration.of(line.item()).chosen();
    if (!chosen.isEmpty()) {
      var options = new LinkedHashMap<String, Value>();
      chosen.forEach((option, values) -> options.put(option, Value.of(String.join("+", values))));
      fields.put("options", new Value.Fields(options));
    }
    fields.put("unit_price", Value.of(line.unitPrice()));
    fields.put("price", Value.of(line.price()));
    return new Value.Fields(fields);
  }

  /** The way it has gone and, unless it was cancelled, will go. */
  private static Value steps(Order order, SellingTerms terms, Words words) {
    var fulfilment = Fulfilment.of(order, terms);
    var steps = new ArrayList<Value>();
    for (var change : order.history()) {
      steps.add(
          step(
              words.say("order." + fulfilment.word(change.status())),
              true,
              change.at().toString()));
    }
    if (order.status() == OrderStatus.SHIPPED) {
      for (var parcel : order.after().shipments()) {
        var last = parcel.events().isEmpty() ? null : parcel.events().getLast();
        steps.add(
            step(
                words.say(
                    "shipment.step",
                    stage(parcel.stage(), words),
                    parcel.carrier().isEmpty()
                        ? parcel.tracking()
                        : parcel.carrier() + " " + parcel.tracking()),
                true,
                last == null ? "" : last.at().toString()));
      }
    }
    for (var status : fulfilment.after(order.status())) {
      steps.add(step(words.say("order." + fulfilment.word(status)), false, ""));
    }
    return new Value.Items(steps);
  }

  private static Value.Fields parcel(Shipment parcel, Words words) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("tracking", Value.of(parcel.tracking()));
    fields.put("carrier", Value.of(parcel.carrier()));
    fields.put("stage", Value.of(parcel.stage().name().toLowerCase(Locale.ROOT)));
    fields.put("stage_label", Value.of(stage(parcel.stage(), words)));
    var url = parcel.url();
    fields.put("url", Value.of(url == null ? "" : url));
    return new Value.Fields(fields);
  }

  private static String stage(Shipment.Stage stage, Words words) {
    return words.say("shipment." + stage.name().toLowerCase(Locale.ROOT));
  }

  private static Value step(String label, boolean done, String at) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("label", Value.of(label));
    fields.put("done", Value.of(done));
    if (!at.isEmpty()) {
      fields.put("at", Value.of(at));
    }
    return new Value.Fields(fields);
  }
}
