package io.comptoir.dialogue.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question that is open.
 *
 * @param id its number among the questions of the conversation; buttons that answer it carry it
 * @param slot what it asks for; the form's slots joined by commas; null for a yes or no
 */
public record Prompt(int id, Kind kind, @Nullable String slot, List<Option> options) {
  public Prompt {
    options = options == null ? List.of() : List.copyOf(options);
  }

  /** Value of the option to have a person instead, offered when a question was given up. */
  public static final String PERSON = "@person";

  public boolean offersPerson() {
    return options.stream().anyMatch(option -> option.value().equals(PERSON));
  }

  public enum Kind {
    SLOT,
    FORM,
    CONFIRM,
    /** Which of these was meant: the values are {@code do} payloads. */
    CLARIFY
  }

  public record Option(String value, String label) {}
}
