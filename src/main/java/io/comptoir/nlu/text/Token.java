package io.comptoir.nlu.text;

/**
 * A word, number, mark or emoji of a sentence.
 *
 * @param word as written, in small letters, composed (NFC), with a plain apostrophe
 * @param folded without accents, see {@link Letters#fold}; for a number its digits as written
 * @param start first character in the text as it was written
 * @param end one past the last character
 */
public record Token(Kind kind, String word, String folded, int start, int end) {
  public enum Kind {
    WORD,
    NUMBER,
    MARK,
    EMOJI
  }

  public boolean is(String word) {
    return folded.equals(word);
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }

  public boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  public boolean isMark() {
    return kind == Kind.MARK;
  }
}
