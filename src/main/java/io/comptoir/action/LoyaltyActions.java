package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.loyalty.LoyaltyAccount;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotion.Benefit;
import io.comptoir.dialogue.ActionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where a customer stands in the loyalty programme; points are used as the code that takes them.
 */
final class LoyaltyActions {
  private final Counter counter;

  LoyaltyActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "loyalty.status",
            "",
            "points number, worth amount, usable truth, code text?, step number, upper truth, spent"
                + " amount, missing amount?, expires text?, programme text",
            "NO_PROGRAMME",
            this::status));
  }

  private ActionResult status(Arguments a, Situation situation) {
    var terms = counter.care().loyalty();
    var account = Buyers.account(counter, situation);
    if (terms.isEmpty() || account.isEmpty()) {
      return failed("NO_PROGRAMME");
    }
    var words = Words.in(situation.language());
    var values = new LinkedHashMap<String, Value>();
    var mine = account.get();
    values.put("programme", Value.of(terms.get().name().in(situation.language())));
    values.put("points", Value.of(mine.points()));
    values.put("upper", Value.of(mine.upper()));
    values.put("spent", Value.of(mine.spent()));
    if (!mine.upper()) {
      values.put("missing", Value.of(terms.get().threshold().minus(mine.spent())));
    }
    mine.expires()
        .ifPresent(
            at ->
                values.put(
                    "expires", Value.of(Dates.day(at.toString(), counter.terms().zone(), words))));
    worth(mine, values);
    return done(values);
  }

  private void worth(LoyaltyAccount mine, LinkedHashMap<String, Value> values) {
    var promotion = points();
    if (promotion.isPresent()
        && promotion.get().benefit() instanceof Benefit.Points(var step, var value)) {
      var steps = mine.points() / step;
      values.put("step", Value.of(step));
      values.put("worth", Value.of(value.times(steps)));
      values.put("usable", Value.of(steps > 0));
      values.put("code", Value.of(String.valueOf(promotion.get().code())));
      return;
    }
    values.put("step", Value.of(0));
    values.put("worth", Value.of(Money.zero(counter.terms().currency())));
    values.put("usable", Value.of(false));
  }

  private Optional<Promotion> points() {
    return counter.terms().promotions().all().stream()
        .filter(p -> p.benefit() instanceof Benefit.Points && !p.automatic())
        .findFirst();
  }
}
