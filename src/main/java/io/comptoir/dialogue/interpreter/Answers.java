package io.comptoir.dialogue.interpreter;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flows;
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

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}.-]{1,190}\\.[\\p{L}]{2,24}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M} .,'’-]{0,79}");
  private static final Pattern NAME_LEAD =
      Pattern.compile(
          "^(?:je m['’]appelle|mon nom (?:c['’])?est|moi c['’]est|c['’]est(?: au nom de)?|au nom"
              + " de|my name(?:'s| is)|i am|i['’]m|it['’]s|this is|name is)\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "(?:je m['’]appelle|mon nom (?:c['’])?est|au nom de|my name(?:['’]s| is)|the name is)\\s+\\p{L}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern CITY_LEAD =
      Pattern.compile(
          "^(?:(?:j['’]habite|je vis|je suis|c['’]est)(?: [àa]| au| en)?|[àa]|i live in|i['’]m"
              + " in|in)\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern STREET_LEAD =
      Pattern.compile(
          "^(?:j['’]habite(?: au| à la| à l['’])?|c['’]est(?: au)?|mon adresse (?:c['’])?est|au|i"
              + " live at|it['’]s|my address is|at)\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** Bare, as {@link Flows#bare} leaves them. */
  private static final java.util.Set<String> EMPTY_WORDS =
      java.util.Set.of(
          "oui",
          "ouais",
          "non",
          "nan",
          "ok",
          "okay",
          "merci",
          "si",
          "bien",
          "sur",
          "d",
          "accord",
          "daccord",
          "dac",
          "voila",
          "je",
          "ne",
          "sais",
          "pas",
          "peu",
          "importe",
          "svp",
          "stp",
          "euh",
          "yes",
          "yeah",
          "yep",
          "no",
          "nope",
          "sure",
          "thanks",
          "thank",
          "you",
          "please",
          "i",
          "don",
          "dont",
          "t",
          "know",
          "idk",
          "fine",
          "whatever",
          "same");

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
      case TEXT -> !prompt.options().isEmpty() && saysNothing(stripped) ? NONE : free(stripped);
      case NAME -> wantsGoods(stripped, understanding) ? NONE : name(stripped);
      case CITY -> city(stripped);
      case STREET -> street(Details.street(stripped, understanding));
      case EMAIL -> email(stripped);
      case PHONE -> phone(stripped);
      case POSTCODE -> postcode(stripped);
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
      case NAME -> name(stripped);
      case CITY -> city(stripped);
      case STREET -> street(stripped);
      case EMAIL -> email(stripped);
      case PHONE -> phone(stripped);
      case POSTCODE -> postcode(stripped);
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
        case EMAIL -> email(text);
        case PHONE -> phone(text);
        case POSTCODE -> postcode(text);
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

  private static Answer name(String text) {
    var name = clean(NAME_LEAD.matcher(text).replaceFirst(""));
    return NAME.matcher(name).matches() && name.length() > 1 && !saysNothing(name)
        ? new Answer.Taken(Value.of(name))
        : new Answer.Refused("error.name");
  }

  /** "boisé, sans alcool" is nobody's name, and "Rose" may be. */
  private static boolean wantsGoods(String text, Understanding understanding) {
    return !text.isEmpty()
        && Character.isLowerCase(text.codePointAt(0))
        && understanding.entities().stream()
                .filter(e -> e.type().equals("attribute") || e.type().equals("category"))
                .map(io.comptoir.nlu.Entity::start)
                .distinct()
                .count()
            > 1;
  }

  /** "je m'appelle Jean Dupont": whatever else it resembles, it gives a name. */
  static boolean introduces(String text) {
    return INTRODUCTION.matcher(text.strip()).lookingAt();
  }

  private static Answer city(String text) {
    var city = clean(CITY_LEAD.matcher(text).replaceFirst("")).replaceAll("^\\d{4,5}\\s+", "");
    return NAME.matcher(city).matches() && city.length() > 1 && !saysNothing(city)
        ? new Answer.Taken(Value.of(city))
        : new Answer.Refused("error.city");
  }

  /** A house number or several words, and more than a yes. */
  private static Answer street(String text) {
    var street = clean(STREET_LEAD.matcher(text).replaceFirst(""));
    if (street.length() > MAX_LENGTH) {
      return new Answer.Refused("error.too_long");
    }
    var several = WORD.matcher(street).results().count() > 1;
    return WORD.matcher(street).find()
            && (several || DIGIT.matcher(street).find())
            && !saysNothing(street)
        ? new Answer.Taken(Value.of(street))
        : new Answer.Refused("error.street");
  }

  /** "oui merci", "ok", "je ne sais pas": words, but no name of anything. */
  private static boolean saysNothing(String text) {
    return EMPTY_WORDS.containsAll(List.of(Flows.bare(text).split(" ")));
  }

  private static Answer email(String text) {
    var spoken =
        text.replaceAll("(?i)\\s+(?:arobase|at)\\s+", "@")
            .replaceAll("(?i)\\s+(?:point|dot)\\s+", ".");
    var matcher = EMAIL.matcher(spoken);
    if (matcher.find() && !matcher.group().contains("..")) {
      return new Answer.Taken(Value.of(matcher.group()));
    }
    return new Answer.Refused("error.email");
  }

  private Answer phone(String text) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(text, turn.script.country());
      if (numbers.isValidNumber(number)) {
        return new Answer.Taken(
            Value.of(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)));
      }
    } catch (NumberParseException notANumber) {
      // Said below.
    }
    return new Answer.Refused("error.phone");
  }

  private static Answer postcode(String text) {
    var matcher =
        Pattern.compile(
                "\\b(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|(?:[A-Z]{1,2}-)?\\d{2}"
                    + " ?\\d{3}|\\d{4})\\b",
                Pattern.CASE_INSENSITIVE)
            .matcher(text);
    return matcher.find()
        ? new Answer.Taken(Value.of(matcher.group().toUpperCase(java.util.Locale.ROOT).strip()))
        : new Answer.Refused("error.postcode");
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

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}<>]+", " ")
        .replaceAll("\\s+", " ")
        .strip()
        .replaceAll("[.,;]+$", "");
  }
}
