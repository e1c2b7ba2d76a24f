package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.local;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.without;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.promotion.Discount;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Refusal;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes that make the cart cheaper, and what else does. */
final class CouponActions {
  private static final int MAX_CODE = 40;
  private static final int MAX_TOLD = 6;

  private final Counter counter;
  private final CartValues values;

  CouponActions(Counter counter) {
    this.counter = counter;
    this.values = new CartValues(counter);
  }

  List<Action> all() {
    return List.of(
        local(
            "coupon.apply",
            "code text",
            "code text, label text, saved amount, " + CartValues.RESULTS,
            "EMPTY, UNKNOWN, EXPIRED, NOT_YET, BELOW_MINIMUM, NOT_FOR_THESE_ITEMS, ALREADY_USED,"
                + " NOT_FOR_YOU, NOT_HERE, USED_UP, TOO_FEW_POINTS",
            this::apply),
        local("coupon.remove", "", CartValues.RESULTS, "", this::remove),
        read("promotions.running", "", "promotions items, count number", "NONE", this::running));
  }

  /** What whoever asks may be told: nothing that is not in force for them today. */
  private ActionResult running(Arguments a, Situation situation) {
    var today = LocalDate.ofInstant(situation.now(), counter.terms().zone());
    var buyer = Buyers.withAllUsed(counter, situation);
    var told =
        counter.terms().promotions().all().stream()
            .filter(p -> p.toldTo(buyer, today))
            .limit(MAX_TOLD)
            .map(p -> told(p, situation))
            .toList();
    return told.isEmpty()
        ? failed("NONE")
        : done(Map.of("promotions", Value.items(told), "count", Value.of(told.size())));
  }

  private Value told(Promotion promotion, Situation situation) {
    var words = Words.in(situation.language());
    var label = promotion.label().in(situation.language());
    var code = promotion.code();
    var until = promotion.until();
    var fields = new LinkedHashMap<String, Value>();
    fields.put("id", Value.of(promotion.id()));
    fields.put("label", Value.of(label));
    fields.put("code", Value.of(code == null ? "" : code));
    fields.put("until", Value.of(until == null ? "" : until.toString()));
    fields.put(
        "line",
        Value.of(
            words.say(
                code == null ? "promotion.automatic" : "promotion.with_code",
                label,
                code == null ? "" : code)));
    return new Value.Fields(fields);
  }

  private Action.Outcome apply(Arguments a, Situation situation) {
    var code = Promotion.normalized(a.text("code"));
    if (situation.cart().isEmpty()) {
      return without(failed("EMPTY"));
    }
    if (code.isEmpty() || code.length() > MAX_CODE) {
      return without(failed("UNKNOWN", "code", Value.of(a.text("code"))));
    }
    var cart = situation.cart().withCoupon(code);
    var priced = counter.priced(CartValues.with(situation, cart));
    var refusal = priced.couponRefusal();
    if (refusal != null) {
      return without(refused(refusal, a.text("code")));
    }
    var result = new LinkedHashMap<>(values.of(cart, priced, situation.language()));
    var coupon = priced.coupon();
    result.put("code", Value.of(code));
    result.put("label", Value.of(coupon == null ? code : coupon.label().in(situation.language())));
    result.put(
        "saved",
        Value.of(
            priced.discounts().stream()
                .filter(d -> d.promotion().equals(coupon))
                .map(Discount::amount)
                .findFirst()
                .orElse(Money.zero(priced.total().currency()))));
    return new Action.Outcome(done(result), List.of(new LocalWrite.SaveCart(cart)));
  }

  private Action.Outcome remove(Arguments a, Situation situation) {
    var cart = situation.cart().withCoupon(null);
    return new Action.Outcome(
        done(values.of(cart, situation)),
        situation.cart().coupon() == null ? List.of() : List.of(new LocalWrite.SaveCart(cart)));
  }

  private static ActionResult refused(Refusal refusal, String code) {
    Map<String, Value> details =
        switch (refusal) {
          case Refusal.Unknown u -> Map.of("code", Value.of(code));
          case Refusal.Expired(var until) -> Map.of("until", Value.of(until.toString()));
          case Refusal.NotYet(var from) -> Map.of("from", Value.of(from.toString()));
          case Refusal.BelowMinimum(var minimum, var missing) ->
              Map.of("minimum", Value.of(minimum), "missing", Value.of(missing));
          case Refusal.NotForTheseItems n -> Map.of();
          case Refusal.AlreadyUsed u -> Map.of();
          case Refusal.NotForYou n -> Map.of();
          case Refusal.NotHere n -> Map.of();
          case Refusal.UsedUp u -> Map.of();
          case Refusal.TooFewPoints(var points, var needed) ->
              Map.of("points", Value.of(points), "needed", Value.of(needed));
        };
    return new ActionResult.Failed(refusal.reason(), details);
  }
}
