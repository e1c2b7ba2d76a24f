package io.comptoir.nlu.text;

import io.comptoir.nlu.text.Token.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens in one pass. French elisions stand alone ("l'", "d'", "qu'"), English
 * contractions stay whole ("don't"), a possessive 's is cut off, a hyphen inside a word parts it,
 * letters and digits part ("50ml" is two tokens).
 */
public final class Tokenizer {
  /** Longer text is understood from its beginning. */
  public static final int LIMIT = 4_000;

  private static final Set<String> ELISIONS =
      Set.of(
          "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
          "presqu", "quelqu");
  private static final Set<String> OWN_S =
      Set.of(
          "it", "that", "what", "he", "she", "there", "let", "who", "where", "how", "here", "when");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  public static Sentence read(String text) {
    var tokenizer = new Tokenizer(cut(text));
    tokenizer.readAll();
    return new Sentence(tokenizer.text, tokenizer.tokens);
  }

  private static String cut(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    return text.substring(0, end);
  }

  private void readAll() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isDigit(c)) {
        readNumber();
      } else if (c < 0x80 ? isAsciiLetter(c) : Character.isLetter(text.codePointAt(at))) {
        readWord();
      } else if (c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at++;
      } else {
        readSign();
      }
    }
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void readNumber() {
    int start = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    while (at + 1 < text.length()
        && (text.charAt(at) == '.' || text.charAt(at) == ',')
        && isDigit(text.charAt(at + 1))) {
      at++;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
    }
    var digits = text.substring(start, at);
    tokens.add(new Token(Kind.NUMBER, digits, digits, start, at));
  }

  private void readWord() {
    int start = at;
    skipLetters();
    if (at + 1 < text.length()
        && Letters.isApostrophe(text.charAt(at))
        && Character.isLetter(text.codePointAt(at + 1))) {
      readAroundApostrophe(start);
    } else if (at + 1 == text.length() && isElision(start)) {
      // a phrase that ends in one: "rien d'"
      at++;
      add(start, at);
    } else {
      add(start, at);
    }
  }

  private boolean isElision(int start) {
    return Letters.isApostrophe(text.charAt(at))
        && ELISIONS.contains(Letters.fold(text.substring(start, at)));
  }

  private void skipLetters() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < 0x80) {
        if (!isAsciiLetter(c)) {
          return;
        }
        at++;
      } else {
        int code = text.codePointAt(at);
        if (!Character.isLetter(code) && Character.getType(code) != Character.NON_SPACING_MARK) {
          return;
        }
        at += Character.charCount(code);
      }
    }
  }

  private void readAroundApostrophe(int start) {
    int apostrophe = at;
    var before = Letters.fold(text.substring(start, apostrophe));
    at++;
    if (ELISIONS.contains(before)) {
      add(start, at);
      return;
    }
    int after = at;
    skipLetters();
    if (at == after + 1
        && (text.charAt(after) == 's' || text.charAt(after) == 'S')
        && !OWN_S.contains(before)) {
      add(start, apostrophe);
      add(apostrophe, at);
    } else {
      add(start, at);
    }
  }

  private void add(int start, int end) {
    var written = text.substring(start, end);
    var word = Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (int i = 0; i < word.length(); i++) {
      if (Letters.isApostrophe(word.charAt(i))) {
        word = word.replace(word.charAt(i), '\'');
      }
    }
    var folded = Letters.fold(word);
    tokens.add(new Token(Kind.WORD, word, folded, start, end));
  }

  private void readSign() {
    int code = text.codePointAt(at);
    int length = Character.charCount(code);
    int start = at;
    at += length;
    if (isEmoji(code)) {
      var sign = Character.toString(code);
      tokens.add(new Token(Kind.EMOJI, sign, sign, start, at));
    } else if (isMeaningful(code, start)) {
      var sign = Character.toString(code);
      tokens.add(new Token(Kind.MARK, sign, sign, start, at));
    }
  }

  /**
   * Joiners, skin tones, lone surrogates and a hyphen between letters only part what they stand
   * between.
   */
  private boolean isMeaningful(int code, int start) {
    if (code == '-' || code == 0x2010 || code == 0x2011) {
      boolean inWord =
          start > 0
              && start + 1 < text.length()
              && Character.isLetterOrDigit(text.charAt(start - 1))
              && Character.isLetterOrDigit(text.charAt(start + 1));
      boolean betweenDigits =
          inWord && isDigit(text.charAt(start - 1)) && isDigit(text.charAt(start + 1));
      return !inWord || betweenDigits;
    }
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.MODIFIER_SYMBOL ->
          false;
      default -> true;
    };
  }

  private static boolean isEmoji(int code) {
    return code >= 0x2190
            && !(code >= 0x1F3FB && code <= 0x1F3FF)
            && Character.isEmojiPresentation(code)
        || code == 0x2764
        || code == 0x263A
        || code == 0x2639
        || code == 0x2714;
  }
}
