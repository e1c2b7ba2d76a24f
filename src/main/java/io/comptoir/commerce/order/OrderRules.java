package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.Transfer.Due;
import io.comptoir.commerce.order.Transfer.Kind;
import io.comptoir.commerce.order.Verdict.Allowed;
import io.comptoir.commerce.order.Verdict.Plan;
import io.comptoir.commerce.order.Verdict.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be done with an order, and what is done then. Nothing is carried out for anybody but the
 * order's own customer or an adviser, and nothing without a yes to exactly that.
 */
public final class OrderRules {
  private OrderRules() {}

  /** What would be done, to be shown before it is. */
  public static Verdict consider(OrderRequest request, OrderCase in) {
    var wrong = wrong(request, in);
    if (wrong.isPresent()) {
      return new Refused(wrong.get());
    }
    return switch (request) {
      case OrderRequest.Cancel(var reason) -> cancel(reason, request, in);
      case OrderRequest.ChangeAddress(var address) ->
          DefaultAddress.complete(address)
              ? allowed(request, in, in.order().goingTo(address), List.of(), Map.of())
              : new Refused(Refusal.BAD_ADDRESS);
      case OrderRequest.ChangePayment(var method) -> changePayment(method, request, in);
      case OrderRequest.ChangeItems change -> ItemSwaps.changed(change, in);
      case OrderRequest.SendBack back -> GoodsBack.sentBack(back, in);
      case OrderRequest.Exchange exchange -> GoodsBack.exchanged(exchange, in);
    };
  }

  /** The same, for whoever shows that they said yes to it. */
  public static Verdict carryOut(OrderRequest request, @Nullable Confirmation yes, OrderCase in) {
    return switch (consider(request, in)) {
      case Refused refused -> refused;
      case Allowed allowed ->
          yes == null
              ? new Refused(Refusal.NOT_CONFIRMED)
              : yes.equals(allowed.plan().confirmation())
                  ? allowed
                  : new Refused(Refusal.NOT_AS_CONFIRMED);
    };
  }

  /** What the customer may ask for now, whatever the details. */
  public static List<Act> open(OrderCase in) {
    var open = new ArrayList<Act>();
    for (var act : Act.values()) {
      if (untimely(act, in).isEmpty()) {
        open.add(act);
      }
    }
    return open;
  }

  private static Optional<Refusal> wrong(OrderRequest request, OrderCase in) {
    var untimely = untimely(request.act(), in);
    if (untimely.isPresent()) {
      return untimely;
    }
    var reasons = in.policy().rule(request.act()).orElseThrow().reasons();
    var reason =
        switch (request) {
          case OrderRequest.Cancel(var why) -> why;
          case OrderRequest.SendBack back -> back.reason();
          case OrderRequest.Exchange exchange -> exchange.reason();
          case OrderRequest.ChangeAddress a -> "";
          case OrderRequest.ChangeItems i -> "";
          case OrderRequest.ChangePayment p -> "";
        };
    return reasons.isEmpty() || reasons.contains(reason)
        ? Optional.empty()
        : Optional.of(Refusal.BAD_REASON);
  }

  private static Optional<Refusal> untimely(Act act, OrderCase in) {
    return in.by().maySee(in.order())
        ? untimely(act, in.order(), in.policy(), in.zone(), in.now())
        : Optional.of(Refusal.UNKNOWN_ORDER);
  }

  /** Why this cannot be asked for now, whoever asks and whatever the details; empty when it can. */
  public static Optional<Refusal> untimely(
      Act act, Order order, OrderPolicy policy, ZoneId zone, Instant now) {
    var rule = policy.rule(act);
    if (rule.isEmpty()) {
      return Optional.of(Refusal.NOT_OFFERED);
    }
    if (!rule.get().during().contains(order.status())) {
      return Optional.of(Refusal.WRONG_STATUS);
    }
    if (order.after().itemsChangedAt() != null && !rule.get().afterItemsChanged()) {
      return Optional.of(Refusal.ITEMS_CHANGED);
    }
    if (rule.get().once() && done(act, order)) {
      return Optional.of(Refusal.ONLY_ONCE);
    }
    if (act != Act.CANCEL && order.after().awaited() != null) {
      return Optional.of(Refusal.CHANGE_AWAITED);
    }
    var within = rule.get().within();
    if (within != null && now.isAfter(order.placedAt().plus(within))) {
      return Optional.of(Refusal.TOO_LATE);
    }
    return late(act, order, policy.returns(), zone, LocalDate.ofInstant(now, zone))
        ? Optional.of(Refusal.TOO_LATE)
        : Optional.empty();
  }

  private static boolean done(Act act, Order order) {
    return switch (act) {
      case CHANGE_ITEMS -> order.after().itemsChangedAt() != null;
      case RETURN, EXCHANGE -> !order.returns().isEmpty();
      case CHANGE_PAYMENT ->
          order.after().transfers().stream().anyMatch(t -> t.kind() == Kind.REFUND);
      case CANCEL, CHANGE_ADDRESS -> false;
    };
  }

  private static boolean late(
      Act act, Order order, @Nullable ReturnTerms returns, ZoneId zone, LocalDate today) {
    if (returns == null) {
      return false;
    }
    return switch (act) {
      case RETURN -> today.isAfter(returns.returnUntil(order, zone));
      case EXCHANGE -> today.isAfter(returns.exchangeUntil(order, zone));
      case CANCEL, CHANGE_ADDRESS, CHANGE_ITEMS, CHANGE_PAYMENT -> false;
    };
  }

  /** All that was paid goes back to what paid it. */
  private static Verdict cancel(String reason, OrderRequest request, OrderCase in) {
    var order = in.order();
    var back =
        paid(order).entrySet().stream()
            .map(e -> new Transfer(Kind.REFUND, e.getKey(), e.getValue(), Due.NOW, in.now()))
            .toList();
    var after = order.moved(OrderStatus.CANCELLED, in.now());
    return allowed(
        request,
        in,
        after.with(after.after().awaiting(null).cancelled(reason).moving(back)),
        back,
        Map.of());
  }

  /** What gift cards paid for an order goes back to them, when it is given up otherwise. */
  public static List<Transfer> giftCardsBack(Order order, Instant now) {
    return paid(order).entrySet().stream()
        .filter(e -> io.comptoir.commerce.giftcard.GiftCard.codeOf(e.getKey()).isPresent())
        .map(e -> new Transfer(Kind.REFUND, e.getKey(), e.getValue(), Due.NOW, now))
        .toList();
  }

  private static Verdict changePayment(String method, OrderRequest request, OrderCase in) {
    var order = in.order();
    var paid = paid(order);
    if (paid.size() != 1 || !paid.values().iterator().next().equals(order.total())) {
      return new Refused(Refusal.PAID_BY_SEVERAL);
    }
    var before = paid.keySet().iterator().next();
    if (before.equals(method)) {
      return new Refused(Refusal.SAME_METHOD);
    }
    var wrong = unpayable(method, order.total(), in);
    if (wrong.isPresent()) {
      return new Refused(wrong.get());
    }
    if (in.wallet().find(method).orElseThrow() instanceof PaymentMethod.Page) {
      return new Refused(Refusal.PAYS_NOTHING);
    }
    var moves =
        List.of(
            new Transfer(Kind.CHARGE, method, order.total(), Due.NOW, in.now()),
            new Transfer(Kind.REFUND, before, order.total(), Due.NOW, in.now()));
    return allowed(request, in, order.with(order.after().moving(moves)), moves, Map.of());
  }

  /** What each payment method paid and was not paid back, in the order in which they paid. */
  public static Map<String, Money> paid(Order order) {
    var paid = new LinkedHashMap<String, Money>();
    for (var move : order.after().transfers()) {
      if (move.due() == Due.NOW) {
        var before = paid.getOrDefault(move.method(), Money.zero(order.total().currency()));
        paid.put(
            move.method(),
            move.kind() == Kind.CHARGE ? before.plus(move.amount()) : before.minus(move.amount()));
      }
    }
    paid.values().removeIf(left -> left.minor() <= 0);
    return paid;
  }

  /** Why this cannot pay so much, or be paid it when it is below zero; empty when it can. */
  static Optional<Refusal> unpayable(String method, Money difference, OrderCase in) {
    var found = in.wallet().find(method);
    if (found.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_METHOD);
    }
    return switch (found.get()) {
      case PaymentMethod.GiftCard(var id, var balance) ->
          difference.minor() > 0 && balance.compareTo(difference) < 0
              ? Optional.of(Refusal.GIFT_CARD_TOO_SMALL)
              : Optional.empty();
      case PaymentMethod.Account account -> Optional.empty();
      case PaymentMethod.Payment(var id, var left) ->
          difference.minor() > 0
              ? Optional.of(Refusal.PAYS_NOTHING)
              : left.plus(difference).minor() < 0
                  ? Optional.of(Refusal.NOT_THE_ORIGINAL)
                  : Optional.empty();
      case PaymentMethod.Page page ->
          difference.minor() < 0 ? Optional.of(Refusal.NOT_THE_ORIGINAL) : Optional.empty();
    };
  }

  /** The difference as a move of money; none when there is none. */
  static List<Transfer> moved(Money difference, String method, Due due, OrderCase in) {
    if (difference.isZero()) {
      return List.of();
    }
    var charge = difference.minor() > 0;
    var later = charge && in.wallet().find(method).orElseThrow() instanceof PaymentMethod.Page;
    return List.of(
        new Transfer(
            charge ? Kind.CHARGE : Kind.REFUND,
            method,
            new Money(Math.abs(difference.minor()), difference.currency()),
            later ? Due.ONCE_PAID : due,
            in.now()));
  }

  static Verdict allowed(
      OrderRequest request,
      OrderCase in,
      Order after,
      List<Transfer> moves,
      Map<io.comptoir.commerce.catalog.ProductId, Integer> taken) {
    var difference = Money.zero(in.order().total().currency());
    for (var move : moves) {
      difference =
          move.kind() == Kind.CHARGE
              ? difference.plus(move.amount())
              : difference.minus(move.amount());
    }
    return new Allowed(
        new Plan(in.order(), after, moves, taken, difference, confirmation(request, in, moves)));
  }

  /** The same for the same request, by the same, about the same order with the same money. */
  static Confirmation confirmation(OrderRequest request, OrderCase in, List<Transfer> moves) {
    var parts = new ArrayList<Object>();
    parts.add(in.by());
    parts.add(in.order().id());
    parts.add(in.order().version());
    parts.add(request);
    for (var move : moves) {
      parts.add(move.kind() + " " + move.method() + " " + move.amount() + " " + move.due());
    }
    return Confirmation.of(parts.toArray());
  }
}
