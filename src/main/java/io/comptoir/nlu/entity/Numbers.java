package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Sentence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in digits and in words, French and English. */
final class Numbers {
  private static final int MOST_DIGITS = 9;
  private static final Map<String, Integer> SMALL = new HashMap<>();
  private static final Map<String, Integer> TENS = new HashMap<>();
  private static final Map<String, Integer> ROUND = new HashMap<>();

  static {
    put(
        SMALL,
        "zero 0 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11"
            + " douze 12 treize 13 quatorze 14 quinze 15 seize 16 one 1 two 2 three 3 four 4 five 5"
            + " seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15"
            + " sixteen 16 seventeen 17 eighteen 18 nineteen 19");
    put(
        TENS,
        "vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80"
            + " octante 80 nonante 90 twenty 20 thirty 30 forty 40 fourty 40 fifty 50 sixty 60"
            + " seventy 70 eighty 80 ninety 90");
    put(
        ROUND,
        "dizaine 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine"
            + " 50 soixantaine 60 centaine 100 dozen 12 couple 2");
  }

  private Numbers() {}

  /**
   * @param length how many tokens it took
   * @param article whether it is a single "un", "une", "one", which seldom counts
   * @param round "une cinquantaine", "a dozen": about so many
   */
  record Count(double value, int length, boolean digits, boolean article, boolean round) {}

  static @Nullable Count at(Sentence sentence, int index) {
    if (index < 0 || index >= sentence.size()) {
      return null;
    }
    var token = sentence.token(index);
    if (token.isNumber()) {
      return digits(sentence, index);
    }
    return token.isWord() ? words(sentence, index) : null;
  }

  private static @Nullable Count digits(Sentence sentence, int index) {
    var written = sentence.folded(index);
    int length = 1;
    if (written.length() <= 3 && isPlain(written)) {
      // "1 200": groups of three, a space between
      while (index + length < sentence.size() && isGroup(sentence, index + length)) {
        written += sentence.folded(index + length);
        length++;
      }
    }
    double value = parse(written);
    return value < 0 ? null : new Count(value, length, true, false, false);
  }

  private static boolean isPlain(String digits) {
    return digits.indexOf('.') < 0 && digits.indexOf(',') < 0;
  }

  private static boolean isGroup(Sentence sentence, int index) {
    var token = sentence.token(index);
    return token.isNumber()
        && token.end() - token.start() >= 3
        && (token.folded().length() == 3 && isPlain(token.folded())
            || token.folded().length() == 6 && token.folded().charAt(3) == ',')
        && token.start() == sentence.token(index - 1).end() + 1
        && Character.isSpaceChar(sentence.text().charAt(token.start() - 1));
  }

  /** The number that digits with points and commas write in either language, -1 for none. */
  static double parse(String written) {
    int last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
    int decimals = last < 0 ? 0 : written.length() - last - 1;
    boolean hasDecimals = last >= 0 && decimals != 3;
    var whole = new StringBuilder();
    for (int i = 0; i < (hasDecimals ? last : written.length()); i++) {
      if (Character.isDigit(written.charAt(i))) {
        whole.append(written.charAt(i));
      }
    }
    if (whole.isEmpty() || whole.length() > MOST_DIGITS || decimals > MOST_DIGITS) {
      return -1;
    }
    double value = Integer.parseInt(whole.toString());
    return hasDecimals
        ? value + Integer.parseInt(written.substring(last + 1)) / Math.pow(10, decimals)
        : value;
  }

  private static @Nullable Count words(Sentence sentence, int index) {
    var first = sentence.folded(index);
    var round = roundAt(sentence, index, first);
    if (round != null) {
      return round;
    }
    int thousands = 0;
    int current = 0;
    int at = index;
    boolean any = false;
    while (at < sentence.size()) {
      var word = sentence.folded(at);
      if (any && isAnd(word) && current > 0 && continues(sentence.folded(at + 1), current, word)) {
        at++;
        continue;
      }
      var small = SMALL.get(word);
      var tens = TENS.get(word);
      boolean afterThousand = thousands > 0 && current == 0 && small != null && small > 0;
      if (small != null && (!any || afterThousand || hasRoomFor(small, current))) {
        current += small;
      } else if (tens != null && tens == 20 && current % 100 == 4 && isFrench(word)) {
        current += 76;
      } else if (tens != null && current % 100 == 0) {
        current += tens;
      } else if (isHundred(word) && current < 10 && (any || !word.equals("cents"))) {
        current = Math.max(1, current) * 100;
      } else if ((word.equals("mille") || word.equals("thousand")) && thousands == 0) {
        thousands = Math.max(1, current) * 1000;
        current = 0;
      } else {
        break;
      }
      any = true;
      at++;
    }
    if (!any) {
      return null;
    }
    boolean article =
        at == index + 1 && (first.equals("un") || first.equals("une") || first.equals("one"));
    return new Count(thousands + current, at - index, false, article, false);
  }

  /** "une cinquantaine", "a dozen", "half a dozen", "cinquantaine". */
  private static @Nullable Count roundAt(Sentence sentence, int index, String first) {
    if (first.equals("half")
        && sentence.folded(index + 1).equals("a")
        && sentence.folded(index + 2).equals("dozen")) {
      return new Count(6, 3, false, false, true);
    }
    if (first.equals("demi") && sentence.folded(index + 1).equals("douzaine")) {
      return new Count(6, 2, false, false, true);
    }
    if (first.equals("une") || first.equals("a") || first.equals("la") || first.equals("les")) {
      var following = sentence.folded(index + 1);
      if (following.equals("demi") && sentence.folded(index + 2).equals("douzaine")) {
        return new Count(6, 3, false, false, true);
      }
      var round = ROUND.get(following);
      return round == null ? null : new Count(round, 2, false, false, true);
    }
    var round = ROUND.get(first);
    return round == null ? null : new Count(round, 1, false, false, true);
  }

  private static boolean isAnd(String word) {
    return word.equals("et") || word.equals("and");
  }

  private static boolean continues(String next, int current, String and) {
    if (and.equals("et")) {
      return (next.equals("un") || next.equals("une") || next.equals("onze"))
          && current % 10 == 0
          && current % 100 != 0;
    }
    return current % 100 == 0 && (SMALL.containsKey(next) || TENS.containsKey(next));
  }

  private static boolean hasRoomFor(int small, int current) {
    if (current % 100 == 0) {
      return current > 0;
    }
    if (current % 10 != 0 || current % 100 < 20) {
      return false;
    }
    boolean sixtyOrEighty = current % 100 == 60 || current % 100 == 80;
    return small > 0 && (small < 10 || sixtyOrEighty && small < 20);
  }

  private static boolean isFrench(String twenty) {
    return twenty.startsWith("vingt");
  }

  private static boolean isHundred(String word) {
    return word.equals("cent") || word.equals("cents") || word.equals("hundred");
  }

  private static void put(Map<String, Integer> map, String pairs) {
    var parts = pairs.split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      map.put(parts[i], Integer.valueOf(parts[i + 1]));
    }
  }
}
