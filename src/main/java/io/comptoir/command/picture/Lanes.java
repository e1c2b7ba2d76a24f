package io.comptoir.command.picture;

import io.comptoir.command.picture.Layout.Point;
import java.util.ArrayList;
import java.util.List;

/** Where arrows that lead back run: beside all that stands between, each in a lane of its own. */
final class Lanes {
  private static final double BESIDE = 18;
  private static final double LANE = 11;
  private static final double TRACK = 9;
  private static final double ENTRY = 22;

  private final Layout layout;
  private final Picture picture;
  private final Layers layers;
  private final List<Lane> taken = new ArrayList<>();
  private final int[] leaving;
  private final int[] coming;

  private record Lane(double x, int from, int to) {}

  Lanes(Layout layout, Picture picture, Layers layers) {
    this.layout = layout;
    this.picture = picture;
    this.layers = layers;
    this.leaving = new int[layers.rows().size()];
    this.coming = new int[layers.rows().size()];
  }

  /** Down from its box, aside, up along the lane, and into the box above. */
  List<Point> back(int index, Point start) {
    var arrow = picture.arrows().get(index);
    var lower = layers.layer(arrow.from());
    var upper = layers.layer(arrow.to());
    var target = layout.x(arrow.to());
    var onTheRight = outermost(upper, lower, 1);
    var onTheLeft = outermost(upper, lower, -1);
    var right = onTheRight - start.x() + onTheRight - target;
    var left = start.x() - onTheLeft + target - onTheLeft;
    var side = right <= left ? 1 : -1;
    var lane = free(side > 0 ? onTheRight : onTheLeft, side, upper, lower);
    layout.reach(lane);
    var turn = layout.turn(lower, leaving[lower]++);
    var above = layout.top(upper) - 14 - TRACK * coming[upper]++;
    var entry = target + side * Math.min(ENTRY, layout.half(arrow.to()) / 2);
    return List.of(
        start,
        new Point(start.x(), turn),
        new Point(lane, turn),
        new Point(lane, above),
        new Point(entry, above),
        new Point(entry, layout.top(upper)));
  }

  private double outermost(int upper, int lower, int side) {
    var edge = side * Double.NEGATIVE_INFINITY;
    for (var layer = upper; layer <= lower; layer++) {
      for (var place : layers.rows().get(layer)) {
        var reach = layout.x(place) + side * layout.half(place);
        edge = side > 0 ? Math.max(edge, reach) : Math.min(edge, reach);
      }
    }
    return edge + side * BESIDE;
  }

  private double free(double wanted, int side, int upper, int lower) {
    var lane = wanted;
    for (var moved = true; moved; ) {
      moved = false;
      for (var other : taken) {
        // less a little, so that a neighbouring lane is never too near by rounding
        if (Math.abs(other.x() - lane) < LANE - 0.5
            && other.from() <= lower
            && upper <= other.to()) {
          lane = other.x() + side * LANE;
          moved = true;
        }
      }
    }
    taken.add(new Lane(lane, upper, lower));
    return lane;
  }
}
