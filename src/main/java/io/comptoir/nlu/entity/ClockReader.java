package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Times of day: "15h", "18 h 30", "3pm", "half past four", "à midi", "neuf heures et demie" as
 * {@code 15:00}; "samedi matin", "between 2 and 4pm" as {@code 06:00/12:00}, {@code 14:00/16:00}. A
 * shop is spoken to by day: 1 to 6 without a word about it is the afternoon.
 */
final class ClockReader implements EntityReader {
  private static final int NOON = 12 * 60;
  private static final int FIRST_MORNING_HOUR = 7;

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    boolean exact = false;
    for (int i = 0; i < sentence.size(); i++) {
      if (findings.isFree(i)) {
        var found = range(findings, i);
        found = found == null ? ClockTime.at(findings, i) : found;
        if (found != null) {
          exact = true;
          i = take(findings, found, i) - 1;
        }
      }
    }
    boolean one = false;
    for (int i = 0; i < sentence.size() && !exact; i++) {
      // "mercredi après-midi ou jeudi matin": another one only beside a day of its own
      int beside = DayParts.isAfternoon(sentence, i) ? i - 1 : i;
      if (DayParts.isPart(findings, i) && (!one || DayParts.isDayBefore(findings, beside))) {
        var part = DayParts.of(sentence.folded(i));
        int start = DayParts.isAfternoon(sentence, i) ? i - 1 : i;
        if (part == null || !findings.isFree(i) && !sentence.folded(i).equals("tonight")) {
          part = DayParts.AFTERNOON;
        }
        findings.add("time", span(part.from(), part.to()), start, i + 1, 0.9, false);
        findings.cover(start, i + 1);
        one = true;
      }
    }
  }

  private static int take(Findings findings, ClockTime found, int start) {
    int end = DayParts.after(findings.sentence(), found.end());
    var part = DayParts.of(findings.sentence());
    int from = found.settled() ? found.minutes() : settle(found.minutes(), part);
    double confidence = found.settled() || part != null ? 1 : 0.8;
    if (found.until() < 0) {
      findings.take("time", Value.of(written(from)), start, end, confidence);
    } else {
      int to = found.settled() ? found.until() : settle(found.until(), part);
      findings.take("time", span(from, to), start, end, confidence);
    }
    for (int i = end; i < findings.sentence().size(); i++) {
      if (DayParts.isPart(findings, i) && findings.isFree(i)) {
        findings.cover(DayParts.isAfternoon(findings.sentence(), i) ? i - 1 : i, i + 1);
      }
    }
    return end;
  }

  /** "entre 14h et 16h", "between 2 and 4pm", "14h-16h". */
  private static @Nullable ClockTime range(Findings findings, int at) {
    var sentence = findings.sentence();
    boolean between = ClockTime.BETWEEN.contains(sentence.folded(at));
    int start = between ? at + 1 : at;
    var first = ClockTime.at(findings, start);
    int link = first == null ? bareHourEnd(sentence, start) : first.end();
    if (link == 0 || !ClockTime.TO.contains(sentence.folded(link))) {
      return null;
    }
    int second = sentence.folded(link).equals("jusqu'") ? link + 2 : link + 1;
    var last = ClockTime.at(findings, second);
    if (last == null || first == null && !between && !sentence.folded(link).equals("-")) {
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
    return new ClockTime(from, last.minutes(), last.end(), settled);
  }

  private static int bareHourEnd(Sentence sentence, int at) {
    var count = Numbers.at(sentence, at);
    return count != null && ClockTime.isHour(count.value()) && !count.round()
        ? at + count.length()
        : 0;
  }

  private static int bareHour(Sentence sentence, int at) {
    var count = Numbers.at(sentence, at);
    return count == null ? 0 : (int) count.value();
  }

  private static int settle(int minutes, DayParts.@Nullable Part part) {
    boolean small = minutes >= 60 && minutes < NOON;
    boolean later = part == null ? minutes < FIRST_MORNING_HOUR * 60 : part != DayParts.MORNING;
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
