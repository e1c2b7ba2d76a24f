package io.comptoir.command.picture;

import java.util.ArrayList;
import java.util.List;

/** One line of a box. */
sealed interface Row {
  double CHIP_PADDING = 8;
  double CHIP_GAP = 6;

  double width();

  double height();

  /** How a line of text is set. */
  enum Style {
    KIND(new Lettering(11, true, false), 17),
    NAME(new Lettering(16, true, false), 23),
    TEXT(new Lettering(14, false, false), 20),
    CODE(new Lettering(12.5, false, true), 18),
    NOTE(new Lettering(12, false, false), 17);

    final Lettering lettering;
    final double height;

    Style(Lettering lettering, double height) {
      this.lettering = lettering;
      this.height = height;
    }
  }

  record Text(String text, Style style) implements Row {
    @Override
    public double width() {
      return style.lettering.width(text);
    }

    @Override
    public double height() {
      return style.height;
    }
  }

  /** Buttons, or choices, side by side. */
  record Chips(List<String> labels) implements Row {
    public Chips {
      labels = List.copyOf(labels);
    }

    @Override
    public double width() {
      return labels.stream().mapToDouble(Chips::width).sum() + CHIP_GAP * (labels.size() - 1);
    }

    @Override
    public double height() {
      return 27;
    }

    static double width(String label) {
      return Style.NOTE.lettering.width(label) + 2 * CHIP_PADDING;
    }
  }

  static List<Row> text(String text, Style style, double width, int most) {
    return style.lettering.wrap(text, width, most).stream()
        .<Row>map(line -> new Text(line, style))
        .toList();
  }

  /** As many rows of chips as these labels need, none wider than this. */
  static List<Row> chips(List<String> labels, double width) {
    var rows = new ArrayList<Row>();
    var line = new ArrayList<String>();
    for (var label : labels) {
      var cut = Style.NOTE.lettering.cut(label, width - 2 * CHIP_PADDING);
      line.add(cut);
      if (line.size() > 1 && new Chips(line).width() > width) {
        line.removeLast();
        rows.add(new Chips(line));
        line.clear();
        line.add(cut);
      }
    }
    if (!line.isEmpty()) {
      rows.add(new Chips(line));
    }
    return rows;
  }
}
