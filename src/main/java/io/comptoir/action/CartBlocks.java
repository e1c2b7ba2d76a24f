package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.pricing.PricedCart;
import io.comptoir.commerce.pricing.Pricing;
import io.comptoir.commerce.promotion.Buyer;
import io.comptoir.dialogue.View;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Content.CartRow;
import io.comptoir.message.Content.Fact;
import io.comptoir.message.Content.Total;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cart as it stands, and the recap before the order. */
final class CartBlocks {
  private final ShopId shop;
  private final SellingTerms terms;
  private final InstantSource clock;

  CartBlocks(ShopId shop, SellingTerms terms, InstantSource clock) {
    this.shop = shop;
    this.terms = terms;
    this.clock = clock;
  }

  Content cart(View view) {
    var words = Words.in(view.language());
    var actions =
        view.cart().isEmpty()
            ? List.<Action>of()
            : List.<Action>of(Presses.press(words, "button.checkout", "checkout.start"));
    return block(view, null, false, List.of(), actions);
  }

  Content recap(Arguments a, View view) {
    var words = Words.in(view.language());
    var method = terms.method(a.text("method")).orElse(null);
    var facts = new ArrayList<Fact>();
    fact(facts, words.say("fact.name"), a.text("name"));
    fact(facts, words.say("fact.email"), a.text("email"));
    fact(facts, words.say("fact.phone"), a.text("phone"));
    if (method != null) {
      var delay = method.delay().in(view.language());
      var name = method.name().in(view.language());
      fact(facts, words.say("fact.delivery"), delay.isEmpty() ? name : name + ", " + delay);
    }
    fact(
        facts, words.say("fact.at"), a.text("at").isEmpty() ? "" : Dates.time(a.text("at"), words));
    if (a.text("pay").equals("on_delivery")) {
      fact(facts, words.say("fact.pay"), words.say("pay.on_delivery"));
    }
    if (method != null && method.needs() == DeliveryMethod.Needs.STORE) {
      fact(facts, words.say("fact.store"), store(a.text("store"), view));
    } else {
      fact(facts, words.say("fact.address"), address(a));
    }
    if (a.truth("gift")) {
      var message = a.text("gift_message");
      fact(
          facts,
          words.say("fact.gift"),
          message.isEmpty() ? words.say("gift.wrapped") : words.say("gift.with_card", message));
    }
    return block(view, method, true, facts, List.of());
  }

  private Content.CartBlock block(
      View view,
      @Nullable DeliveryMethod method,
      boolean recap,
      List<Fact> facts,
      List<Action> actions) {
    var words = Words.in(view.language());
    var priced =
        new Pricing(view.catalog(), terms).price(view.cart(), buyer(view), method, clock.instant());
    return new Content.CartBlock(
        priced.lines().stream().map(l -> row(l, view)).toList(),
        priced.couponRefusal() == null ? view.cart().coupon() : null,
        totals(priced, words),
        priced.total(),
        recap,
        facts,
        actions);
  }

  private static Buyer buyer(View view) {
    var segments = new HashSet<String>();
    view.profile().value("segment").ifPresent(v -> segments.addAll(Arguments.texts(v)));
    return new Buyer(segments, java.util.Set.of()).on(view.channel());
  }

  private CartRow row(PricedCart.Line line, View view) {
    var product = line.product();
    var detail = view.catalog().detail(line.item(), view.language());
    return new CartRow(
        line.item().value(),
        product.id().value(),
        product.name().in(view.language()),
        detail.isEmpty() ? null : detail,
        product.images().isEmpty()
            ? null
            : ProductBlocks.address(shop, product.images().getFirst().url()),
        line.quantity(),
        line.unitPrice(),
        line.price());
  }

  /** The sub-total alone says nothing that the total does not. */
  private static List<Total> totals(PricedCart priced, Words words) {
    var totals = new ArrayList<Total>();
    for (var amount : OrderPlacement.amounts(priced, words)) {
      var plain = priced.discounts().isEmpty() && priced.delivery() == null;
      if (!(plain && amount.kind().equals("subtotal")) && !priced.isEmpty()) {
        totals.add(new Total(amount.kind(), amount.label(), amount.amount()));
      }
    }
    return totals;
  }

  private static String store(String id, View view) {
    return view.catalog().stores().stream()
        .filter(s -> s.id().equals(id))
        .map(s -> s.name() + ", " + s.address().street() + ", " + s.address().city())
        .findFirst()
        .orElse("");
  }

  private static String address(Arguments a) {
    var city = (a.text("postcode") + " " + a.text("city")).strip();
    return a.text("street").isEmpty() ? city : a.text("street") + ", " + city;
  }

  private static void fact(List<Fact> facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(new Fact(label, value));
    }
  }
}
