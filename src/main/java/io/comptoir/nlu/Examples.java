package io.comptoir.nlu;

import io.comptoir.base.Language;
import java.util.List;

/**
 * What a shop teaches: sentences with their intents, and sentences that belong to none.
 *
 * @param outOfScope things people say that this shop cannot serve
 * @param marked sentences in which the shop marked its own entities; each is an example as well
 */
public record Examples(List<Example> examples, List<OutOfScope> outOfScope, List<Marked> marked) {
  public Examples {
    examples = List.copyOf(examples);
    outOfScope = List.copyOf(outOfScope);
    marked = List.copyOf(marked);
  }

  public Examples(List<Example> examples, List<OutOfScope> outOfScope) {
    this(examples, outOfScope, List.of());
  }

  public record Example(Language language, String intent, String text) {}

  public record OutOfScope(Language language, String text) {}

  /**
   * A sentence whose entities the shop marked, as "un sac pour la [montagne](destination)".
   *
   * @param text without the marks
   */
  public record Marked(Language language, String text, List<Mark> marks) {
    public Marked {
      marks = List.copyOf(marks);
    }
  }

  /**
   * @param type the entity's type
   * @param start first character in the text without marks
   * @param end one past the last
   * @param key what the words stand for; empty when they stand for themselves
   */
  public record Mark(String type, int start, int end, String key) {}
}
