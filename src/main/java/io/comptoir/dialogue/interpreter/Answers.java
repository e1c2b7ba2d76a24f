package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.nlu.Understanding;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a person wrote as the answer to one question, and checks it. */
final class Answers {
  /** Longer answers are refused. */
  static final int MAX_LENGTH = 300;

  private static final Pattern FIGURES = Pattern.compile("(?<![\\d.,])\\d{1,6}(?![\\d])");
  private static final int MOST_NUMBERS = 20;
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,9}(?:[.,]\\d{1,2})?");

  private final Turn turn;
  private final Fills fills;
  private final References references;

  Answers(Turn turn, Fills fills, References references) {
    this.turn = turn;
    this.fills = fills;
    this.references = references;
  }

  /** How words stand to a question. */
  sealed interface Answer {
    record Taken(Value value) implements Answer {}

    /**
     * It was meant as an answer but cannot be one.
     *
     * @param key of the message that says why
     */
    record Refused(String key) implements Answer {}

    /** It speaks of something else, or of nothing. */
    record None() implements Answer {}
  }

  private static final Answer NONE = new Answer.None();

  Answer read(Slot slot, Prompt prompt, String text, Understanding understanding) {
    var option = option(prompt, slot, text);
    if (option.isPresent()) {
      return new Answer.Taken(option.get());
    }
    if (slot.type() == Slot.Type.NUMBERS) {
      return numbers(text);
    }
    var filled = fills.of(slot, text, understanding);
    if (filled.isPresent() && slot.type() != Slot.Type.STREET) {
      return check(slot, filled.get());
    }
    var stripped = text.strip();
    return switch (slot.type()) {
      // "oui" to "which of these?" chooses none
      case TEXT ->
          !prompt.options().isEmpty() && ContactAnswers.saysNothing(stripped)
              ? NONE
              : free(stripped);
      case NAME ->
          ContactAnswers.wantsGoods(stripped, understanding) ? NONE : ContactAnswers.name(stripped);
      case CITY -> ContactAnswers.city(stripped);
      case STREET -> ContactAnswers.street(Details.street(stripped, understanding));
      case EMAIL -> ContactAnswers.email(stripped);
      case PHONE -> ContactAnswers.phone(stripped, turn.script.country());
      case POSTCODE -> ContactAnswers.postcode(stripped);
      case COUPON -> coupon(stripped);
      case NUMBER -> number(slot, without(stripped, text, understanding));
      case AMOUNT, BUDGET -> amount(slot, without(stripped, text, understanding));
      case TRUTH -> truth(understanding);
      case PRODUCT, PRODUCTS -> product(slot, stripped, understanding);
      case ENUM, REF, NUMBERS, ITEMS, FIELDS, ANY -> NONE;
    };
  }

  /** What else a figure may be: "she's 25" is no budget. */
  private static final java.util.Set<String> OTHER_FIGURES =
      java.util.Set.of("age", "date", "time", "duration", "phone", "postcode", "order_number");

  /** The words without those figures that surely count something else. */
  private static String without(String stripped, String text, Understanding understanding) {
    var left = new StringBuilder(text);
    for (var entity : understanding.entities()) {
      // a bare number may be read as many things
      if (OTHER_FIGURES.contains(entity.type())
          && entity.end() <= left.length()
          && entity.end() - entity.start() < stripped.length()) {
        for (var i = entity.start(); i < entity.end(); i++) {
          left.setCharAt(i, ' ');
        }
      }
    }
    return left.toString().strip();
  }

  /** A value sent by a form or a button. */
  Answer typed(Slot slot, String text) {
    var stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
      return new Answer.Refused(stripped.isEmpty() ? "error.required" : "error.too_long");
    }
    return switch (slot.type()) {
      case NAME -> ContactAnswers.name(stripped);
      case CITY -> ContactAnswers.city(stripped);
      case STREET -> ContactAnswers.street(stripped);
      case EMAIL -> ContactAnswers.email(stripped);
      case PHONE -> ContactAnswers.phone(stripped, turn.script.country());
      case POSTCODE -> ContactAnswers.postcode(stripped);
      case NUMBER -> number(slot, stripped);
      case NUMBERS -> numbers(stripped);
      case AMOUNT, BUDGET -> amount(slot, stripped);
      case TRUTH -> new Answer.Taken(Value.of(stripped.equals("true") || stripped.equals("yes")));
      case ENUM ->
          slot.values().isEmpty() || slot.values().contains(stripped)
              ? new Answer.Taken(Value.of(stripped))
              : NONE;
      case PRODUCT -> new Answer.Taken(Value.ref("product", stripped));
      case PRODUCTS -> new Answer.Taken(Value.items(refs(stripped)));
      case REF -> new Answer.Taken(Value.of(stripped));
      case COUPON -> coupon(stripped);
      case ITEMS -> new Answer.Taken(Value.items(List.of(Value.of(stripped))));
      case TEXT, FIELDS, ANY -> new Answer.Taken(Value.of(stripped));
    };
  }

  private static List<Value> refs(String ids) {
    return java.util.Arrays.stream(ids.split(","))
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .limit(10)
        .map(id -> Value.ref("product", id))
        .toList();
  }

  /** One of the offered answers, by its words, its place or a clear part of it. */
  Optional<Value> option(Prompt prompt, Slot slot, String text) {
    return OfferedOption.of(prompt, text).map(value -> asTyped(slot, value));
  }

  /** A value that a question offers, as this slot holds it. */
  Optional<Value> given(Slot slot, String value) {
    return typed(slot, value) instanceof Answer.Taken(var typed)
        ? Optional.of(typed)
        : Optional.empty();
  }

  private Value asTyped(Slot slot, String value) {
    return typed(slot, value) instanceof Answer.Taken(var typed) ? typed : Value.of(value);
  }

  private Answer check(Slot slot, Value value) {
    if (value instanceof Value.Text(var text)) {
      return switch (slot.type()) {
        case EMAIL -> ContactAnswers.email(text);
        case PHONE -> ContactAnswers.phone(text, turn.script.country());
        case POSTCODE -> ContactAnswers.postcode(text);
        default -> new Answer.Taken(value);
      };
    }
    return new Answer.Taken(value);
  }

  private static Answer free(String text) {
    if (text.length() > MAX_LENGTH) {
      return new Answer.Refused("error.too_long");
    }
    return text.length() < 2
        ? new Answer.Refused("error.too_short")
        : new Answer.Taken(Value.of(clean(text)));
  }

  private static Answer coupon(String text) {
    var words = text.strip().split("\\s+");
    var code = words[words.length - 1].replaceAll("[^\\p{L}\\p{N}_-]", "");
    return code.length() >= 3 && code.length() <= 40 && words.length <= 4
        ? new Answer.Taken(Value.of(code))
        : NONE;
  }

  private static Answer number(Slot slot, String text) {
    var matcher = DIGITS.matcher(text);
    if (!matcher.find()) {
      return NONE;
    }
    return new Answer.Taken(Value.of(Double.parseDouble(matcher.group().replace(',', '.'))));
  }

  private static Answer numbers(String text) {
    var numbers =
        FIGURES
            .matcher(text)
            .results()
            .limit(MOST_NUMBERS)
            .map(m -> (Value) Value.of(Double.parseDouble(m.group())))
            .toList();
    return numbers.isEmpty() ? NONE : new Answer.Taken(Value.items(numbers));
  }

  private Answer amount(Slot slot, String text) {
    var matcher = DIGITS.matcher(text);
    if (!matcher.find() || matcher.group().startsWith("-")) {
      return NONE;
    }
    var amount =
        Value.of(
            Money.ofMajor(
                new BigDecimal(matcher.group().replace(',', '.')),
                Currency.getInstance(turn.script.currency())));
    return new Answer.Taken(slot.type() == Slot.Type.BUDGET ? Fills.budget(amount) : amount);
  }

  private static Answer truth(Understanding understanding) {
    return switch (understanding.answer().orElse(null)) {
      case YES -> new Answer.Taken(Value.of(true));
      case NO -> new Answer.Taken(Value.of(false));
      case MAYBE, NEVER_MIND -> NONE;
      case null -> NONE;
    };
  }

  private Answer product(Slot slot, String text, Understanding understanding) {
    var ids = references.pointed(text, understanding);
    if (ids.isEmpty() && text.length() <= 20) {
      ids = references.figures(text);
    }
    if (ids.isEmpty()) {
      return NONE;
    }
    return new Answer.Taken(
        slot.type() == Slot.Type.PRODUCT
            ? Value.ref("product", ids.getFirst().value())
            : Value.items(ids.stream().map(id -> Value.ref("product", id.value())).toList()));
  }

  static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]+", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("[.,;]+$", "");
  }
}
