package io.comptoir.nlu;

import io.comptoir.base.Language;
import java.util.List;

/**
 * What a shop teaches: sentences with their intents, and sentences that belong to none.
 *
 * @param outOfScope things people say that this shop cannot serve
 */
public record Examples(List<Example> examples, List<OutOfScope> outOfScope) {
  public Examples {
    examples = List.copyOf(examples);
    outOfScope = List.copyOf(outOfScope);
  }

  public record Example(Language language, String intent, String text) {}

  public record OutOfScope(Language language, String text) {}
}
