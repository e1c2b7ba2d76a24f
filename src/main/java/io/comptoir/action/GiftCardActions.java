package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;

/** What is on a gift card. */
final class GiftCardActions {
  private final Counter counter;

  GiftCardActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "giftcards.balance",
            "code text",
            "code text, balance amount, spendable truth, expires text",
            "UNKNOWN_GIFT_CARD",
            this::balance));
  }

  private ActionResult balance(Arguments a, Situation situation) {
    var card =
        GiftCard.read(a.text("code"))
            .flatMap(c -> counter.books().giftCards().find(counter.shop(), c));
    if (card.isEmpty()) {
      return failed("UNKNOWN_GIFT_CARD");
    }
    var expires = card.get().expires();
    var values = new LinkedHashMap<String, Value>();
    values.put("code", Value.of(card.get().ending()));
    values.put("balance", Value.of(card.get().balance()));
    values.put("spendable", Value.of(card.get().spendable(situation.now())));
    values.put(
        "expires",
        Value.of(
            expires == null
                ? ""
                : Dates.day(
                    LocalDate.ofInstant(expires, counter.terms().zone()).toString(),
                    counter.terms().zone(),
                    Words.in(situation.language()))));
    return done(values);
  }
}
