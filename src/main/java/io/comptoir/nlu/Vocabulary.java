package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import java.util.List;

/**
 * The words of a shop that name things: grown from its catalogue and from the entities of its
 * {@code nlu} files.
 *
 * @param shapes what is known by its form, not by its words
 */
public record Vocabulary(List<Term> terms, List<Shape> shapes) {
  public Vocabulary {
    terms = List.copyOf(terms);
    shapes = List.copyOf(shapes);
  }

  public Vocabulary(List<Term> terms) {
    this(terms, List.of());
  }

  /**
   * Entities that a pattern describes, whatever the language.
   *
   * @param pattern in RE2's syntax, matched in any case
   */
  public record Shape(String type, String pattern) {}

  /**
   * One way to say one thing in one language.
   *
   * @param type the entity's type, as in {@link Entity}
   * @param words the surface form: "eau de parfum", "peau sèche"
   */
  public record Term(String type, Value value, Language language, String words) {}
}
