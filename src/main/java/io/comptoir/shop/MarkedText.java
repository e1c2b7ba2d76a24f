package io.comptoir.shop;

import io.comptoir.nlu.Examples.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An example with marks: "un sac pour la [montagne](destination)", or with what the words stand
 * for, "au bord de la [mer](destination:sea)".
 *
 * @param text without the marks, as people say it
 */
record MarkedText(String text, List<Mark> marks) {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}_.-]{1,60}");

  MarkedText {
    marks = List.copyOf(marks);
  }

  /** Whether somebody meant to mark something here. */
  static boolean isMarked(String example) {
    return example.contains("](");
  }

  /**
   * @param problem is told what is wrong and the mend; then there is no text
   */
  static Optional<MarkedText> read(String example, Consumer<String> problem) {
    var text = new StringBuilder();
    var marks = new ArrayList<Mark>();
    int at = 0;
    while (at < example.length()) {
      int open = example.indexOf('[', at);
      int middle = example.indexOf("](", at);
      if (middle < 0) {
        text.append(example, at, example.length());
        break;
      }
      int close = example.indexOf(')', middle);
      if (open < 0 || open > middle || close < 0) {
        problem.accept("a mark is written `[words](entity)`; here a bracket is missing");
        return Optional.empty();
      }
      open = example.lastIndexOf('[', middle);
      var words = example.substring(open + 1, middle).strip();
      var parts = example.substring(middle + 2, close).split(":", 2);
      var type = parts[0].strip();
      var key = parts.length > 1 ? parts[1].strip() : "";
      if (words.isEmpty()) {
        problem.accept("there are no words between `[` and `]`; write `[words](" + type + ")`");
        return Optional.empty();
      }
      if (!TYPE.matcher(type).matches() || parts.length > 1 && !KEY.matcher(key).matches()) {
        problem.accept(
            "`"
                + example.substring(middle + 2, close)
                + "` is no entity; write a-z, 0-9 and _, and after a colon what the words stand for:"
                + " `[mer](destination:sea)`");
        return Optional.empty();
      }
      text.append(example, at, open);
      int start = text.length();
      text.append(words);
      marks.add(new Mark(type, start, text.length(), key));
      at = close + 1;
    }
    return Optional.of(new MarkedText(text.toString(), marks));
  }
}
