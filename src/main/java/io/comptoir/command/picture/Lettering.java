package io.comptoir.command.picture;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * How wide words are, without the font at hand: reckoned with the widest of the fonts that a reader
 * is likely to have, so that what fits here fits everywhere.
 *
 * @param size in pixels
 * @param letters of one width all, as in code
 */
record Lettering(double size, boolean bold, boolean letters) {
  /** Widths of the printable ASCII signs in thousandths of the size. */
  private static final int[] WIDTHS = {
    320, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, // to /
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, // to ?
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 320, 656, 557, 863, 748, 787, // to O
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, // to _
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 290, 579, 278, 974, 634, 612, // to o
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838 // to ~
  };

  private static final double BOLD = 1.1;
  private static final double ONE_WIDTH = 0.61;
  private static final String ELLIPSIS = "…";

  double width(String text) {
    if (letters) {
      return text.codePoints().mapToDouble(c -> wide(c) ? 1.2 : ONE_WIDTH).sum() * size;
    }
    var bare = Normalizer.normalize(text, Normalizer.Form.NFD);
    var width = bare.codePoints().mapToDouble(Lettering::width).sum() / 1000 * size;
    return bold ? width * BOLD : width;
  }

  /** The text in lines that are not wider than this; what does not fit ends in an ellipsis. */
  List<String> wrap(String text, double width, int most) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      var joined = line.isEmpty() ? word : line + " " + word;
      if (width(joined) <= width) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      var rest = word;
      while (width(rest) > width) {
        var fits = fitting(rest, width);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(rest);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    if (lines.size() <= most) {
      return lines;
    }
    var shown = new ArrayList<>(lines.subList(0, most));
    shown.set(most - 1, cut(shown.getLast() + ELLIPSIS, width));
    return shown;
  }

  /** The text, ended by an ellipsis where it is too wide. */
  String cut(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    var rest = text;
    while (!rest.isEmpty() && width(rest.stripTrailing() + ELLIPSIS) > width) {
      rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
    }
    return rest.stripTrailing() + ELLIPSIS;
  }

  /** How many characters of a word fit, at least one; parted behind a mark where there is one. */
  private int fitting(String word, double width) {
    var end = word.offsetByCodePoints(0, 1);
    while (end < word.length()
        && width(word.substring(0, word.offsetByCodePoints(end, 1))) <= width) {
      end = word.offsetByCodePoints(end, 1);
    }
    for (var mark = end; mark > 1; mark--) {
      if ("_.-/".indexOf(word.charAt(mark - 1)) >= 0) {
        return mark;
      }
    }
    return end;
  }

  private static double width(int c) {
    if (c >= ' ' && c <= '~') {
      return WIDTHS[c - ' '];
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.FORMAT -> 0;
      case Character.SPACE_SEPARATOR -> 320;
      default -> wide(c) ? 1200 : 680;
    };
  }

  /** Signs of the East and pictures take the room of two letters. */
  private static boolean wide(int c) {
    return c >= 0x1100 && (c < 0x2000 || c > 0x23ff) && (c < 0x2500 || c > 0x25ff);
  }
}
