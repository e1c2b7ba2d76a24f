package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.Order.Amount;
import io.comptoir.commerce.order.Order.Contact;
import io.comptoir.commerce.order.Order.Delivery;
import io.comptoir.commerce.order.Order.Gift;
import io.comptoir.commerce.order.Order.Hold;
import io.comptoir.commerce.order.Order.OrderLine;
import io.comptoir.commerce.order.Order.StatusChange;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.pricing.PricedCart;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.dialogue.ActionResult;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Places an order: stock is taken, the order kept, the payment begun, the cart emptied. Each step
 * can be repeated under the same key without being done twice, so that a crash between any two of
 * them is mended by running it again.
 */
final class OrderPlacement {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>\"']{1,64}@[^\\s@<>\"']{1,190}\\.[^\\s@<>\"'.]{2,24}");
  private static final int MAX_FIELD = 200;

  private final Counter counter;
  private final PaymentStart payments;

  OrderPlacement(Counter counter) {
    this.counter = counter;
    this.payments = new PaymentStart(counter);
  }

  ActionResult place(Arguments a, Situation situation, String key) {
    var id = new OrderId(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    var before = counter.orders().find(id);
    if (before.isPresent()) {
      return finish(before.get(), situation);
    }
    var placed = place(id, a, situation);
    if (placed instanceof ActionResult.Failed && counter.orders().find(id).isEmpty()) {
      // an earlier run may have come as far as the gift card
      new GiftCardSpending(counter).undo(id, a.text("gift_card"), situation.now());
    }
    return placed;
  }

  private ActionResult place(OrderId id, Arguments a, Situation situation) {
    var method = counter.terms().method(a.text("method"));
    var wrong = wrong(a, method);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var replaced = a.text("replaces");
    if (!replaced.isEmpty() && replaceable(replaced, situation).isEmpty()) {
      return failed("NOT_REPLACEABLE", "number", Value.of(replaced));
    }
    var priced =
        counter
            .pricing()
            .price(
                situation.cart(), counter.buyer(situation), method.orElse(null), situation.now());
    var missing = method.orElseThrow().missing(priced.goods());
    if (missing.isPresent() && !priced.isEmpty()) {
      return new ActionResult.Failed(
          "BELOW_MINIMUM",
          Map.of(
              "missing", Value.of(missing.get()),
              "minimum", Value.of(priced.goods().plus(missing.get()))));
    }
    if (situation.cart().isEmpty() || priced.isEmpty()) {
      return failed("EMPTY");
    }
    var order = order(id, a, priced, situation);
    var problem = unorderable(priced, a, situation, order);
    if (problem.isPresent()) {
      counter.stock().release(counter.shop(), id.toString());
      return problem.get();
    }
    if (!a.text("gift_card").isEmpty()) {
      var card = new GiftCardSpending(counter).spend(order, a.text("gift_card"), situation.now());
      if (card.isEmpty()) {
        counter.stock().release(counter.shop(), id.toString());
        return failed("UNKNOWN_GIFT_CARD");
      }
      order = card.get();
    }
    return counter.orders().save(order)
        ? finish(counter.orders().find(id).orElse(order), situation)
        : finish(counter.orders().find(id).orElseThrow(), situation);
  }

  private ActionResult finish(Order order, Situation situation) {
    if (order.status() == OrderStatus.CANCELLED) {
      return failed("UNAVAILABLE");
    }
    if (order.status() == OrderStatus.PREPARING || order.status() == OrderStatus.PAID) {
      takeOutOfCart(order, situation);
      new Cancellation(counter.orders(), counter.payments(), counter.stock())
          .endReplacedBy(order, situation.now());
      return placed(order, situation);
    }
    var payment =
        payments.begin(order, order.id() + "/payment", situation.language(), situation.now());
    if (payment.isEmpty()) {
      new Cancellation(counter.orders(), counter.payments(), counter.stock())
          .cancel(order, situation.now());
      return failed("UNAVAILABLE");
    }
    takeOutOfCart(order, situation);
    if (!(placed(order, situation) instanceof ActionResult.Done(var values))) {
      throw new IllegalStateException("an order that is placed is placed");
    }
    var paid = new LinkedHashMap<>(values);
    paid.put("payment", OrderValues.payment(payment.get(), order, counter.terms().payee()));
    return done(paid);
  }

  private ActionResult placed(Order order, Situation situation) {
    var values = new LinkedHashMap<String, Value>();
    values.put("order", OrderValues.order(order, counter, situation));
    values.put("number", Value.of(order.number()));
    values.put("total", Value.of(order.total()));
    values.put("to_pay", Value.of(order.toPay()));
    values.put("paid", Value.of(order.status() == OrderStatus.PAID));
    values.put("paid_on_delivery", Value.of(order.status() == OrderStatus.PREPARING));
    return done(values);
  }

  /** Takes the stock last, when nothing else is wrong. */
  private Optional<ActionResult> unorderable(
      PricedCart priced, Arguments a, Situation situation, Order order) {
    if (situation.cart().isEmpty() || priced.isEmpty()) {
      return Optional.of(failed("EMPTY"));
    }
    if (!priced.unavailable().isEmpty()) {
      return CheckoutActions.problem(counter, priced, Optional.empty(), situation);
    }
    var changed = CheckoutActions.changed(priced, a.amount("expected"));
    if (changed.isPresent()) {
      return changed;
    }
    new Shelf(counter).count(priced.lines().stream().map(PricedCart.Line::item).toList());
    var few =
        counter.stock().reserve(counter.shop(), order.reservation(1), HeldGoods.pieces(order));
    if (few.isEmpty()) {
      return Optional.empty();
    }
    var item = few.iterator().next();
    if (few.stream().allMatch(HeldGoods::isPromotion)) {
      return Optional.of(withoutCoupon(priced, order, situation));
    }
    var left = counter.stock().left(counter.shop(), List.of(item)).getOrDefault(item, 0);
    return priced.lines().stream()
        .filter(l -> HeldGoods.countedAs(l.item()).contains(item))
        .findFirst()
        .map(l -> CheckoutActions.outOfStock(counter, l, left, situation));
  }

  /** Others had all that there was of the code, just now. */
  private ActionResult withoutCoupon(PricedCart priced, Order order, Situation situation) {
    var method = counter.terms().method(order.delivery().method()).orElse(null);
    var now =
        counter
            .pricing()
            .price(situation.cart(), counter.buyer(situation), method, situation.now());
    return new ActionResult.Failed(
        "PRICE_CHANGED", Map.of("old", Value.of(priced.total()), "new", Value.of(now.total())));
  }

  private Optional<ActionResult> wrong(Arguments a, Optional<DeliveryMethod> method) {
    if (a.text("name").isEmpty() || a.text("name").length() > MAX_FIELD) {
      return badContact("name");
    }
    if (!EMAIL.matcher(a.text("email")).matches()) {
      return badContact("email");
    }
    if (method.isEmpty()) {
      return Optional.of(failed("NO_DELIVERY", "country", Value.of(CheckoutActions.country(a))));
    }
    if (!a.text("at").isEmpty() && !isTime(a.text("at"))) {
      return Optional.of(failed("BAD_TIME", "at", Value.of(a.text("at"))));
    }
    if (a.text("gift_message").strip().length() > Gift.MAX_MESSAGE) {
      return Optional.of(failed("GIFT_MESSAGE_TOO_LONG", "max", Value.of(Gift.MAX_MESSAGE)));
    }
    if (method.get().needs() == DeliveryMethod.Needs.NOTHING) {
      return Optional.empty();
    }
    if (method.get().needs() == DeliveryMethod.Needs.STORE) {
      var known =
          counter.catalog().stores().isEmpty()
              || counter.catalog().stores().stream().anyMatch(s -> s.id().equals(a.text("store")));
      return known ? Optional.empty() : Optional.of(failed("NEEDS_STORE"));
    }
    for (var field : List.of("street", "postcode", "city")) {
      if (a.text(field).isEmpty() || a.text(field).length() > MAX_FIELD) {
        return Optional.of(failed("NEEDS_ADDRESS", "field", Value.of(field)));
      }
    }
    var country = CheckoutActions.country(a);
    return counter.terms().reaches(method.get(), country) && method.get().goesTo(a.text("postcode"))
        ? Optional.empty()
        : Optional.of(failed("NO_DELIVERY", "country", Value.of(country)));
  }

  private static boolean isTime(String at) {
    try {
      LocalDateTime.parse(at);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<ActionResult> badContact(String field) {
    return Optional.of(failed("BAD_CONTACT", "field", Value.of(field)));
  }

  private Order order(OrderId id, Arguments a, PricedCart priced, Situation situation) {
    var method = counter.terms().method(a.text("method")).orElseThrow();
    var inStore = method.needs() == DeliveryMethod.Needs.STORE;
    var address =
        inStore || method.needs() == DeliveryMethod.Needs.NOTHING
            ? null
            : new PostalAddress(
                a.text("street"), a.text("postcode"), a.text("city"), CheckoutActions.country(a));
    var phone = a.text("phone");
    var at = a.text("at");
    var onDelivery = method.paidOnDelivery() && a.text("pay").equals("on_delivery");
    var status =
        onDelivery
            ? OrderStatus.PREPARING
            : priced.total().isZero() ? OrderStatus.PAID : OrderStatus.AWAITING_PAYMENT;
    var order =
        new Order(
            id,
            number(id),
            counter.shop(),
            situation.customer().id(),
            situation.conversation().value(),
            status,
            priced.lines().stream().map(l -> line(l, situation.language())).toList(),
            amounts(priced, Words.in(situation.language())),
            priced.total(),
            priced.couponRefusal() == null ? situation.cart().coupon() : null,
            priced.discounts().stream().map(d -> d.promotion().id()).toList(),
            new Contact(a.text("name"), a.text("email"), phone.isEmpty() ? null : phone),
            new Delivery(
                method.id(),
                address,
                inStore ? a.text("store") : null,
                at.isEmpty() ? null : at,
                gift(a)),
            situation.now(),
            List.of(new StatusChange(status, situation.now())),
            new Hold(
                1,
                status == OrderStatus.AWAITING_PAYMENT
                    ? situation.now().plus(counter.terms().payWithin())
                    : null,
                false),
            null,
            List.of(),
            null,
            null,
            0);
    var points = pointsUsed(priced);
    var placed = points == 0 ? order : order.withPoints(points);
    return replaceable(a.text("replaces"), situation)
        .map(Order::number)
        .map(placed::replacing)
        .orElse(placed);
  }

  /** The customer's own order that another may still take the place of. */
  private Optional<Order> replaceable(String number, Situation situation) {
    return new OwnOrders(counter)
        .named(number, situation)
        .filter(o -> o.status() != OrderStatus.AWAITING_PAYMENT)
        .filter(o -> OrderValues.cancellable(o, counter, situation));
  }

  private static @Nullable Gift gift(Arguments a) {
    var message = a.text("gift_message").strip();
    return !a.truth("gift") ? null : new Gift(message.isEmpty() ? null : message);
  }

  private static int pointsUsed(PricedCart priced) {
    return priced.discounts().stream()
        .mapToInt(
            d ->
                d.promotion().benefit() instanceof Benefit.Points(var step, var value)
                    ? (int) (d.amount().minor() / value.minor()) * step
                    : 0)
        .sum();
  }

  private String number(OrderId id) {
    for (var attempt = 0; ; attempt++) {
      var number = OrderNumber.of(id.toString(), attempt);
      if (counter.orders().findByNumber(counter.shop(), number).isEmpty()) {
        return number;
      }
    }
  }

  private OrderLine line(PricedCart.Line line, Language language) {
    var variant = counter.catalog().detail(line.item(), language);
    return new OrderLine(
        line.item(),
        line.product().name().in(language),
        variant.isEmpty() ? null : variant,
        line.quantity(),
        line.unitPrice(),
        line.price());
  }

  /** The lines under the goods, as they are shown and kept. */
  static List<Amount> amounts(PricedCart priced, Words words) {
    var amounts = new ArrayList<Amount>();
    amounts.add(new Amount("subtotal", words.say("total.subtotal"), priced.subtotal()));
    for (var discount : priced.discounts()) {
      if (!discount.amount().isZero()) {
        amounts.add(
            new Amount(
                "discount",
                discount.promotion().label().in(words.language()),
                new Money(-discount.amount().minor(), discount.amount().currency())));
      }
    }
    var delivery = priced.delivery();
    if (delivery != null) {
      amounts.add(new Amount("delivery", words.say("total.delivery"), delivery));
    }
    amounts.add(new Amount("tax_included", words.say("total.tax_included"), priced.taxIncluded()));
    return amounts;
  }

  /** What was ordered leaves the cart; what was put in meanwhile stays. */
  private void takeOutOfCart(Order order, Situation situation) {
    for (var attempt = 0; attempt < 5; attempt++) {
      var cart = counter.carts().find(counter.shop(), situation.customer().id());
      if (cart.version() != situation.cart().version() || cart.isEmpty()) {
        // changed since, or emptied by an earlier run of this same order
        if (cart.isEmpty() || !sameGoods(cart, order)) {
          return;
        }
      }
      if (counter.carts().save(cart.emptied())) {
        return;
      }
    }
  }

  private static boolean sameGoods(Cart cart, Order order) {
    var ordered = new LinkedHashMap<ProductId, Integer>();
    order.lines().forEach(l -> ordered.put(l.item(), l.quantity()));
    var held = new LinkedHashMap<ProductId, Integer>();
    cart.lines().forEach(l -> held.put(l.item(), l.quantity()));
    return Map.copyOf(ordered).equals(Map.copyOf(held));
  }
}
