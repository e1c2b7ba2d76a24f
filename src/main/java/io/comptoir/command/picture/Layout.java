package io.comptoir.command.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where every box of a picture stands and every arrow runs. No box or label covers another. */
final class Layout {
  private static final double BESIDE = 20;
  private static final double BESIDE_ARROWS = 16;
  private static final double PASSING = 8;
  private static final double LABEL = 30;
  private static final double BEND = 34;
  private static final double TRACK = 9;
  private static final double MARGIN = 24;
  private static final int ROUNDS = 200;

  private final Picture picture;
  private final Layers layers;
  private final double[] x;
  private final double[] width;
  private final double[] top;
  private final double[] bottom;
  private final List<Placed> boxes = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private double left;
  private double right;

  record Point(double x, double y) {}

  record Placed(Box box, double x, double y, double width, double height) {}

  /**
   * @param points from the box it leaves to the box it meets; straight in pairs of the same x or y,
   *     bent between them
   * @param label null when it has none
   */
  record Route(
      Arrow arrow,
      List<Point> points,
      boolean back,
      @org.jspecify.annotations.Nullable Point label) {
    Route {
      points = List.copyOf(points);
    }
  }

  Layout(Picture picture) {
    this.picture = picture;
    this.layers = new Layers(picture);
    var count = layers.places();
    this.x = new double[count];
    this.width = new double[count];
    this.top = new double[layers.rows().size()];
    this.bottom = new double[layers.rows().size()];
    for (var place = 0; place < count; place++) {
      width[place] = place < picture.boxes().size() ? picture.width(place) : PASSING;
    }
    across();
    down();
    stand();
    run();
    moveIntoView();
  }

  List<Placed> boxes() {
    return boxes;
  }

  List<Route> routes() {
    return routes;
  }

  double width() {
    return right - left + 2 * MARGIN;
  }

  double height() {
    return (bottom.length == 0 ? 0 : bottom[bottom.length - 1]) + MARGIN;
  }

  /** Each place as near as can be to what it is linked to, in the order of its layer. */
  private void across() {
    for (var row : layers.rows()) {
      settle(row, new double[layers.places()], ones());
    }
    var rows = layers.rows();
    for (var round = 0; round < ROUNDS; round++) {
      for (var i = 0; i < rows.size(); i++) {
        move(rows.get(round % 2 == 0 ? i : rows.size() - 1 - i));
      }
    }
  }

  private void move(List<Integer> row) {
    var wanted = new double[layers.places()];
    var weight = new double[layers.places()];
    for (var link : layers.links()) {
      wanted[link.lower()] += (x[link.upper()] + link.shift()) * link.weight();
      weight[link.lower()] += link.weight();
      wanted[link.upper()] += (x[link.lower()] - link.shift()) * link.weight();
      weight[link.upper()] += link.weight();
    }
    for (var place : row) {
      wanted[place] = weight[place] == 0 ? x[place] : wanted[place] / weight[place];
      weight[place] = Math.max(weight[place], 0.01);
    }
    settle(row, wanted, weight);
  }

  private double[] ones() {
    var ones = new double[layers.places()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * Moves a row's places to where they want to be, keeping order and distance: pools of neighbours
   * that would overlap share the mean of what they want, which is the least-squares solution.
   */
  private void settle(List<Integer> row, double[] wanted, double[] weight) {
    var offset = new double[row.size()];
    for (var i = 1; i < row.size(); i++) {
      offset[i] = offset[i - 1] + distance(row.get(i - 1), row.get(i));
    }
    var starts = new int[row.size()];
    var sums = new double[row.size()];
    var weights = new double[row.size()];
    var pools = 0;
    for (var i = 0; i < row.size(); i++) {
      starts[pools] = i;
      weights[pools] = weight[row.get(i)];
      sums[pools] = (wanted[row.get(i)] - offset[i]) * weights[pools];
      while (pools > 0 && sums[pools - 1] / weights[pools - 1] > sums[pools] / weights[pools]) {
        sums[pools - 1] += sums[pools];
        weights[pools - 1] += weights[pools];
        pools--;
      }
      pools++;
    }
    for (var pool = 0; pool < pools; pool++) {
      var end = pool + 1 < pools ? starts[pool + 1] : row.size();
      for (var i = starts[pool]; i < end; i++) {
        x[row.get(i)] = sums[pool] / weights[pool] + offset[i];
      }
    }
  }

  private double distance(int one, int other) {
    var boxes = picture.boxes().size();
    var gap = one < boxes && other < boxes ? BESIDE : BESIDE_ARROWS;
    return (width[one] + width[other]) / 2 + gap;
  }

  private void down() {
    var y = MARGIN;
    for (var layer = 0; layer < top.length; layer++) {
      var at = layer;
      y += TRACK * backs(layer, false);
      top[layer] = y;
      var tallest =
          layers.rows().get(layer).stream()
              .filter(place -> place < picture.boxes().size())
              .mapToDouble(place -> picture.boxes().get(place).height())
              .max()
              .orElse(0);
      bottom[layer] = y + tallest;
      var labels =
          picture.arrows().stream()
              .anyMatch(a -> layers.layer(a.from()) == at && !a.label().isEmpty());
      y = bottom[layer] + (labels ? LABEL : 0) + TRACK * backs(layer, true) + BEND;
    }
  }

  /** How many arrows leave this layer for one above, or come to it from one below. */
  private int backs(int layer, boolean leave) {
    var count = 0;
    for (var i = 0; i < picture.arrows().size(); i++) {
      var arrow = picture.arrows().get(i);
      if (layers.back(i) && layers.layer(leave ? arrow.from() : arrow.to()) == layer) {
        count++;
      }
    }
    return count;
  }

  private void stand() {
    for (var place = 0; place < picture.boxes().size(); place++) {
      var box = picture.boxes().get(place);
      boxes.add(
          new Placed(
              box,
              x[place] - width[place] / 2,
              top[layers.layer(place)],
              width[place],
              box.height()));
    }
    left = boxes.stream().mapToDouble(Placed::x).min().orElse(0);
    right = boxes.stream().mapToDouble(b -> b.x() + b.width()).max().orElse(0);
    for (var place = picture.boxes().size(); place < layers.places(); place++) {
      left = Math.min(left, x[place] - BESIDE_ARROWS);
      right = Math.max(right, x[place] + BESIDE_ARROWS);
    }
  }

  private void run() {
    var lanes = new Lanes(this, picture, layers);
    for (var i = 0; i < picture.arrows().size(); i++) {
      var arrow = picture.arrows().get(i);
      var start = new Point(x[arrow.from()] + layers.shift(i), foot(arrow.from()));
      var label = arrow.label().isEmpty() ? null : new Point(start.x(), start.y() + 15);
      if (layers.back(i)) {
        routes.add(new Route(arrow, lanes.back(i, start), true, label));
        continue;
      }
      var straight = labelled(arrow.from()) ? LABEL - 4 : 0;
      var points = new ArrayList<Point>();
      points.add(start);
      points.add(
          new Point(start.x(), Math.max(bottom[layers.layer(arrow.from())], start.y()) + straight));
      for (var pass : layers.passes(i)) {
        points.add(new Point(x[pass], top[layers.layer(pass)]));
        points.add(new Point(x[pass], bottom[layers.layer(pass)]));
      }
      points.add(new Point(x[arrow.to()], top[layers.layer(arrow.to())]));
      routes.add(new Route(arrow, points, false, label));
    }
  }

  private boolean labelled(int box) {
    return picture.arrows().stream().anyMatch(a -> a.from() == box && !a.label().isEmpty());
  }

  double x(int place) {
    return x[place];
  }

  double foot(int box) {
    return top[layers.layer(box)] + picture.boxes().get(box).height();
  }

  double top(int layer) {
    return top[layer];
  }

  /** Where arrows that lead back turn, below the labels of a layer. */
  double turn(int layer, int track) {
    return bottom[layer] + LABEL + TRACK * track;
  }

  double half(int place) {
    return width[place] / 2;
  }

  void reach(double at) {
    left = Math.min(left, at - BESIDE_ARROWS / 2);
    right = Math.max(right, at + BESIDE_ARROWS / 2);
  }

  private void moveIntoView() {
    var by = MARGIN - left;
    boxes.replaceAll(b -> new Placed(b.box(), b.x() + by, b.y(), b.width(), b.height()));
    routes.replaceAll(
        r ->
            new Route(
                r.arrow(),
                r.points().stream().map(p -> new Point(p.x() + by, p.y())).toList(),
                r.back(),
                r.label() == null ? null : new Point(r.label().x() + by, r.label().y())));
  }
}
