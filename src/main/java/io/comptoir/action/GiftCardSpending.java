package io.comptoir.action;

import io.comptoir.base.Money;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.giftcard.GiftCardStore.Moved;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pays an order with a gift card, as far as it goes. */
final class GiftCardSpending {
  private static final int ATTEMPTS = 5;

  private final Counter counter;

  GiftCardSpending(Counter counter) {
    this.counter = counter;
  }

  /**
   * Takes from the card before the order is kept; said again for the same order it takes once.
   *
   * @param order not kept yet
   * @return the order with what the card pays; empty when there is nothing to spend by this code
   */
  Optional<Order> spend(Order order, String said, Instant now) {
    var key = key(order.id());
    var before = counter.books().giftCards().moved(counter.shop(), key);
    if (before.isPresent()
        && counter.books().giftCards().moved(counter.shop(), key + "/undone").isEmpty()) {
      return GiftCard.read(said)
          .flatMap(code -> counter.books().giftCards().find(counter.shop(), code))
          .map(card -> paid(order, card, opposite(before.get()), now));
    }
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var card =
          GiftCard.read(said)
              .flatMap(code -> counter.books().giftCards().find(counter.shop(), code))
              .filter(c -> c.spendable(now) && !c.balance().isZero())
              .filter(c -> c.balance().currency().equals(order.total().currency()));
      if (card.isEmpty()) {
        return Optional.empty();
      }
      var balance = card.get().balance();
      var part = balance.compareTo(order.total()) < 0 ? balance : order.total();
      var taken =
          counter
              .books()
              .giftCards()
              .move(counter.shop(), card.get().code(), opposite(part), key, now);
      if (taken == Moved.MOVED) {
        return Optional.of(paid(order, card.get(), part, now));
      }
    }
    return Optional.empty();
  }

  /** Gives back what was taken for an order that was not kept after all. */
  void undo(OrderId order, String said, Instant now) {
    var cards = counter.books().giftCards();
    var taken = cards.moved(counter.shop(), key(order));
    var code = GiftCard.read(said);
    if (taken.isPresent() && code.isPresent()) {
      cards.move(counter.shop(), code.get(), opposite(taken.get()), key(order) + "/undone", now);
    }
  }

  private static String key(OrderId order) {
    return order + "/gift_card";
  }

  private static Money opposite(Money amount) {
    return Money.zero(amount.currency()).minus(amount);
  }

  private static Order paid(Order order, GiftCard card, Money part, Instant now) {
    var paid =
        order.with(
            order
                .after()
                .moving(
                    List.of(
                        new Transfer(
                            Transfer.Kind.CHARGE, card.method(), part, Transfer.Due.NOW, now))));
    return part.equals(order.total()) && order.status() == OrderStatus.AWAITING_PAYMENT
        ? paid.paidByCard(now)
        : paid;
  }
}
