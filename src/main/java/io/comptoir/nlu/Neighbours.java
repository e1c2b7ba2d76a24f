package io.comptoir.nlu;

import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.intent.SparseVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The examples of a shop as its model sees them, to say which ones a sentence resembles. */
public final class Neighbours {
  private final TrainedUnderstander understander;
  private final List<Placed> placed = new ArrayList<>();

  private record Placed(Example example, SparseVector vector) {}

  /**
   * @param likeness cosine, 0 to 1
   */
  public record Neighbour(Example example, double likeness) {}

  public Neighbours(TrainedUnderstander understander, List<Example> examples) {
    this.understander = understander;
    for (var example : examples) {
      placed.add(new Placed(example, understander.vector(example.text(), example.language())));
    }
  }

  /** The examples of this intent that resemble the sentence most, the nearest first. */
  public List<Neighbour> nearest(String text, Context context, String intent, int most) {
    var vector = understander.vector(text, context.language());
    return placed.stream()
        .filter(p -> p.example().intent().equals(intent))
        .map(p -> new Neighbour(p.example(), vector.cosine(p.vector())))
        .sorted(Comparator.comparingDouble(Neighbour::likeness).reversed())
        .limit(most)
        .toList();
  }
}
