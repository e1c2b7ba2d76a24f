package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.pricing.PricedCart;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cart as the values that actions give. */
final class CartValues {
  static final String RESULTS =
      "empty truth, count number, lines items, subtotal amount, discount amount, total amount,"
          + " coupon text?, coupon_problem text?, missing_for_free_delivery amount?";

  private final Counter counter;

  CartValues(Counter counter) {
    this.counter = counter;
  }

  Map<String, Value> of(Cart cart, Situation situation) {
    return of(cart, counter.priced(with(situation, cart)), situation.language());
  }

  Map<String, Value> of(Cart cart, PricedCart priced, Language language) {
    var values = new LinkedHashMap<String, Value>();
    values.put("empty", Value.of(cart.isEmpty()));
    values.put("count", Value.of(cart.count()));
    values.put("lines", Value.items(priced.lines().stream().map(l -> line(l, language)).toList()));
    values.put("subtotal", Value.of(priced.subtotal()));
    values.put(
        "discount", Value.of(new Money(-priced.discount().minor(), priced.discount().currency())));
    values.put("total", Value.of(priced.total()));
    var coupon = cart.coupon();
    if (coupon != null) {
      values.put("coupon", Value.of(coupon));
    }
    var refusal = priced.couponRefusal();
    if (refusal != null) {
      values.put("coupon_problem", Value.of(refusal.reason()));
    }
    missing(priced).ifPresent(m -> values.put("missing_for_free_delivery", Value.of(m)));
    return values;
  }

  static Situation with(Situation s, Cart cart) {
    return new Situation(
        s.shop(), s.conversation(), s.customer(), cart, s.language(), s.now(), s.channel());
  }

  /** The product's name, with its variant's or with what was chosen about it. */
  static String name(Catalog catalog, ProductId item, Language language) {
    var name = catalog.find(item).map(p -> p.name().in(language)).orElse(item.value());
    var detail = catalog.detail(item, language);
    return detail.isEmpty() ? name : name + ", " + detail;
  }

  private Value line(PricedCart.Line line, Language language) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("product", Value.ref("product", line.item().value()));
    fields.put("name", Value.of(name(counter.catalog(), line.item(), language)));
    fields.put("quantity", Value.of(line.quantity()));
    fields.put("price", Value.of(line.price()));
    return new Value.Fields(fields);
  }

  /** How much more makes the first home delivery free. */
  private java.util.Optional<Money> missing(PricedCart priced) {
    if (priced.isEmpty()) {
      return java.util.Optional.empty();
    }
    for (var method : counter.terms().methods()) {
      var from = method.freeFrom();
      if (method.needs() == DeliveryMethod.Needs.HOME && from != null) {
        var missing = from.minus(priced.goods());
        return missing.minor() > 0 ? java.util.Optional.of(missing) : java.util.Optional.empty();
      }
    }
    return java.util.Optional.empty();
  }
}
