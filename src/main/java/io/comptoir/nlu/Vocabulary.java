package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import java.util.List;

/**
 * The words of a shop that name things: grown from its catalogue and from the entities of its
 * {@code nlu} files.
 */
public record Vocabulary(List<Term> terms) {
  public Vocabulary {
    terms = List.copyOf(terms);
  }

  /**
   * One way to say one thing in one language.
   *
   * @param type the entity's type, as in {@link Entity}
   * @param words the surface form: "eau de parfum", "peau sèche"
   */
  public record Term(String type, Value value, Language language, String words) {}
}
