package io.comptoir.action;

import io.comptoir.base.Money;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.Return;
import io.comptoir.commerce.order.Transfer;
import io.comptoir.commerce.order.Transfer.Due;
import io.comptoir.commerce.order.Transfer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Goods that came back: what was promised for them is owed now. */
public final class ArrivedGoods {
  private ArrivedGoods() {}

  /**
   * The order with this return settled, and what is given back for it among its transfers; as it is
   * when it has no such return, or nothing of it waits.
   *
   * @param chance that nobody can guess, for the code of a gift card that is made
   */
  public static Order settled(Order order, String number, RandomGenerator chance, Instant now) {
    var waiting =
        order.returns().stream().filter(r -> r.number().equals(number) && r.waits()).toList();
    if (waiting.isEmpty()) {
      return order;
    }
    var settled = order.settling(number, now);
    var owed =
        waiting.stream()
            .map(ArrivedGoods::owed)
            .reduce(Money.zero(order.total().currency()), Money::plus);
    var method = waiting.getFirst().method();
    if (owed.minor() <= 0 || method == null) {
      return settled;
    }
    var to = method.equals(OrderDesk.NEW_GIFT_CARD) ? "gift_card:" + GiftCard.code(chance) : method;
    return settled.with(
        settled.after().moving(List.of(new Transfer(Kind.REFUND, to, owed, Due.NOW, now))));
  }

  private static Money owed(Return back) {
    var surcharge = back.surcharge();
    return surcharge == null ? back.refund() : back.refund().minus(surcharge);
  }
}
