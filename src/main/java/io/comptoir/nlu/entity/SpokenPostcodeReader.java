package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Sentence;

/**
 * A postcode as it is spoken, when one was asked for: "soixante-quinze mille quatre", "seven five
 * zero zero four".
 */
final class SpokenPostcodeReader implements EntityReader {
  private static final int DIGITS = 5;
  private static final int LEAST = 1_000;
  private static final int MOST = 99_999;

  @Override
  public void read(Findings findings) {
    if (!findings.expects("postcode") || findings.has("postcode")) {
      return;
    }
    for (int i = 0; i < findings.sentence().size(); i++) {
      if (digitByDigit(findings, i) || whole(findings, i)) {
        return;
      }
    }
  }

  private static boolean whole(Findings findings, int at) {
    var count = Numbers.at(findings.sentence(), at);
    boolean fits =
        count != null
            && !count.digits()
            && count.value() == Math.rint(count.value())
            && count.value() >= LEAST
            && count.value() <= MOST
            && findings.isFree(at, at + count.length());
    if (count == null || !fits) {
      return false;
    }
    take(findings, "%05d".formatted((int) count.value()), at, at + count.length());
    return true;
  }

  private static boolean digitByDigit(Findings findings, int at) {
    var digits = new StringBuilder();
    int end = at;
    while (digits.length() < DIGITS && digit(findings.sentence(), end) >= 0) {
      digits.append(digit(findings.sentence(), end));
      end++;
    }
    if (digits.length() < DIGITS || !findings.isFree(at, end)) {
      return false;
    }
    take(findings, digits.toString(), at, end);
    return true;
  }

  private static int digit(Sentence sentence, int at) {
    return switch (sentence.folded(at)) {
      case "zero", "oh", "o", "0" -> 0;
      case "un", "one", "1" -> 1;
      case "deux", "two", "2" -> 2;
      case "trois", "three", "3" -> 3;
      case "quatre", "four", "4" -> 4;
      case "cinq", "five", "5" -> 5;
      case "six", "6" -> 6;
      case "sept", "seven", "7" -> 7;
      case "huit", "eight", "8" -> 8;
      case "neuf", "nine", "9" -> 9;
      default -> -1;
    };
  }

  private static void take(Findings findings, String postcode, int from, int to) {
    findings.take("postcode", Value.of(postcode), from, to, 0.9);
  }
}
