package io.comptoir.action;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.dialogue.View;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Content.CartRow;
import io.comptoir.message.Content.Item;
import io.comptoir.message.Content.OrderStep;
import io.comptoir.message.Content.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders and payments as blocks, from the fields that actions give. */
final class OrderBlocks {
  private final SellingTerms terms;

  OrderBlocks(SellingTerms terms) {
    this.terms = terms;
  }

  Content order(Map<String, Value> order, View view) {
    var a = new Arguments(order);
    var words = Words.in(view.language());
    var number = a.text("number");
    if (number.isEmpty()) {
      throw new IllegalArgumentException("the block `order` needs the fields of an order");
    }
    var actions = new ArrayList<Action>();
    if (a.truth("payable")) {
      actions.add(Presses.press(words, "button.pay", "payment.retry", "order", number));
    }
    if (a.truth("cancellable")) {
      actions.add(Presses.press(words, "button.cancel_order", "order.cancel", "order", number));
    }
    return new Content.OrderBlock(
        number,
        a.text("status"),
        a.text("status_label"),
        each(a, "lines").stream().map(this::row).toList(),
        each(a, "amounts").stream()
            .map(t -> new Total(t.text("kind"), t.text("label"), amount(t, "amount")))
            .toList(),
        amount(a, "total"),
        each(a, "steps").stream()
            .map(s -> new OrderStep(s.text("label"), s.truth("done"), orNull(s.text("at"))))
            .toList(),
        null,
        actions);
  }

  Content orders(Arguments a, View view) {
    var words = Words.in(view.language());
    var rows = new ArrayList<Item>();
    for (var order : each(a, "orders")) {
      var number = order.text("number");
      rows.add(
          new Item(
              words.say("order.title", number),
              words.say(
                  "orders.summary",
                  order.text("status_label"),
                  words.money(amount(order, "total")),
                  Dates.day(order.text("placed_at"), terms.zone(), words)),
              null,
              null,
              List.of(Presses.press(words, "button.status", "order.status", "order", number))));
    }
    return new Content.ItemList(null, rows, List.of());
  }

  Content payment(Arguments a, View view) {
    var words = Words.in(view.language());
    var payment = new Arguments(a.fields("payment"));
    var id = payment.text("id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the block `payment` needs the fields of a payment");
    }
    var state = a.text("state").isEmpty() ? payment.text("state") : a.text("state");
    var order = payment.text("order");
    return new Content.PaymentBlock(
        id,
        order,
        amount(payment, "amount"),
        payment.text("payee"),
        payment.text("provider"),
        state,
        label(state, a.text("reason"), words),
        state.equals("pending") ? orNull(payment.text("url")) : null,
        switch (state) {
          case "declined", "expired", "cancelled" ->
              List.of(Presses.press(words, "button.retry", "payment.retry", "order", order));
          case "paid" ->
              List.of(Presses.press(words, "button.status", "order.status", "order", order));
          default -> List.of();
        });
  }

  private static String label(String state, String reason, Words words) {
    return switch (state) {
      case "declined" ->
          switch (reason) {
            case "card_declined", "card_expired", "insufficient_funds", "authentication_failed" ->
                words.say("payment.reason." + reason);
            default -> words.say("payment.reason.other");
          };
      case "paid", "cancelled", "expired" -> words.say("payment." + state);
      default -> words.say("payment.pending");
    };
  }

  private CartRow row(Arguments line) {
    var product = line.text("product");
    return new CartRow(
        product,
        product,
        line.text("name"),
        orNull(line.text("detail")),
        null,
        line.whole("quantity", 1, 1, Integer.MAX_VALUE),
        amount(line, "unit_price"),
        amount(line, "price"));
  }

  private Money amount(Arguments a, String name) {
    return a.amount(name).orElse(Money.zero(terms.currency()));
  }

  private static List<Arguments> each(Arguments a, String name) {
    var all = new ArrayList<Arguments>();
    for (var item : a.items(name)) {
      if (item instanceof Value.Fields(var fields)) {
        all.add(new Arguments(fields));
      }
    }
    return all;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
