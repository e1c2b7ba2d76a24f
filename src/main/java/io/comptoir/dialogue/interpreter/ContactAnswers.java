package io.comptoir.dialogue.interpreter;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.interpreter.Answers.Answer;
import io.comptoir.nlu.Understanding;
import java.util.List;
import java.util.regex.Pattern;

/** Reads who and where somebody is: names, towns, streets, e-mail addresses, numbers to call. */
final class ContactAnswers {
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

  private ContactAnswers() {}

  static Answer name(String text) {
    var name = Answers.clean(NAME_LEAD.matcher(text).replaceFirst(""));
    return NAME.matcher(name).matches() && name.length() > 1 && !saysNothing(name)
        ? new Answer.Taken(Value.of(name))
        : new Answer.Refused("error.name");
  }

  /** "boisé, sans alcool" is nobody's name, and "Rose" may be. */
  static boolean wantsGoods(String text, Understanding understanding) {
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

  static Answer city(String text) {
    var city =
        Answers.clean(CITY_LEAD.matcher(text).replaceFirst("")).replaceAll("^\\d{4,5}\\s+", "");
    return NAME.matcher(city).matches() && city.length() > 1 && !saysNothing(city)
        ? new Answer.Taken(Value.of(city))
        : new Answer.Refused("error.city");
  }

  /** A house number or several words, and more than a yes. */
  static Answer street(String text) {
    var street = Answers.clean(STREET_LEAD.matcher(text).replaceFirst(""));
    if (street.length() > Answers.MAX_LENGTH) {
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
  static boolean saysNothing(String text) {
    return EMPTY_WORDS.containsAll(List.of(Flows.bare(text).split(" ")));
  }

  static Answer email(String text) {
    var spoken =
        text.replaceAll("(?i)\\s+(?:arobase|at)\\s+", "@")
            .replaceAll("(?i)\\s+(?:point|dot)\\s+", ".");
    var matcher = EMAIL.matcher(spoken);
    if (matcher.find() && !matcher.group().contains("..")) {
      return new Answer.Taken(Value.of(matcher.group()));
    }
    return new Answer.Refused("error.email");
  }

  static Answer phone(String text, String country) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(text, country);
      if (numbers.isValidNumber(number)) {
        return new Answer.Taken(
            Value.of(numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)));
      }
    } catch (NumberParseException notANumber) {
      // Said below.
    }
    return new Answer.Refused("error.phone");
  }

  static Answer postcode(String text) {
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
}
