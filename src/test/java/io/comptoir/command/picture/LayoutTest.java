package io.comptoir.command.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.command.picture.Box.Tone;
import io.comptoir.command.picture.Row.Style;
import io.comptoir.dialogue.message.MessageSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pictures of any shape: nothing covers anything, and every arrow goes from its box to its box. */
class LayoutTest {
  @Test
  void noBoxOrLabelCoversAnotherWhateverLeadsWhere() {
    for (var seed = 0; seed < 150; seed++) {
      var picture = picture(new Random(seed));
      var layout = new Layout(picture);
      assertThat(covered(layout)).as("seed " + seed).isEmpty();
      assertThat(outside(layout)).as("seed " + seed).isEmpty();
    }
  }

  @Test
  void arrowsBeginUnderTheirBoxAndEndOnTheOther() {
    for (var seed = 0; seed < 50; seed++) {
      var picture = picture(new Random(seed));
      var layout = new Layout(picture);
      for (var route : layout.routes()) {
        var from = layout.boxes().get(route.arrow().from());
        var to = layout.boxes().get(route.arrow().to());
        var start = route.points().getFirst();
        var end = route.points().getLast();
        assertThat(start.x()).as("seed " + seed).isBetween(from.x(), from.x() + from.width());
        assertThat(start.y()).isEqualTo(from.y() + from.height());
        assertThat(end.x()).as("seed " + seed).isBetween(to.x(), to.x() + to.width());
        assertThat(end.y()).isEqualTo(to.y());
      }
    }
  }

  @Test
  void straightPiecesOfArrowsPassNoBox() {
    for (var seed = 0; seed < 100; seed++) {
      var layout = new Layout(picture(new Random(seed)));
      for (var route : layout.routes()) {
        for (var i = 1; i < route.points().size(); i++) {
          var one = route.points().get(i - 1);
          var other = route.points().get(i);
          if (one.x() == other.x()) {
            var between =
                layout.boxes().stream()
                    .filter(b -> b.x() < one.x() && one.x() < b.x() + b.width())
                    .filter(b -> Math.min(one.y(), other.y()) < b.y() + b.height() - 0.1)
                    .filter(b -> b.y() + 0.1 < Math.max(one.y(), other.y()))
                    .toList();
            assertThat(between).as("seed " + seed).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void aLineOfStepsIsStraight() {
    var boxes = new ArrayList<Box>();
    var arrows = new ArrayList<Arrow>();
    for (var i = 0; i < 12; i++) {
      boxes.add(box("step", 100 + 17 * i));
      if (i > 0) {
        arrows.add(new Arrow(i - 1, i, "", false));
      }
    }
    var layout = new Layout(new Picture(boxes, arrows, true));
    assertThat(layout.boxes().stream().map(b -> Math.round(b.x() + b.width() / 2)).distinct())
        .hasSize(1);
  }

  @Test
  void wordsAreBrokenWhereTheyFitAndEndInAnEllipsisWhereTheyDoNot() {
    var text = Style.TEXT.lettering;
    assertThat(text.wrap("one two three four five six", text.width("one two three"), 2))
        .containsExactly("one two three", "four five six");
    assertThat(text.wrap("one two three four five six", text.width("one two three"), 1))
        .singleElement()
        .asString()
        .endsWith("…");
    assertThat(text.wrap("m".repeat(50), text.width("m".repeat(20)), 9))
        .hasSize(3)
        .allSatisfy(
            line -> assertThat(text.width(line)).isLessThanOrEqualTo(text.width("m".repeat(20))));
  }

  @Test
  void aMessageIsShownInItsUsualForm() {
    assertThat(MessageSketch.of("{count, plural, one {Un article} other {# articles}}, {total}."))
        .isEqualTo("‹count› articles, ‹total›.");
    assertThat(MessageSketch.of("{left, plural, =0 {épuisé} other {Il en reste {left}.}}"))
        .isEqualTo("Il en reste ‹left›.");
    assertThat(MessageSketch.of("{reason, select, no_funds {No money.} other {}} Again?"))
        .isEqualTo("No money. Again?");
    assertThat(MessageSketch.of("It''s here, l'ami")).isEqualTo("It's here, l'ami");
  }

  private static Picture picture(Random random) {
    var count = 2 + random.nextInt(14);
    var boxes = new ArrayList<Box>();
    for (var i = 0; i < count; i++) {
      boxes.add(box("box " + i, 60 + random.nextInt(250)));
    }
    var arrows = new ArrayList<Arrow>();
    for (var i = 1; i < count; i++) {
      arrows.add(new Arrow(random.nextInt(i), i, label(random), false));
    }
    for (var more = random.nextInt(count); more > 0; more--) {
      var from = random.nextInt(count);
      var to = random.nextInt(count);
      if (from != to) {
        arrows.add(new Arrow(from, to, label(random), random.nextBoolean()));
      }
    }
    return new Picture(boxes, arrows, random.nextBoolean());
  }

  private static String label(Random random) {
    return random.nextBoolean() ? "" : "label".repeat(1 + random.nextInt(3));
  }

  private static Box box(String text, double width) {
    return new Box(Tone.SAY, List.of(new Row.Text(text, Style.TEXT)), width);
  }

  private record Area(String what, double x, double y, double width, double height) {
    boolean covers(Area other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  private static List<String> covered(Layout layout) {
    var areas = areas(layout);
    var covered = new ArrayList<String>();
    for (var i = 0; i < areas.size(); i++) {
      for (var k = i + 1; k < areas.size(); k++) {
        if (areas.get(i).covers(areas.get(k))) {
          covered.add(areas.get(i) + " and " + areas.get(k));
        }
      }
    }
    return covered;
  }

  private static List<Area> outside(Layout layout) {
    return areas(layout).stream()
        .filter(
            a ->
                a.x() < 0
                    || a.y() < 0
                    || a.x() + a.width() > layout.width()
                    || a.y() + a.height() > layout.height())
        .toList();
  }

  private static List<Area> areas(Layout layout) {
    var areas = new ArrayList<Area>();
    for (var box : layout.boxes()) {
      areas.add(new Area("box", box.x(), box.y(), box.width(), box.height()));
    }
    for (var route : layout.routes()) {
      var at = route.label();
      if (at != null) {
        var width = route.arrow().labelWidth();
        areas.add(new Area(route.arrow().label(), at.x() - width / 2, at.y() - 9, width, 18));
      }
    }
    return areas;
  }
}
