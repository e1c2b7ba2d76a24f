package io.comptoir.nlu.text;

import java.util.List;

/**
 * A text and its tokens in order.
 *
 * @param text as it was written, cut to what is understood
 */
public record Sentence(String text, List<Token> tokens) {
  public Sentence {
    tokens = List.copyOf(tokens);
  }

  public int size() {
    return tokens.size();
  }

  public Token token(int index) {
    return tokens.get(index);
  }

  /** The folded form at this index, or "" outside the sentence. */
  public String folded(int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index).folded();
  }

  /** Whether the tokens from here on are these words. */
  public boolean has(int index, List<String> words) {
    if (index < 0 || index + words.size() > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!tokens.get(index + i).folded().equals(words.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many words, numbers and emoji there are, marks left out. */
  public int words() {
    int words = 0;
    for (var token : tokens) {
      if (!token.isMark()) {
        words++;
      }
    }
    return words;
  }

  /** The text as written between two tokens, the last one excluded. */
  public String textOf(int from, int to) {
    return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
  }

  /** The folded tokens, a space between them. */
  public String normalized() {
    var joined = new StringBuilder(text.length());
    for (var token : tokens) {
      if (!joined.isEmpty()) {
        joined.append(' ');
      }
      joined.append(token.folded());
    }
    return joined.toString();
  }
}
