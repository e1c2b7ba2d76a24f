package io.comptoir.command.picture;

import java.util.List;

/**
 * Boxes and what leads where, before anybody knows where they stand. Arrows name boxes by place.
 *
 * @param inOrder whether the boxes stand in the order in which they happen, so that an arrow to an
 *     earlier one leads back
 */
record Picture(List<Box> boxes, List<Arrow> arrows, boolean inOrder) {
  Picture {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** As wide as its words and as the labels that leave it. */
  double width(int box) {
    var arrows = from(box);
    var way = straight(arrows);
    if (way < 0) {
      return Math.max(boxes.get(box).width(), Math.ceil(room(arrows)));
    }
    var left = room(arrows.subList(0, way));
    var right = room(arrows.subList(way + 1, arrows.size()));
    var labels = arrows.get(way).room() + 2 * Math.max(left, right);
    return Math.max(boxes.get(box).width(), Math.ceil(labels));
  }

  /**
   * Where an arrow leaves its box, from the box's middle. The way on leaves it in the middle, so
   * that it goes straight down; the others leave on either side, in their order.
   */
  double shift(int index) {
    var arrow = arrows.get(index);
    var siblings = from(arrow.from());
    var way = straight(siblings);
    var x =
        way < 0
            ? -room(siblings) / 2
            : -room(siblings.subList(0, way)) - siblings.get(way).room() / 2;
    for (var sibling : siblings) {
      if (sibling == arrow) {
        return x + sibling.room() / 2;
      }
      x += sibling.room();
    }
    throw new IllegalStateException("an arrow from nowhere");
  }

  /** What leaves a box, from left to right. */
  private List<Arrow> from(int box) {
    var all = arrows.stream().filter(a -> a.from() == box).toList();
    var plain = all.stream().filter(a -> a.label().isEmpty()).toList();
    if (plain.size() != 1 || all.size() == 1) {
      return all;
    }
    var others = new java.util.ArrayList<>(all);
    others.remove(plain.getFirst());
    others.add(others.size() / 2, plain.getFirst());
    return others;
  }

  /** The place of the way on among those that leave a box; negative where all are alike. */
  private static int straight(List<Arrow> arrows) {
    if (arrows.size() < 2 || arrows.stream().filter(a -> a.label().isEmpty()).count() != 1) {
      return -1;
    }
    for (var i = 0; i < arrows.size(); i++) {
      if (arrows.get(i).label().isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private static double room(List<Arrow> arrows) {
    return arrows.stream().mapToDouble(Arrow::room).sum();
  }
}
