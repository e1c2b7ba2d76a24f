package io.comptoir.dialogue.message;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;

/** A message as its author means it: values as ‹name›, of several forms the usual one. */
public final class MessageSketch {
  private final MessagePattern pattern;
  private final StringBuilder out = new StringBuilder();

  private MessageSketch(MessagePattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @param message in ICU MessageFormat
   */
  public static String of(String message) {
    var pattern = new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_OPTIONAL);
    pattern.parse(message);
    var sketch = new MessageSketch(pattern);
    sketch.message(0, "");
    return sketch.out.toString().replaceAll("\\s+", " ").strip();
  }

  private void message(int start, String counted) {
    var limit = pattern.getLimitPartIndex(start);
    var from = pattern.getPart(start).getLimit();
    for (var i = start + 1; i <= limit; i++) {
      var part = pattern.getPart(i);
      switch (part.getType()) {
        case MSG_LIMIT, SKIP_SYNTAX, REPLACE_NUMBER, ARG_START -> {
          out.append(pattern.getPatternString(), from, part.getIndex());
          from = part.getLimit();
        }
        default -> {}
      }
      if (part.getType() == Part.Type.REPLACE_NUMBER) {
        out.append('‹').append(counted).append('›');
      } else if (part.getType() == Part.Type.ARG_START) {
        var end = pattern.getLimitPartIndex(i);
        argument(i, end);
        from = pattern.getPart(end).getLimit();
        i = end;
      }
    }
  }

  private void argument(int start, int end) {
    var name = pattern.getSubstring(pattern.getPart(start + 1));
    var usual = usual(start, end);
    if (usual < 0) {
      out.append('‹').append(name).append('›');
    } else {
      message(usual, name);
    }
  }

  /** The form for other values, or the first that says something; negative for a plain value. */
  private int usual(int start, int end) {
    var usual = -1;
    var selector = "";
    for (var i = start + 2; i < end; i++) {
      var part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_SELECTOR) {
        selector = pattern.getSubstring(part);
      } else if (part.getType() == Part.Type.MSG_START) {
        var says =
            !pattern
                .getPatternString()
                .substring(
                    part.getLimit(), pattern.getPart(pattern.getLimitPartIndex(i)).getIndex())
                .isBlank();
        if (usual < 0 || selector.equals("other") && says) {
          usual = i;
        }
        i = pattern.getLimitPartIndex(i);
      }
    }
    return usual;
  }
}
