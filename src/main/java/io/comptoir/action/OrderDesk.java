package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.giftcard.GiftCardStore.Moved;
import io.comptoir.commerce.order.AfterSales.AwaitedChange;
import io.comptoir.commerce.order.Confirmation;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderCase;
import io.comptoir.commerce.order.OrderNumber;
import io.comptoir.commerce.order.OrderRequest;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.OrderRules;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.PaymentMethod;
import io.comptoir.commerce.order.PaymentMethod.Wallet;
import io.comptoir.commerce.order.Refusal;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.Transfer;
import io.comptoir.commerce.order.Transfer.Due;
import io.comptoir.commerce.order.Transfer.Kind;
import io.comptoir.commerce.order.Verdict;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where orders are seen to after they were placed: the bot's flows, the advisers and the API all
 * come here, and the shop's policy holds for each of them. What is done is looked at first, said
 * yes to, and then carried out just so or not at all.
 */
public final class OrderDesk {
  /** What paid the order; the provider's page when that pays no more. */
  public static final String ORIGINAL = "original";

  /** A gift card that is made for what is given back. */
  public static final String NEW_GIFT_CARD = "gift_card:new";

  /** Whatever paid where we know of no payment: the shop gives it back itself. */
  public static final String OTHERWISE = "otherwise";

  /** The provider's page, where the difference is paid. */
  public static final String PAGE = "page";

  private static final int CARDS_LOOKED_AT = 20;

  private final Counter counter;

  public OrderDesk(Counter counter) {
    this.counter = counter;
  }

  /** What became of a request. */
  public sealed interface Outcome {
    /**
     * @param toPay the payment that the change waits for; empty when it is made
     */
    record Done(Order order, Money difference, Optional<Payment> toPay) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    /** The provider cannot be reached; nothing was changed. */
    record Unavailable() implements Outcome {}
  }

  /** The order of this number, when it is theirs to see. */
  public Optional<Order> find(String said, Requester by) {
    return OrderNumber.read(said)
        .flatMap(n -> counter.orders().findByNumber(counter.shop(), n))
        .filter(by::maySee);
  }

  /** What would be done. */
  public Verdict consider(
      OrderRequest request, Order order, Requester by, Language language, Instant now) {
    var in = in(order, request, by, language, null, now);
    return OrderRules.consider(meant(request, in), in);
  }

  /** What may be asked for now. */
  public List<Act> open(Order order, Requester by, Instant now) {
    return OrderRules.open(in(order, new OrderRequest.Cancel(""), by, Language.ENGLISH, null, now));
  }

  /**
   * @param yes to what {@link #consider} said would be done; said again, it is not done again
   */
  public Outcome carryOut(
      OrderRequest request,
      Optional<Confirmation> yes,
      Order order,
      Requester by,
      Language language,
      Instant now) {
    return carryOut(request, yes, order, by, language, null, now);
  }

  /**
   * @param key names what comes back by it
   */
  Outcome carryOut(
      OrderRequest request,
      Optional<Confirmation> yes,
      Order order,
      Requester by,
      Language language,
      @Nullable String key,
      Instant now) {
    if (yes.isPresent() && by.maySee(order) && order.after().confirmed().contains(yes.get())) {
      return again(order, request, yes.get(), language, now);
    }
    var in = in(order, request, by, language, key, now);
    return switch (OrderRules.carryOut(meant(request, in), yes.orElse(null), in)) {
      case Verdict.Refused(var refusal) -> new Outcome.Refused(refusal);
      case Verdict.Allowed(var plan) -> carryOut(plan, request, language, now);
    };
  }

  private Outcome carryOut(
      Verdict.Plan plan, OrderRequest request, Language language, Instant now) {
    var order = plan.before();
    var yes = plan.confirmation();
    var taken = plan.taken();
    var key = reservation(order, yes);
    if (!taken.isEmpty() && !counter.stock().reserve(counter.shop(), key, taken).isEmpty()) {
      return new Outcome.Refused(Refusal.OUT_OF_STOCK);
    }
    var waits = plan.transfers().stream().anyMatch(t -> t.due() == Due.ONCE_PAID);
    var next =
        waits
            ? order.with(order.after().awaiting(awaited(plan, key, now)))
            : inNextRound(plan.after(), request);
    var paid = waits || charged(plan, now);
    if (paid && counter.orders().save(next.with(next.after().confirmed(yes)))) {
      return finished(counter.orders().find(order.id()).orElseThrow(), plan, key, language, now);
    }
    counter.stock().release(counter.shop(), key);
    if (paid && !waits) {
      uncharged(plan, now);
    }
    return new Outcome.Refused(paid ? Refusal.NOT_AS_CONFIRMED : Refusal.GIFT_CARD_TOO_SMALL);
  }

  private Outcome finished(
      Order kept, Verdict.Plan plan, String key, Language language, Instant now) {
    if (kept.status() == OrderStatus.CANCELLED) {
      new Cancellation(counter.orders(), counter.payments(), counter.stock()).cancel(kept, now);
    }
    if (kept.round() > plan.before().round()) {
      settleStock(kept, key);
    }
    return told(kept, plan.difference(), language, now);
  }

  /** Done by an earlier run that may have ended in the middle. */
  private Outcome again(
      Order order, OrderRequest request, Confirmation yes, Language language, Instant now) {
    if (request.act() == Act.CHANGE_ITEMS && order.after().awaited() == null) {
      settleStock(order, reservation(order, yes));
    }
    if (order.status() == OrderStatus.CANCELLED) {
      new Cancellation(counter.orders(), counter.payments(), counter.stock()).cancel(order, now);
    }
    return told(order, Money.zero(order.total().currency()), language, now);
  }

  private Outcome told(Order order, Money difference, Language language, Instant now) {
    var awaited = order.after().awaited();
    if (awaited == null) {
      return new Outcome.Done(order, difference, Optional.empty());
    }
    var payment =
        new PaymentStart(counter)
            .begin(order, awaited.payment(), awaited.difference(), language, now);
    return payment.isEmpty()
        ? new Outcome.Unavailable()
        : new Outcome.Done(order, awaited.difference(), payment);
  }

  /** What its goods take from the shelf is one reservation again. */
  private void settleStock(Order order, String key) {
    var pieces = new LinkedHashMap<ProductId, Integer>();
    order.lines().forEach(l -> HeldGoods.add(pieces, l.item(), l.quantity()));
    counter
        .stock()
        .exchange(
            counter.shop(),
            List.of(order.reservation(order.round() - 1), key),
            order.reservation(order.round()),
            pieces);
  }

  private static Order inNextRound(Order after, OrderRequest request) {
    return request.act() == Act.CHANGE_ITEMS ? after.inRound(after.round() + 1) : after;
  }

  private AwaitedChange awaited(Verdict.Plan plan, String key, Instant now) {
    var before = plan.before();
    var after = plan.after();
    return new AwaitedChange(
        after.lines(),
        after.amounts(),
        after.total(),
        after.returns().subList(before.returns().size(), after.returns().size()),
        plan.difference(),
        key,
        java.util.UUID.nameUUIDFromBytes(
            (plan.confirmation().value() + "/difference")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        now.plus(counter.terms().payWithin()));
  }

  /** Gift cards pay at once, before anything is kept. */
  private boolean charged(Verdict.Plan plan, Instant now) {
    for (var move : plan.transfers()) {
      var code = GiftCard.codeOf(move.method());
      if (move.kind() == Kind.CHARGE && code.isPresent()) {
        var left = Money.zero(move.amount().currency()).minus(move.amount());
        if (counter
                .books()
                .giftCards()
                .move(counter.shop(), code.get(), left, plan.confirmation().value(), now)
            != Moved.MOVED) {
          return false;
        }
      }
    }
    return true;
  }

  private void uncharged(Verdict.Plan plan, Instant now) {
    for (var move : plan.transfers()) {
      if (move.kind() == Kind.CHARGE) {
        GiftCard.codeOf(move.method())
            .ifPresent(
                code ->
                    counter
                        .books()
                        .giftCards()
                        .move(
                            counter.shop(),
                            code,
                            move.amount(),
                            plan.confirmation().value() + "/undone",
                            now));
      }
    }
  }

  /** The key under which what this yes takes is held. */
  static String reservation(Order order, Confirmation yes) {
    return order.id() + "/change/" + yes.value();
  }

  // what the rules look at

  private OrderCase in(
      Order order,
      OrderRequest request,
      Requester by,
      Language language,
      @Nullable String key,
      Instant now) {
    var known = withPayments(order);
    return new OrderCase(
        known,
        by,
        wallet(known, request, now),
        counter.catalog(),
        left(request),
        counter.care().orders(),
        counter.terms().zone(),
        language,
        key,
        now);
  }

  /** The order with what was paid for it by its provider among its transfers. */
  public Order withPayments(Order order) {
    var known = new HashSet<String>();
    order.after().transfers().forEach(t -> known.add(t.method()));
    var paid = new ArrayList<Transfer>();
    for (var payment : counter.payments().ofOrder(order.id())) {
      var method = PaymentMethod.Payment.idOf(payment.id());
      var counts =
          payment.status() == PaymentStatus.PAID
              || payment.status() == PaymentStatus.AUTHORISED
              || payment.id().equals(order.paidBy());
      if (counts && !known.contains(method)) {
        paid.add(new Transfer(Kind.CHARGE, method, payment.amount(), Due.NOW, payment.createdAt()));
      }
    }
    if (paid.isEmpty() && known.isEmpty() && order.status() != OrderStatus.AWAITING_PAYMENT) {
      paid.add(new Transfer(Kind.CHARGE, OTHERWISE, order.total(), Due.NOW, order.placedAt()));
    }
    return paid.isEmpty() ? order : order.with(order.after().moving(paid));
  }

  private Wallet wallet(Order order, OrderRequest request, Instant now) {
    var methods = new ArrayList<PaymentMethod>();
    OrderRules.paid(order)
        .forEach(
            (method, left) -> {
              if (PaymentMethod.Payment.paymentOf(method).isPresent()) {
                methods.add(new PaymentMethod.Payment(method, left.minus(promised(order, method))));
              } else if (method.equals(OTHERWISE)) {
                methods.add(new PaymentMethod.Payment(OTHERWISE, left));
              }
            });
    var cards = new LinkedHashMap<String, GiftCard>();
    counter
        .books()
        .giftCards()
        .ofCustomer(counter.shop(), order.customer(), CARDS_LOOKED_AT)
        .forEach(card -> cards.put(card.code(), card));
    var codes = new HashSet<String>();
    GiftCard.codeOf(method(request)).ifPresent(codes::add);
    order.after().transfers().forEach(t -> GiftCard.codeOf(t.method()).ifPresent(codes::add));
    codes.forEach(
        code ->
            counter
                .books()
                .giftCards()
                .find(counter.shop(), code)
                .ifPresent(card -> cards.put(code, card)));
    var zero = Money.zero(order.total().currency());
    cards.values().stream()
        .filter(card -> card.balance().currency().equals(zero.currency()))
        .forEach(
            card ->
                methods.add(
                    new PaymentMethod.GiftCard(
                        card.method(), card.spendable(now) ? card.balance() : zero)));
    methods.add(new PaymentMethod.GiftCard(NEW_GIFT_CARD, zero));
    methods.add(new PaymentMethod.Page(PAGE));
    return new Wallet(methods);
  }

  /** What is to go back to this method once goods have arrived. */
  private static Money promised(Order order, String method) {
    return order.returns().stream()
        .filter(r -> r.waits() && method.equals(r.method()))
        .map(r -> r.surcharge() == null ? r.refund() : r.refund().minus(r.surcharge()))
        .reduce(Money.zero(order.total().currency()), Money::plus);
  }

  private Map<ProductId, Integer> left(OrderRequest request) {
    Set<ProductId> wanted = new HashSet<>();
    switch (request) {
      case OrderRequest.ChangeItems(var swaps, var m) -> swaps.forEach(s -> wanted.add(s.to()));
      case OrderRequest.Exchange e -> e.swaps().forEach(s -> wanted.add(s.to()));
      case OrderRequest.Cancel c -> {}
      case OrderRequest.ChangeAddress a -> {}
      case OrderRequest.ChangePayment p -> {}
      case OrderRequest.SendBack b -> {}
    }
    return wanted.isEmpty() ? Map.of() : counter.stock().left(counter.shop(), wanted);
  }

  /** What paid, unless it pays no more and more is to be paid: then the provider's page. */
  private static OrderRequest meant(OrderRequest request, OrderCase in) {
    var named = named(request, method(request), in.order());
    return method(request).equals(ORIGINAL)
            && OrderRules.consider(named, in) instanceof Verdict.Refused(var why)
            && (why == Refusal.PAYS_NOTHING || why == Refusal.GIFT_CARD_TOO_SMALL)
            && request.act() != Act.CHANGE_PAYMENT
        ? named(request, PAGE, in.order())
        : named;
  }

  /** The request with the payment method that it means: what paid, or a code as it is kept. */
  private static OrderRequest named(OrderRequest request, String said, Order order) {
    var method =
        said.equals(ORIGINAL)
            ? original(order)
            : GiftCard.codeOf(said).map(code -> "gift_card:" + code).orElse(said);
    return switch (request) {
      case OrderRequest.ChangeItems(var swaps, var m) ->
          new OrderRequest.ChangeItems(swaps, method);
      case OrderRequest.ChangePayment(var m) -> new OrderRequest.ChangePayment(method);
      case OrderRequest.SendBack(var items, var m, var reason) ->
          new OrderRequest.SendBack(items, method, reason);
      case OrderRequest.Exchange(var swaps, var m, var reason) ->
          new OrderRequest.Exchange(swaps, method, reason);
      case OrderRequest.Cancel c -> c;
      case OrderRequest.ChangeAddress a -> a;
    };
  }

  /** What paid most of it. */
  private static String original(Order order) {
    return OrderRules.paid(order).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(ORIGINAL);
  }

  private static String method(OrderRequest request) {
    return switch (request) {
      case OrderRequest.ChangeItems(var swaps, var method) -> method;
      case OrderRequest.ChangePayment(var method) -> method;
      case OrderRequest.SendBack(var items, var method, var reason) -> method;
      case OrderRequest.Exchange(var swaps, var method, var reason) -> method;
      case OrderRequest.Cancel c -> "";
      case OrderRequest.ChangeAddress a -> "";
    };
  }
}
