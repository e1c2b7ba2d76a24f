package io.comptoir.commerce.order;

import io.comptoir.commerce.order.Identification.Proof;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.Transfer.Due;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a shop lets be done with an order, until when, by where the order stands. The bot, the
 * advisers and the API go by the same.
 *
 * @param rules by what is asked for; what is absent is not offered
 * @param returns how long goods may come back; null for as long as one likes
 * @param refundTo where the money for goods that come back may go
 * @param exchangeForOthers whether goods may be exchanged for another product, not only for another
 *     variant of the same
 * @param exchangeForSame whether an item may be exchanged for the very same
 * @param exchangeDue when the difference of an exchange moves
 * @param proofs what it takes as a proof of who somebody is
 */
public record OrderPolicy(
    Map<Act, Rule> rules,
    @Nullable ReturnTerms returns,
    Set<RefundTo> refundTo,
    boolean exchangeForOthers,
    boolean exchangeForSame,
    Due exchangeDue,
    Set<Proof> proofs) {
  /** Why goods come back, when a shop says nothing else. */
  public static final Set<String> RETURN_REASONS =
      Set.of("not_liked", "damaged", "wrong_item", "other");

  /** Why orders are cancelled, when a shop says nothing else. */
  public static final Set<String> CANCEL_REASONS =
      Set.of("no_longer_needed", "ordered_by_mistake", "found_cheaper", "too_slow", "other");

  public OrderPolicy {
    rules = rules.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(rules));
    refundTo = Set.copyOf(refundTo);
    proofs = Set.copyOf(proofs);
  }

  /** Where money goes back to. */
  public enum RefundTo {
    ORIGINAL,
    GIFT_CARD
  }

  /**
   * @param during the states in which it can be done
   * @param within how long after the order was placed; null for no such limit
   * @param once whether it can be done once only; of goods that come back, that any of them do
   * @param afterItemsChanged whether it can still be done once the order's items were changed
   * @param reasons keys of which one must be given; empty when no reason is asked
   */
  public record Rule(
      Set<OrderStatus> during,
      @Nullable Duration within,
      boolean once,
      boolean afterItemsChanged,
      Set<String> reasons) {
    public Rule {
      during = Set.copyOf(during);
      reasons = Set.copyOf(reasons);
      if (within != null && !within.isPositive()) {
        throw new IllegalArgumentException("a time limit is longer than nothing");
      }
    }

    public static Rule during(OrderStatus first, OrderStatus... others) {
      return new Rule(EnumSet.of(first, others), null, false, true, Set.of());
    }

    public Rule giving(Set<String> why) {
      return new Rule(during, within, once, afterItemsChanged, why);
    }

    public Rule onlyOnce() {
      return new Rule(during, within, true, afterItemsChanged, reasons);
    }
  }

  public Optional<Rule> rule(Act act) {
    return Optional.ofNullable(rules.get(act));
  }

  /**
   * What holds where a shop says nothing: as long as it is not on its way an order is cancelled or
   * changed, once it has arrived goods come back.
   *
   * @param cancelBefore the first state in which it cannot be cancelled any more
   */
  public static OrderPolicy usual(OrderStatus cancelBefore, ReturnTerms returns) {
    var open = EnumSet.noneOf(OrderStatus.class);
    for (var status : OrderStatus.values()) {
      if (status.next().contains(OrderStatus.CANCELLED) && status.compareTo(cancelBefore) < 0) {
        open.add(status);
      }
    }
    var rules = new EnumMap<Act, Rule>(Act.class);
    rules.put(Act.CANCEL, new Rule(open, null, false, true, CANCEL_REASONS));
    rules.put(Act.CHANGE_ADDRESS, Rule.during(OrderStatus.AWAITING_PAYMENT, OrderStatus.PAID));
    rules.put(Act.CHANGE_ITEMS, Rule.during(OrderStatus.PAID).onlyOnce());
    rules.put(Act.CHANGE_PAYMENT, Rule.during(OrderStatus.PAID));
    rules.put(Act.RETURN, Rule.during(OrderStatus.DELIVERED).giving(RETURN_REASONS));
    rules.put(Act.EXCHANGE, Rule.during(OrderStatus.DELIVERED).giving(RETURN_REASONS));
    return new OrderPolicy(
        rules,
        returns,
        EnumSet.allOf(RefundTo.class),
        true,
        false,
        Due.NOW,
        EnumSet.of(Proof.ORDER_AND_EMAIL, Proof.ORDER_AND_POSTCODE));
  }
}
