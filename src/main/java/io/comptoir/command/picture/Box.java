package io.comptoir.command.picture;

import java.util.List;

/** A thing in a picture: lines of words in a shape. */
record Box(Tone tone, List<Row> rows, double leastWidth) {
  static final double PADDING = 14;
  private static final double PADDING_ABOVE = 10;

  /** Decisions come to a point on either side. */
  static final double POINT = 16;

  Box {
    rows = List.copyOf(rows);
  }

  /** What it is, and so how it looks; never by its colour alone. */
  enum Tone {
    START,
    ASK,
    SAY,
    READ,
    CHANGE,
    WRITE,
    CONFIRM,
    DECISION,
    CALL,
    PERSON,
    WAIT,
    STEP,
    END
  }

  double width() {
    var widest = rows.stream().mapToDouble(Row::width).max().orElse(0) + 2 * side();
    return Math.ceil(Math.max(leastWidth, widest));
  }

  double height() {
    var rowsHeight = rows.stream().mapToDouble(Row::height).sum();
    return Math.ceil(rowsHeight + 2 * (tone == Tone.END ? 6 : PADDING_ABOVE));
  }

  double above() {
    return tone == Tone.END ? 6 : PADDING_ABOVE;
  }

  double side() {
    return tone == Tone.DECISION ? PADDING + POINT / 2 : PADDING;
  }
}
