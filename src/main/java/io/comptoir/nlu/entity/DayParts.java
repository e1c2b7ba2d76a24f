package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Sentence;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words for parts of the day: "le matin", "cet après-midi", "in the evening", "tonight". */
final class DayParts {
  private static final int NOON = 12 * 60;

  /** A part of the day, in minutes after midnight. */
  record Part(int from, int to) {}

  static final Part MORNING = new Part(6 * 60, NOON);
  static final Part AFTERNOON = new Part(NOON, 18 * 60);
  static final Part EVENING = new Part(18 * 60, 23 * 60);
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

  private DayParts() {}

  /** The part of the day that the sentence speaks of, which settles its hours. */
  static @Nullable Part of(Sentence sentence) {
    for (int i = 0; i < sentence.size(); i++) {
      var part = isAfternoon(sentence, i) ? AFTERNOON : PARTS.get(sentence.folded(i));
      if (part != null) {
        return part;
      }
    }
    return null;
  }

  /**
   * @return null for a word that is none
   */
  static @Nullable Part of(String word) {
    return PARTS.get(word);
  }

  /** "3 in the afternoon", "8 h du soir": the words that settle the hour belong to it. */
  static int after(Sentence sentence, int end) {
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

  /** A part of the day that says when: after a day, after "le", "in the", or alone. */
  static boolean isPart(Findings findings, int at) {
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

  static boolean isAfternoon(Sentence sentence, int at) {
    return at > 0 && is(sentence, at, "midi") && is(sentence, at - 1, "apres");
  }

  /** "demain 9 heures": right after a day. */
  static boolean isDayBefore(Findings findings, int at) {
    return at > 0 && findings.endsOf("date").contains(findings.sentence().token(at - 1).end());
  }

  private static boolean is(Sentence sentence, int at, String word) {
    return sentence.folded(at).equals(word);
  }
}
