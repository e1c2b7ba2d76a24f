package io.comptoir.command.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the boxes of a picture into layers, each below all that leads to it, and orders every layer
 * so that few arrows cross (Sugiyama, Tagawa and Toda, 1981). An arrow that passes a layer has a
 * place of its own there. Arrows that lead back are left out here.
 */
final class Layers {
  private static final int SWEEPS = 24;
  private static final int PASSING = 8;
  private static final int ALONE = 20;
  private static final int ON = 4;

  private final Picture picture;
  private final int[] layerOf;
  private final boolean[] back;

  /** Boxes first, then the places where arrows pass a layer. */
  private final List<Integer> layers = new ArrayList<>();

  private final List<List<Integer>> rows = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** Arrow → the places it passes, from above. */
  private final Map<Integer, List<Integer>> passes = new HashMap<>();

  /**
   * A piece of an arrow from one layer to the next.
   *
   * @param shift where it leaves the upper place, from its middle
   */
  record Link(int upper, int lower, double shift, int weight) {}

  Layers(Picture picture) {
    this.picture = picture;
    var count = picture.boxes().size();
    this.layerOf = new int[count];
    this.back = new boolean[picture.arrows().size()];
    findBack();
    deepen();
    for (var box = 0; box < count; box++) {
      place(layerOf[box]);
    }
    pass();
    order();
  }

  List<List<Integer>> rows() {
    return rows;
  }

  List<Link> links() {
    return links;
  }

  /** Whether the arrow leads back up. */
  boolean back(int arrow) {
    return back[arrow];
  }

  List<Integer> passes(int arrow) {
    return passes.getOrDefault(arrow, List.of());
  }

  int layer(int place) {
    return layers.get(place);
  }

  /** Boxes and passing places together. */
  int places() {
    return layers.size();
  }

  /** Where an arrow leaves its box, from the box's middle. */
  double shift(int arrow) {
    return picture.shift(arrow);
  }

  private int place(int layer) {
    while (rows.size() <= layer) {
      rows.add(new ArrayList<>());
    }
    layers.add(layer);
    rows.get(layer).add(layers.size() - 1);
    return layers.size() - 1;
  }

  /** An arrow to a box that comes earlier, or that one came by, leads back. */
  private void findBack() {
    if (picture.inOrder()) {
      for (var i = 0; i < back.length; i++) {
        back[i] = picture.arrows().get(i).to() <= picture.arrows().get(i).from();
      }
      return;
    }
    var state = new int[picture.boxes().size()];
    for (var box = 0; box < state.length; box++) {
      walk(box, state);
    }
  }

  private void walk(int box, int[] state) {
    if (state[box] != 0) {
      return;
    }
    state[box] = 1;
    for (var i = 0; i < picture.arrows().size(); i++) {
      var arrow = picture.arrows().get(i);
      if (arrow.from() == box) {
        if (state[arrow.to()] == 1) {
          back[i] = true;
        } else {
          walk(arrow.to(), state);
        }
      }
    }
    state[box] = 2;
  }

  private void deepen() {
    for (var changed = true; changed; ) {
      changed = false;
      for (var i = 0; i < picture.arrows().size(); i++) {
        var arrow = picture.arrows().get(i);
        if (!back[i] && layerOf[arrow.to()] <= layerOf[arrow.from()]) {
          layerOf[arrow.to()] = layerOf[arrow.from()] + 1;
          changed = true;
        }
      }
    }
  }

  private void pass() {
    for (var i = 0; i < picture.arrows().size(); i++) {
      if (back[i]) {
        continue;
      }
      var arrow = picture.arrows().get(i);
      var through = new ArrayList<Integer>();
      var upper = arrow.from();
      var pull = pull(i);
      for (var layer = layerOf[arrow.from()] + 1; layer < layerOf[arrow.to()]; layer++) {
        var place = place(layer);
        through.add(place);
        var first = upper == arrow.from();
        links.add(new Link(upper, place, first ? shift(i) : 0, first ? pull : PASSING));
        upper = place;
      }
      passes.put(i, through);
      links.add(new Link(upper, arrow.to(), upper == arrow.from() ? shift(i) : 0, pull));
    }
  }

  /** How much an arrow wants to be straight: most where nothing else leaves or arrives. */
  private int pull(int arrow) {
    var own = picture.arrows().get(arrow);
    var alone =
        picture.arrows().stream().filter(a -> a.from() == own.from()).count() == 1
            && picture.arrows().stream().filter(a -> a.to() == own.to()).count() == 1;
    return alone ? ALONE : own.label().isEmpty() ? ON : 1;
  }

  private void order() {
    beginInOrder();
    var best = copy();
    var fewest = crossings();
    for (var sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      sweep(sweep % 2 == 0);
      swapNeighbours();
      var now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    rows.clear();
    rows.addAll(best);
  }

  /** As one comes by them, the first way first: what belongs together stands together. */
  private void beginInOrder() {
    var order = new int[places()];
    Arrays.fill(order, -1);
    var next = 0;
    for (var box = 0; box < picture.boxes().size(); box++) {
      next = number(box, order, next);
    }
    rows.forEach(row -> row.sort(Comparator.comparingInt(place -> order[place])));
  }

  private int number(int place, int[] order, int next) {
    if (order[place] >= 0) {
      return next;
    }
    order[place] = next;
    var after = next + 1;
    for (var link : links) {
      if (link.upper() == place) {
        after = number(link.lower(), order, after);
      }
    }
    return after;
  }

  private void sweep(boolean down) {
    for (var i = 1; i < rows.size(); i++) {
      var row = rows.get(down ? i : rows.size() - 1 - i);
      var where = positions();
      var centres = new HashMap<Integer, Double>();
      for (var place : row) {
        centres.put(place, centre(place, where, down));
      }
      row.sort(Comparator.comparingDouble(centres::get));
    }
  }

  /** The middle of what it is linked to in the layer before; its own place where there is none. */
  private double centre(int place, int[] where, boolean down) {
    return links.stream()
        .filter(link -> (down ? link.lower() : link.upper()) == place)
        .mapToDouble(link -> down ? where[link.upper()] + bias(link) : (double) where[link.lower()])
        .average()
        .orElse(where[place]);
  }

  /** Ways that leave further left lead further left. */
  private static double bias(Link link) {
    return Math.clamp(link.shift() / 1_000, -0.45, 0.45);
  }

  private void swapNeighbours() {
    for (var better = true; better; ) {
      better = false;
      for (var row : rows) {
        for (var i = 0; i + 1 < row.size(); i++) {
          var before = crossings(row.get(i), row.get(i + 1));
          var after = crossings(row.get(i + 1), row.get(i));
          if (after < before) {
            java.util.Collections.swap(row, i, i + 1);
            better = true;
          }
        }
      }
    }
  }

  /** How often the links of two neighbours cross when one stands left of the other. */
  private int crossings(int left, int right) {
    var where = positions();
    var count = 0;
    for (var one : links) {
      for (var other : links) {
        if (one.lower() == left && other.lower() == right) {
          count += from(one, where) > from(other, where) ? 1 : 0;
        } else if (one.upper() == left && other.upper() == right) {
          count += where[one.lower()] > where[other.lower()] ? 1 : 0;
        }
      }
    }
    return count;
  }

  private int crossings() {
    var where = positions();
    var count = 0;
    for (var i = 0; i < links.size(); i++) {
      for (var k = i + 1; k < links.size(); k++) {
        var one = links.get(i);
        var other = links.get(k);
        if (layer(one.upper()) == layer(other.upper())) {
          var above = Double.compare(from(one, where), from(other, where));
          var below = Integer.compare(where[one.lower()], where[other.lower()]);
          count += above * below < 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  private static double from(Link link, int[] where) {
    return where[link.upper()] + bias(link);
  }

  private int[] positions() {
    var where = new int[places()];
    for (var row : rows) {
      for (var i = 0; i < row.size(); i++) {
        where[row.get(i)] = i;
      }
    }
    return where;
  }

  private List<List<Integer>> copy() {
    return rows.stream().<List<Integer>>map(ArrayList::new).toList();
  }
}
