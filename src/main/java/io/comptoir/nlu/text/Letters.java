package io.comptoir.nlu.text;

import java.text.Normalizer;

/** Letters without case and accents: the view in which words are compared. */
public final class Letters {
  private static final int TABLE = 0x250;
  private static final char[] BASE = new char[TABLE];

  static {
    for (char c = 0; c < TABLE; c++) {
      BASE[c] = Character.toLowerCase(base(Character.toLowerCase(c)));
    }
  }

  private Letters() {}

  private static char base(char c) {
    if (c == 'ø') {
      return 'o';
    }
    if (c == 'ł') {
      return 'l';
    }
    return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
  }

  /**
   * Small letters without accents; œ, æ and ß become two letters; a letter written three times or
   * more in a row ("merciiii") is written once.
   */
  public static String fold(String text) {
    var folded = new StringBuilder(text.length() + 2);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < TABLE) {
        switch (c) {
          case 'œ', 'Œ' -> folded.append("oe");
          case 'æ', 'Æ' -> folded.append("ae");
          case 'ß' -> folded.append("ss");
          default -> folded.append(BASE[c]);
        }
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        foldRare(text, i, folded);
        if (Character.isHighSurrogate(c)) {
          i++;
        }
      }
    }
    return withoutElongation(folded);
  }

  private static void foldRare(String text, int at, StringBuilder folded) {
    int code = text.codePointAt(at);
    if (code >= 0x1E00 && code < 0x1F00) {
      folded.append(
          Character.toLowerCase(
              Normalizer.normalize(Character.toString(code), Normalizer.Form.NFD).charAt(0)));
    } else {
      folded.appendCodePoint(Character.toLowerCase(code));
    }
  }

  private static String withoutElongation(StringBuilder word) {
    int kept = 0;
    int run = 0;
    for (int i = 0; i < word.length(); i += run) {
      char c = word.charAt(i);
      run = 1;
      while (i + run < word.length() && word.charAt(i + run) == c) {
        run++;
      }
      int keep = run >= 3 && Character.isLetter(c) ? 1 : run;
      for (int k = 0; k < keep; k++) {
        word.setCharAt(kept++, c);
      }
    }
    word.setLength(kept);
    return word.toString();
  }

  /** Whether this is one of the signs that people type for an apostrophe. */
  static boolean isApostrophe(char c) {
    return c == '\''
        || c == '\u2019'
        || c == '\u2018'
        || c == '\u02BC'
        || c == '\u00B4'
        || c == '`'
        || c == '\u2032'
        || c == '\uFF07';
  }
}
