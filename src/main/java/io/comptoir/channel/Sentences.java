package io.comptoir.channel;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a long text where a reader would pause: between paragraphs, sentences, words, and last
 * letters.
 */
final class Sentences {
  private Sentences() {}

  /** Parts that each fit; nothing but the white space at the cuts is left out. */
  static List<String> split(String text, int limit, Capabilities.Unit unit) {
    var parts = new ArrayList<String>();
    var rest = text.strip();
    while (size(rest, unit) > limit) {
      var fits = fitting(rest, limit, unit);
      var cut = pause(rest, fits);
      parts.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty() || parts.isEmpty()) {
      parts.add(rest);
    }
    parts.removeIf(String::isEmpty);
    return parts;
  }

  static int size(String text, Capabilities.Unit unit) {
    return switch (unit) {
      case CHARACTERS -> text.length();
      case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
    };
  }

  /** How many characters from the start fit, never in the middle of one that people see as one. */
  private static int fitting(String text, int limit, Capabilities.Unit unit) {
    var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    var fits = 0;
    var used = 0;
    for (var end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
      used += size(text.substring(fits, end), unit);
      if (used > limit) {
        break;
      }
      fits = end;
    }
    // A limit smaller than one letter still has to end.
    return Math.max(fits, 1);
  }

  private static int pause(String text, int fits) {
    var paragraph = text.lastIndexOf('\n', fits - 1);
    if (paragraph > fits / 2) {
      return paragraph;
    }
    var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    var sentence = sentences.preceding(Math.min(fits + 1, text.length()));
    if (sentence > fits / 3) {
      return sentence;
    }
    var word = text.lastIndexOf(' ', fits - 1);
    return word > 0 ? word : fits;
  }
}
