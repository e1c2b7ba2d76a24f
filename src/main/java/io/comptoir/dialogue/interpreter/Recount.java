package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a number that takes back the one before and says no more than that: "non, plutôt 3", "pas
 * 2, 3", "no, make it three".
 */
final class Recount {
  /** One of these at least says that something is taken back. */
  private static final Pattern TAKES_BACK =
      Pattern.compile(
          "\\b(?:non|nan|pas|plutot|finalement|pardon|en fait|je voulais dire|au lieu|disons|oups|no|nope|not|actually|sorry|rather|instead|make (?:it|that)|i meant?|oops|attendez|attends|wait|hold on|mettez en|mets en)\\b");

  /** These may stand around the number. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(?:non|nan|attendez|attends|attend|pas|plutot|finalement|pardon|en|fait|je|voulais|dire|au|lieu|de|disons|oups|euh|mais|mets|met|mettez|moi|ce|sera|c|est|desole|desolee|"
              + "merci|svp|stp|s|il|te|vous|plait|ok|oui|bon|bah|ah|oh|"
              + "no|nope|wait|hold|on|not|actually|sorry|rather|instead|make|it|that|i|mean|meant|oops|er|um|but|please|thanks|of|them|just|the|a)");

  private static final int MOST = 9_999;

  private Recount() {}

  /** The number that counts now, when the sentence is nothing but a recount. */
  static Optional<Double> of(String text, Understanding understanding) {
    var bare = Flows.bare(text);
    if (!TAKES_BACK.matcher(bare).find() || Question.asks(text)) {
      return Optional.empty();
    }
    var left = new StringBuilder(text);
    @Nullable Double number = null;
    for (var entity : understanding.entities()) {
      boolean counts = isNumber(entity);
      if (!counts || entity.end() > left.length()) {
        return Optional.empty();
      }
      if (!entity.negated() && entity.value() instanceof Value.Number(var value)) {
        number = value;
      }
      for (int i = entity.start(); i < entity.end(); i++) {
        left.setCharAt(i, ' ');
      }
    }
    for (var word : Flows.bare(left.toString()).split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !AROUND.matcher(word).matches()) {
        return Optional.empty();
      }
    }
    return number == null || number < 1 || number > MOST ? Optional.empty() : Optional.of(number);
  }

  private static boolean isNumber(Entity entity) {
    return entity.type().equals("quantity") || entity.type().equals("ordinal");
  }

  /** The slot with a number that was filled last on the way to the open question. */
  static Optional<Slot> slot(Turn turn, Flow flow, Frame frame) {
    Slot last = null;
    for (var i = 0; i < Math.min(frame.pc(), flow.code().size()); i++) {
      if (flow.code().get(i) instanceof Instruction.Collect collect) {
        var slot = flow.slots().get(collect.slot());
        if (slot != null && isNumber(slot) && Known.held(turn, frame, slot) != null) {
          last = slot;
        }
      }
    }
    return Optional.ofNullable(last);
  }

  private static boolean isNumber(Slot slot) {
    return switch (slot.type()) {
      case NUMBER, AMOUNT, BUDGET -> true;
      case TEXT, NAME, EMAIL, PHONE, STREET, POSTCODE, CITY, COUPON, TRUTH, ENUM -> false;
      case PRODUCT, PRODUCTS, REF, NUMBERS, ITEMS, FIELDS, ANY -> false;
    };
  }

  /** The number as this slot holds it. */
  static Value value(Slot slot, double number, String currency) {
    if (slot.type() == Slot.Type.NUMBER) {
      return Value.of(number);
    }
    var money =
        Value.of(
            io.comptoir.base.Money.ofMajor(
                BigDecimal.valueOf(number), Currency.getInstance(currency)));
    return slot.type() == Slot.Type.BUDGET ? Fills.budget(money) : money;
  }
}
