package io.comptoir.command.picture;

import java.util.List;
import java.util.Locale;

/**
 * Writes pictures that are laid out as one SVG: readable on screens light and dark, and on paper.
 */
final class Svg {
  private static final String SANS =
      "Inter, 'Source Sans 3', 'Segoe UI', system-ui, -apple-system, Helvetica, Arial, sans-serif";
  private static final String CODE = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";

  private static final String LIGHT =
      """
      --paper:#ffffff;--ink:#1b1e24;--muted:#5a6170;--line:#8c94a3;--card:#ffffff;--edge:#b9bfca;
      --start:#1b1e24;--on-start:#ffffff;--ask:#eaf1fd;--ask-edge:#3b6fc9;--say:#ffffff;
      --read:#edf5f3;--read-edge:#3d8073;--change:#f1f5e4;--change-edge:#6d832b;
      --write:#fdeee6;--write-edge:#c2571a;--confirm:#f4edfc;--confirm-edge:#7d4cc0;
      --decision:#f2f3f5;--call:#eef0fb;--person:#fdf3da;--person-edge:#a3760c;""";
  private static final String DARK =
      """
      --paper:#14161b;--ink:#e9ebf0;--muted:#a3aab8;--line:#7d8594;--card:#1d2027;--edge:#4a5160;
      --start:#e9ebf0;--on-start:#14161b;--ask:#1b2740;--ask-edge:#7ba5ee;--say:#1d2027;
      --read:#17292a;--read-edge:#6db6a7;--change:#232a17;--change-edge:#a9bf63;
      --write:#36211a;--write-edge:#ee9360;--confirm:#2a2039;--confirm-edge:#b793ec;
      --decision:#24272f;--call:#21243a;--person:#322913;--person-edge:#dcb24d;""";

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  /** A picture standing at a place of a larger one. */
  record Placed(Layout layout, double x, double y) {}

  static String of(String title, String description, List<Placed> parts) {
    var svg = new Svg();
    var width = parts.stream().mapToDouble(p -> p.x() + p.layout().width()).max().orElse(0);
    var height = parts.stream().mapToDouble(p -> p.y() + p.layout().height()).max().orElse(0);
    svg.begin(title, description, Math.ceil(width), Math.ceil(height));
    for (var part : parts) {
      svg.out.append("<g transform=\"translate(").append(at(part.x(), part.y())).append(")\">\n");
      part.layout().routes().forEach(svg::line);
      part.layout().boxes().forEach(svg::box);
      part.layout().routes().forEach(svg::label);
      svg.out.append("</g>\n");
    }
    return svg.out.append("</svg>\n").toString();
  }

  private void begin(String title, String description, double width, double height) {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"t d\" ")
        .append("width=\"")
        .append(number(width))
        .append("\" height=\"")
        .append(number(height))
        .append("\" viewBox=\"0 0 ")
        .append(at(width, height))
        .append("\">\n<title id=\"t\">")
        .append(escaped(title))
        .append("</title>\n<desc id=\"d\">")
        .append(escaped(description))
        .append("</desc>\n<style>\nsvg{")
        .append(LIGHT)
        .append("max-width:100%;height:auto;font-family:")
        .append(SANS)
        .append(";print-color-adjust:exact;-webkit-print-color-adjust:exact}\n")
        .append("@media (prefers-color-scheme:dark){svg{")
        .append(DARK)
        .append("}}\n")
        .append("@media print{svg{")
        .append(LIGHT)
        .append("}}\n")
        .append(
            """
            .paper{fill:var(--paper)}
            text{fill:var(--ink)}
            .kind{font-size:11px;font-weight:600;letter-spacing:.02em;fill:var(--muted)}
            .name{font-size:16px;font-weight:600}
            .text{font-size:14px}
            .code{font-size:12.5px;font-family:CODE}
            .note,.chip text,.label text{font-size:12px}
            .note{fill:var(--muted)}
            .chip rect{fill:none;stroke:var(--edge)}
            .label rect{fill:var(--paper)}
            .label text{text-anchor:middle;font-weight:500}
            .box{fill:var(--card);stroke:var(--edge);stroke-width:1.2}
            .start .box{fill:var(--start);stroke:none}
            .start text{fill:var(--on-start)}
            .ask .box{fill:var(--ask);stroke:var(--ask-edge)}
            .read .box{fill:var(--read);stroke:var(--read-edge)}
            .change .box{fill:var(--change);stroke:var(--change-edge)}
            .write .box{fill:var(--write);stroke:var(--write-edge);stroke-width:2.6}
            .confirm .box{fill:var(--confirm);stroke:var(--confirm-edge);stroke-width:2.2}
            .decision .box{fill:var(--decision);stroke:var(--line)}
            .call .box{fill:var(--call);stroke:var(--line)}
            .call .inner{fill:none;stroke:var(--line)}
            .person .box,.wait .box{fill:var(--person);stroke:var(--person-edge)}
            .wait .box{stroke-dasharray:6 4}
            .step .box{fill:var(--paper);stroke:var(--edge);stroke-dasharray:2 3}
            .end .box{fill:var(--paper);stroke:var(--ink);stroke-width:1.6}
            .arrow{fill:none;stroke:var(--line);stroke-width:1.5}
            .dashed{stroke-dasharray:5 4}
            .head{fill:var(--line)}
            """
                .replace("CODE", CODE))
        .append("</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
  }

  private void line(Layout.Route route) {
    out.append("<path class=\"arrow")
        .append(route.arrow().dashed() ? " dashed" : "")
        .append("\" d=\"")
        .append(route.back() ? cornered(route.points()) : bent(route.points()))
        .append("\"/>");
    var tip = route.points().getLast();
    out.append("<path class=\"head\" d=\"M")
        .append(at(tip.x() - 4.5, tip.y() - 8))
        .append("L")
        .append(at(tip.x(), tip.y()))
        .append("L")
        .append(at(tip.x() + 4.5, tip.y() - 8))
        .append("Z\"/>\n");
  }

  /** Straight down where x stays, else in a curve that begins and ends downwards. */
  private static String bent(List<Layout.Point> points) {
    var path = new StringBuilder("M").append(at(points.getFirst()));
    for (var i = 1; i < points.size(); i++) {
      var from = points.get(i - 1);
      var to = i == points.size() - 1 ? lifted(points.get(i)) : points.get(i);
      if (Math.abs(from.x() - to.x()) < 0.5) {
        path.append('L').append(at(to));
      } else {
        var middle = (from.y() + to.y()) / 2;
        path.append('C')
            .append(at(from.x(), middle))
            .append(' ')
            .append(at(to.x(), middle))
            .append(' ')
            .append(at(to));
      }
    }
    return path.toString();
  }

  private static String cornered(List<Layout.Point> points) {
    var path = new StringBuilder("M").append(at(points.getFirst()));
    for (var i = 1; i < points.size() - 1; i++) {
      var before = points.get(i - 1);
      var corner = points.get(i);
      var after = points.get(i + 1);
      path.append('L')
          .append(at(towards(corner, before)))
          .append('Q')
          .append(at(corner))
          .append(' ')
          .append(at(towards(corner, after)));
    }
    return path.append('L').append(at(lifted(points.getLast()))).toString();
  }

  private static Layout.Point towards(Layout.Point corner, Layout.Point other) {
    var length = Math.hypot(other.x() - corner.x(), other.y() - corner.y());
    var part = length == 0 ? 0 : Math.min(8, length / 2) / length;
    return new Layout.Point(
        corner.x() + (other.x() - corner.x()) * part, corner.y() + (other.y() - corner.y()) * part);
  }

  /** The line ends under the arrow's head, not at its tip. */
  private static Layout.Point lifted(Layout.Point point) {
    return new Layout.Point(point.x(), point.y() - 6);
  }

  private void label(Layout.Route route) {
    var at = route.label();
    if (at == null) {
      return;
    }
    var width = route.arrow().labelWidth();
    out.append("<g class=\"label\"><rect x=\"")
        .append(number(at.x() - width / 2))
        .append("\" y=\"")
        .append(number(at.y() - 9))
        .append("\" width=\"")
        .append(number(width))
        .append("\" height=\"18\" rx=\"9\"/><text x=\"")
        .append(number(at.x()))
        .append("\" y=\"")
        .append(number(at.y() + 4))
        .append("\">")
        .append(escaped(route.arrow().label()))
        .append("</text></g>\n");
  }

  private void box(Layout.Placed placed) {
    var box = placed.box();
    out.append("<g class=\"").append(box.tone().name().toLowerCase(Locale.ROOT)).append("\">");
    shape(placed);
    var y = placed.y() + box.above();
    for (var row : box.rows()) {
      row(row, placed, y);
      y += row.height();
    }
    out.append("</g>\n");
  }

  private void shape(Layout.Placed p) {
    switch (p.box().tone()) {
      case DECISION -> {
        var middle = p.y() + p.height() / 2;
        var point = Box.POINT;
        out.append("<path class=\"box\" d=\"M")
            .append(at(p.x(), middle))
            .append('L')
            .append(at(p.x() + point, p.y()))
            .append('H')
            .append(number(p.x() + p.width() - point))
            .append('L')
            .append(at(p.x() + p.width(), middle))
            .append('L')
            .append(at(p.x() + p.width() - point, p.y() + p.height()))
            .append('H')
            .append(number(p.x() + point))
            .append("Z\"/>");
      }
      case END, START -> rectangle("box", p, 0, p.box().tone() == Box.Tone.END ? 16 : 12);
      case CALL -> {
        rectangle("box", p, 0, 8);
        rectangle("inner", p, 4, 5);
      }
      case ASK, SAY, READ, CHANGE, WRITE, CONFIRM, PERSON, WAIT, STEP -> rectangle("box", p, 0, 8);
    }
  }

  private void rectangle(String kind, Layout.Placed p, double inset, double radius) {
    out.append("<rect class=\"")
        .append(kind)
        .append("\" x=\"")
        .append(number(p.x() + inset))
        .append("\" y=\"")
        .append(number(p.y() + inset))
        .append("\" width=\"")
        .append(number(p.width() - 2 * inset))
        .append("\" height=\"")
        .append(number(p.height() - 2 * inset))
        .append("\" rx=\"")
        .append(number(radius))
        .append("\"/>");
  }

  private void row(Row row, Layout.Placed placed, double y) {
    var middle = placed.box().tone() == Box.Tone.END || placed.box().tone() == Box.Tone.DECISION;
    switch (row) {
      case Row.Text(var text, var style) -> {
        var x = middle ? placed.x() + placed.width() / 2 : placed.x() + placed.box().side();
        out.append("<text class=\"")
            .append(style.name().toLowerCase(Locale.ROOT))
            .append('"')
            .append(middle ? " text-anchor=\"middle\"" : "")
            .append(" x=\"")
            .append(number(x))
            .append("\" y=\"")
            .append(number(y + style.height * 0.72))
            .append("\">")
            .append(escaped(text))
            .append("</text>");
      }
      case Row.Chips(var labels) -> {
        var x = placed.x() + placed.box().side();
        for (var label : labels) {
          var width = Row.Chips.width(label);
          out.append("<g class=\"chip\"><rect x=\"")
              .append(number(x))
              .append("\" y=\"")
              .append(number(y + 3))
              .append("\" width=\"")
              .append(number(width))
              .append("\" height=\"21\" rx=\"10.5\"/><text x=\"")
              .append(number(x + Row.CHIP_PADDING))
              .append("\" y=\"")
              .append(number(y + 17.5))
              .append("\">")
              .append(escaped(label))
              .append("</text></g>");
          x += width + Row.CHIP_GAP;
        }
      }
    }
  }

  private static String at(Layout.Point point) {
    return at(point.x(), point.y());
  }

  private static String at(double x, double y) {
    return number(x) + " " + number(y);
  }

  private static String number(double value) {
    var rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
