package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Times of day: "15h", "18 h 30", "3pm", "half past four", "à midi", "neuf heures et demie" as
 * {@code 15:00}; "samedi matin", "between 2 and 4pm" as {@code 06:00/12:00}, {@code 14:00/16:00}. A
 * shop is spoken to by day: 1 to 6 without a word about it is the afternoon.
 */
final class ClockReader implements EntityReader {
  private static final int NOON = 12 * 60;
  private static final int FIRST_MORNING_HOUR = 7;

  /** A part of the day, in minutes after midnight. */
  private record Part(int from, int to) {}

  private static final Part MORNING = new Part(6 * 60, NOON);
  private static final Part AFTERNOON = new Part(NOON, 18 * 60);
  private static final Part EVENING = new Part(18 * 60, 23 * 60);
  private static final Map<String, Part> PARTS =
      Map.ofEntries(
          Map.entry("matin", MORNING),
          Map.entry("matinee", MORNING),
          Map.entry("morning", MORNING),
          Map.entry("aprem", AFTERNOON),
          Map.entry("afternoon", AFTERNOON),
          Map.entry("soir", EVENING),
          Map.entry("soiree", EVENING),
          Map.entry("evening", EVENING),
          Map.entry("tonight", EVENING));

  /** Before a part of the day these say when, besides a day: "le matin", "in the evening". */
  private static final Set<String> WHEN =
      Set.of("le", "ce", "cet", "cette", "du", "en", "the", "this", "dans", "la", "l'", "au", "d'");

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

  private static final Set<String> TO = Set.of("et", "a", "-", "–", "and", "to", "jusqu'");
  private static final Set<String> BETWEEN = Set.of("entre", "de", "between", "from", "des");

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    boolean exact = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (findings.isFree(i)) {
        var found = range(findings, i);
        found = found == null ? at(findings, i) : found;
        if (found != null) {
          exact = true;
          i = take(findings, found, i) - 1;
        }
      }
    }
    boolean one = false;
    for (int i = 0; i < sentence.size() && !exact; i++) {
      // "mercredi après-midi ou jeudi matin": another one only beside a day of its own
      int beside = isAfternoon(sentence, i) ? i - 1 : i;
      if (isPart(findings, i) && (!one || isDayBefore(findings, beside))) {
        var part = PARTS.get(sentence.folded(i));
        int start = isAfternoon(sentence, i) ? i - 1 : i;
        if (part == null || !findings.isFree(i) && !sentence.folded(i).equals("tonight")) {
          part = AFTERNOON;
        }
        findings.add("time", span(part.from(), part.to()), start, i + 1, 0.9, false);
        findings.cover(start, i + 1);
        one = true;
      }
    }
  }

  private static int take(Findings findings, Clock found, int start) {
    int end = partAfter(findings.sentence(), found.end());
    var part = part(findings.sentence());
    int from = found.settled() ? found.minutes() : settle(found.minutes(), part);
    double confidence = found.settled() || part != null ? 1 : 0.8;
    if (found.until() < 0) {
      findings.take("time", Value.of(written(from)), start, end, confidence);
    } else {
      int to = found.settled() ? found.until() : settle(found.until(), part);
      findings.take("time", span(from, to), start, end, confidence);
    }
    for (int i = end; i < findings.sentence().size(); i++) {
      if (isPart(findings, i) && findings.isFree(i)) {
        findings.cover(isAfternoon(findings.sentence(), i) ? i - 1 : i, i + 1);
      }
    }
    return end;
  }

  /** "3 in the afternoon", "8 h du soir": the words that settle the hour belong to it. */
  private static int partAfter(Sentence sentence, int end) {
    int at = end;
    for (int links = 0;
        links < 3 && WHEN.contains(sentence.folded(at)) || is(sentence, at, "in"); ) {
      at++;
      links++;
    }
    if (at > end && PARTS.containsKey(sentence.folded(at))) {
      return at + 1;
    }
    return end;
  }

  /**
   * @param until the end of a range, -1 when it is no range
   * @param settled whether morning or afternoon was said
   */
  private record Clock(int minutes, int until, int end, boolean settled) {}

  /** "entre 14h et 16h", "between 2 and 4pm", "14h-16h". */
  private static @Nullable Clock range(Findings findings, int at) {
    var sentence = findings.sentence();
    boolean between = BETWEEN.contains(sentence.folded(at));
    int start = between ? at + 1 : at;
    var first = at(findings, start);
    int link = first == null ? bareHourEnd(sentence, start) : first.end();
    if (link == 0 || !TO.contains(sentence.folded(link))) {
      return null;
    }
    int second = sentence.folded(link).equals("jusqu'") ? link + 2 : link + 1;
    var last = at(findings, second);
    if (last == null || first == null && !between && !is(sentence, link, "-")) {
      return null;
    }
    int from = first == null ? bareHour(sentence, start) * 60 : first.minutes();
    if (first == null
        && last.settled()
        && from < NOON
        && last.minutes() > NOON
        && from + NOON < last.minutes()) {
      from += NOON;
    }
    boolean settled = last.settled() || first != null && first.settled();
    return new Clock(from, last.minutes(), last.end(), settled);
  }

  private static int bareHourEnd(Sentence sentence, int at) {
    var count = Numbers.at(sentence, at);
    return count != null && isHour(count.value()) && !count.round() ? at + count.length() : 0;
  }

  private static int bareHour(Sentence sentence, int at) {
    var count = Numbers.at(sentence, at);
    return count == null ? 0 : (int) count.value();
  }

  private static @Nullable Clock at(Findings findings, int at) {
    var sentence = findings.sentence();
    if (!findings.isFree(at)) {
      return null;
    }
    var word = sentence.folded(at);
    if (word.equals("midi") || word.equals("noon") || word.equals("midday")) {
      boolean afternoon = isAfternoon(sentence, at);
      boolean around =
          at > 0 && (AT.contains(sentence.folded(at - 1)) || at == sentence.size() - 1);
      return afternoon || !around ? null : new Clock(NOON, -1, at + 1, true);
    }
    if (word.equals("minuit") || word.equals("midnight")) {
      return at > 0 && AT.contains(sentence.folded(at - 1)) ? new Clock(0, -1, at + 1, true) : null;
    }
    var english = past(findings, at);
    return english != null ? english : hour(findings, at);
  }

  /** "half past four", "quarter to five", "ten past six". */
  private static @Nullable Clock past(Findings findings, int at) {
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
              || isDayBefore(findings, at)
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
  private static @Nullable Clock hour(Findings findings, int at) {
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
            || AT.contains(before) && partAfter(sentence, end) > end
            || findings.expectsBefore("time", "quantity") && at == 0 && end == sentence.size();
    boolean closed = closes(sentence, end) || partAfter(sentence, end) > end;
    return said && closed ? halves(sentence, hour * 60, end) : null;
  }

  private static boolean isTime(Findings findings, int at, int end, boolean brief, boolean exact) {
    var sentence = findings.sentence();
    var before = sentence.folded(at - 1);
    if (LASTING.contains(before) && !isDayBefore(findings, at)) {
      return false;
    }
    return brief && sentence.token(at).isNumber()
        || AT.contains(before)
        || BETWEEN.contains(before)
        || TO.contains(before)
        || isDayBefore(findings, at)
        || findings.expects("time")
        || exact && at == 0
        || partAfter(sentence, end + 1) > end + 1;
  }

  /** "demain 9 heures": right after a day. */
  private static boolean isDayBefore(Findings findings, int at) {
    return at > 0 && findings.endsOf("date").contains(findings.sentence().token(at - 1).end());
  }

  private static boolean closes(Sentence sentence, int end) {
    return end >= sentence.size()
        || sentence.token(end).isMark() && "€£$%/".indexOf(sentence.folded(end).charAt(0)) < 0
        || Set.of("please", "on", "tomorrow", "tonight", "today", "for", "in", "if", "or", "and")
            .contains(sentence.folded(end));
  }

  /** "3.30pm" is a time only with its half of the day. */
  private static @Nullable Clock dotted(Sentence sentence, int at, int hour) {
    var written = sentence.folded(at);
    int dot = written.indexOf('.');
    if (dot < 0 || written.length() != dot + 3 || halfLength(sentence, at + 1) == 0) {
      return null;
    }
    int minutes = Integer.parseInt(written.substring(dot + 1));
    return minutes < 60 ? halves(sentence, hour * 60 + minutes, at + 1) : null;
  }

  /** Adds "am" or "pm" when it follows. */
  private static Clock halves(Sentence sentence, int minutes, int end) {
    int length = halfLength(sentence, end);
    if (length == 0) {
      boolean certain = minutes >= 13 * 60 || minutes < 60;
      return new Clock(Math.floorMod(minutes, 24 * 60), -1, end, certain);
    }
    boolean afternoon = sentence.folded(end).startsWith("p");
    int hour = minutes % NOON;
    return new Clock(
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

  private static boolean isHour(double hour) {
    return hour >= 0 && hour <= 24 && hour == Math.rint(hour);
  }

  /** A part of the day that says when: after a day, after "le", "in the", or alone. */
  private static boolean isPart(Findings findings, int at) {
    var sentence = findings.sentence();
    if (isAfternoon(sentence, at)) {
      return findings.isFree(at - 1, at + 1) && isWhen(findings, at - 1);
    }
    if (sentence.folded(at).equals("tonight")) {
      return true;
    }
    return PARTS.containsKey(sentence.folded(at)) && findings.isFree(at) && isWhen(findings, at);
  }

  private static boolean isWhen(Findings findings, int at) {
    return at > 0 && WHEN.contains(findings.sentence().folded(at - 1))
        || isDayBefore(findings, at)
        || findings.expects("time")
        || findings.expects("date");
  }

  private static boolean isAfternoon(Sentence sentence, int at) {
    return at > 0 && is(sentence, at, "midi") && is(sentence, at - 1, "apres");
  }

  private static boolean is(Sentence sentence, int at, String word) {
    return sentence.folded(at).equals(word);
  }

  /** The part of the day that the sentence speaks of, which settles its hours. */
  private static @Nullable Part part(Sentence sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      var part = isAfternoon(sentence, i) ? AFTERNOON : PARTS.get(sentence.folded(i));
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  private static int settle(int minutes, @Nullable Part part) {
    boolean small = minutes >= 60 && minutes < NOON;
    boolean later = part == null ? minutes < FIRST_MORNING_HOUR * 60 : part != MORNING;
    return small && later ? minutes + NOON : minutes;
  }

  private static Value span(int from, int to) {
    return Value.of(written(from) + "/" + written(to));
  }

  private static String written(int minutes) {
    int day = minutes % (24 * 60);
    return "%02d:%02d".formatted(day / 60, day % 60);
  }
}
