package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Sentence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time as the clock tells it, alone or from one to another, in minutes after midnight.
 *
 * @param until the end of a range, -1 when it is no range
 * @param settled whether morning or afternoon was said
 */
record ClockTime(int minutes, int until, int end, boolean settled) {
  private static final int NOON = 12 * 60;

  private static final Set<String> AT =
      Set.of(
          "a", "vers", "avant", "apres", "des", "jusqu'", "pour", "at", "around", "by", "before",
          "after", "until", "till", "from", "about", "to");
  private static final Set<String> HOURS =
      Set.of("heure", "heures", "h", "hr", "o'clock", "oclock");

  /** Before "2h" these make it a duration. */
  private static final Set<String> LASTING =
      Set.of(
          "pendant", "durant", "en", "sous", "d'", "depuis", "dure", "duree", "for", "dans",
          "moins", "plus", "toutes", "les", "tient");

  static final Set<String> TO = Set.of("et", "a", "-", "–", "and", "to", "jusqu'");
  static final Set<String> BETWEEN = Set.of("entre", "de", "between", "from", "des");

  static @Nullable ClockTime at(Findings findings, int at) {
    var sentence = findings.sentence();
    if (!findings.isFree(at)) {
      return null;
    }
    var word = sentence.folded(at);
    if (word.equals("midi") || word.equals("noon") || word.equals("midday")) {
      boolean afternoon = DayParts.isAfternoon(sentence, at);
      boolean around =
          at > 0 && (AT.contains(sentence.folded(at - 1)) || at == sentence.size() - 1);
      return afternoon || !around ? null : new ClockTime(NOON, -1, at + 1, true);
    }
    if (word.equals("minuit") || word.equals("midnight")) {
      return at > 0 && AT.contains(sentence.folded(at - 1))
          ? new ClockTime(0, -1, at + 1, true)
          : null;
    }
    var english = past(findings, at);
    return english != null ? english : hour(findings, at);
  }

  /** "half past four", "quarter to five", "ten past six". */
  private static @Nullable ClockTime past(Findings findings, int at) {
    var sentence = findings.sentence();
    int minutes =
        switch (sentence.folded(at)) {
          case "half" -> 30;
          case "quarter" -> 15;
          case "five" -> 5;
          case "ten" -> 10;
          case "twenty" -> 20;
          default -> 0;
        };
    var link = sentence.folded(at + 1);
    var bare = minutes == 30 ? Numbers.at(sentence, at + 1) : null;
    if (bare != null && bare.value() >= 1 && bare.value() <= 12 && isHour(bare.value())) {
      // "half nine" is half past nine where people say it
      boolean time =
          AT.contains(sentence.folded(at - 1))
              || DayParts.isDayBefore(findings, at)
              || findings.expects("time");
      return time ? halves(sentence, (int) bare.value() * 60 + 30, at + 1 + bare.length()) : null;
    }
    if (minutes == 0 || !link.equals("past") && !(link.equals("to") && minutes != 30)) {
      return null;
    }
    var hour = Numbers.at(sentence, at + 2);
    if (hour == null || !isHour(hour.value()) || hour.value() < 1) {
      return null;
    }
    int sign = link.equals("to") ? -1 : 1;
    return halves(sentence, (int) hour.value() * 60 + sign * minutes, at + 2 + hour.length());
  }

  /** "15h", "18h30", "16:30", "3pm", "neuf heures et demie", "at 8" of a day. */
  private static @Nullable ClockTime hour(Findings findings, int at) {
    var sentence = findings.sentence();
    var count = Numbers.at(sentence, at);
    if (count == null || count.round() || !isHour(Math.floor(count.value()))) {
      return null;
    }
    int end = at + count.length();
    int hour = (int) count.value();
    if (count.value() != hour) {
      return dotted(sentence, at, hour);
    }
    if (is(sentence, end, ":") && minutes(sentence, end + 1) >= 0) {
      return halves(sentence, hour * 60 + minutes(sentence, end + 1), end + 2);
    }
    var before = sentence.folded(at - 1);
    if (HOURS.contains(sentence.folded(end))) {
      boolean brief = sentence.folded(end).equals("h") || sentence.folded(end).startsWith("o");
      int minutes = brief ? minutes(sentence, end + 1) : -1;
      int added = minutes >= 0 ? 1 : 0;
      var more = minutes >= 0 ? null : fraction(sentence, end + 1);
      boolean time = isTime(findings, at, end, brief, more != null || minutes >= 0);
      if (!time) {
        return null;
      }
      int sum = hour * 60 + Math.max(0, minutes) + (more == null ? 0 : more.minutes());
      return halves(sentence, sum, end + 1 + added + (more == null ? 0 : more.length()));
    }
    if (hour >= 1 && hour <= 12 && halfLength(sentence, end) > 0) {
      return halves(sentence, hour * 60, end);
    }
    boolean said =
        before.equals("at") && (findings.has("date") || findings.expects("time"))
            || AT.contains(before) && DayParts.after(sentence, end) > end
            || findings.expectsBefore("time", "quantity") && at == 0 && end == sentence.size();
    boolean closed = closes(sentence, end) || DayParts.after(sentence, end) > end;
    return said && closed ? halves(sentence, hour * 60, end) : null;
  }

  private static boolean isTime(Findings findings, int at, int end, boolean brief, boolean exact) {
    var sentence = findings.sentence();
    var before = sentence.folded(at - 1);
    if (LASTING.contains(before) && !DayParts.isDayBefore(findings, at)) {
      return false;
    }
    return brief && sentence.token(at).isNumber()
        || AT.contains(before)
        || BETWEEN.contains(before)
        || TO.contains(before)
        || DayParts.isDayBefore(findings, at)
        || findings.expects("time")
        || exact && at == 0
        || DayParts.after(sentence, end + 1) > end + 1;
  }

  private static boolean closes(Sentence sentence, int end) {
    return end >= sentence.size()
        || sentence.token(end).isMark() && "€£$%/".indexOf(sentence.folded(end).charAt(0)) < 0
        || Set.of("please", "on", "tomorrow", "tonight", "today", "for", "in", "if", "or", "and")
            .contains(sentence.folded(end));
  }

  /** "3.30pm" is a time only with its half of the day. */
  private static @Nullable ClockTime dotted(Sentence sentence, int at, int hour) {
    var written = sentence.folded(at);
    int dot = written.indexOf('.');
    if (dot < 0 || written.length() != dot + 3 || halfLength(sentence, at + 1) == 0) {
      return null;
    }
    int minutes = Integer.parseInt(written.substring(dot + 1));
    return minutes < 60 ? halves(sentence, hour * 60 + minutes, at + 1) : null;
  }

  /** Adds "am" or "pm" when it follows. */
  private static ClockTime halves(Sentence sentence, int minutes, int end) {
    int length = halfLength(sentence, end);
    if (length == 0) {
      boolean certain = minutes >= 13 * 60 || minutes < 60;
      return new ClockTime(Math.floorMod(minutes, 24 * 60), -1, end, certain);
    }
    boolean afternoon = sentence.folded(end).startsWith("p");
    int hour = minutes % NOON;
    return new ClockTime(
        minutes >= 13 * 60 ? minutes : afternoon ? hour + NOON : hour, -1, end + length, true);
  }

  private static int halfLength(Sentence sentence, int at) {
    var word = sentence.folded(at);
    if (word.equals("am") || word.equals("pm")) {
      return 1;
    }
    boolean spelt =
        (word.equals("a") || word.equals("p"))
            && is(sentence, at + 1, ".")
            && sentence.folded(at + 2).equals("m");
    return spelt ? is(sentence, at + 3, ".") ? 4 : 3 : 0;
  }

  private record Fraction(int minutes, int length) {}

  /** "et demie", "et quart", "moins le quart", "moins dix". */
  private static @Nullable Fraction fraction(Sentence sentence, int at) {
    if (sentence.has(at, List.of("et", "demie")) || sentence.has(at, List.of("et", "demi"))) {
      return new Fraction(30, 2);
    }
    if (sentence.has(at, List.of("et", "quart"))) {
      return new Fraction(15, 2);
    }
    if (sentence.has(at, List.of("moins", "le", "quart"))) {
      return new Fraction(-15, 3);
    }
    var count = sentence.folded(at).equals("moins") ? Numbers.at(sentence, at + 1) : null;
    if (count != null && count.value() < 60 && count.value() % 5 == 0) {
      return new Fraction(-(int) count.value(), 1 + count.length());
    }
    var plain = Numbers.at(sentence, at);
    return plain != null && plain.value() < 60 && plain.value() >= 5 && plain.value() % 5 == 0
        ? new Fraction((int) plain.value(), plain.length())
        : null;
  }

  private static int minutes(Sentence sentence, int at) {
    var digits = sentence.folded(at);
    boolean two = at < sentence.size() && sentence.token(at).isNumber() && digits.length() == 2;
    return two && digits.compareTo("60") < 0 ? Integer.parseInt(digits) : -1;
  }

  static boolean isHour(double hour) {
    return hour >= 0 && hour <= 24 && hour == Math.rint(hour);
  }

  private static boolean is(Sentence sentence, int at, String word) {
    return sentence.folded(at).equals(word);
  }
}
