package io.comptoir.nlu.entity;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.comptoir.base.Value;
import io.comptoir.nlu.Vocabulary;
import java.util.List;

/**
 * What the shop describes by patterns: membership numbers, references, sizes of its own. RE2
 * matches in time linear in the text, so no pattern can hang a conversation.
 */
final class PatternReader implements EntityReader {
  private static final int MOST_FOUND = 20;

  private record Shape(String type, Pattern pattern) {}

  private final List<Shape> shapes;

  PatternReader(List<Vocabulary.Shape> shapes) {
    this.shapes =
        shapes.stream()
            .map(
                shape ->
                    new Shape(
                        shape.type(), Pattern.compile(shape.pattern(), Pattern.CASE_INSENSITIVE)))
            .toList();
  }

  @Override
  public void read(Findings findings) {
    var text = findings.sentence().text();
    for (var shape : shapes) {
      var matcher = shape.pattern().matcher(text);
      int found = 0;
      while (found < MOST_FOUND && matcher.find()) {
        int start = matcher.start();
        int end = matcher.end();
        if (end > start && isWhole(text, start, end) && findings.isTextFree(start, end)) {
          findings.takeText(shape.type(), Value.of(meant(matcher)), start, end, 1);
          found++;
        }
      }
    }
  }

  /** What stands in the first group that matched; all of it where the pattern has none. */
  private static String meant(Matcher matcher) {
    for (var i = 1; i <= matcher.groupCount(); i++) {
      var group = matcher.group(i);
      if (group != null && !group.isBlank()) {
        return group.strip();
      }
    }
    return matcher.group();
  }

  /** "AB12" is not found inside "XAB123". */
  private static boolean isWhole(String text, int start, int end) {
    boolean begins = start == 0 || !joins(text.charAt(start - 1), text.charAt(start));
    return begins && (end == text.length() || !joins(text.charAt(end - 1), text.charAt(end)));
  }

  private static boolean joins(char left, char right) {
    return Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right);
  }
}
