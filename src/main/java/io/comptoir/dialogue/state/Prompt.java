package io.comptoir.dialogue.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question that is open.
 *
 * @param id its number among the questions of the conversation; buttons that answer it carry it
 * @param slot what it asks for; the form's slots joined by commas; null for a yes or no
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Prompt(int id, Kind kind, @Nullable String slot, List<Option> options) {
  public Prompt {
    options = options == null ? List.of() : List.copyOf(options);
  }

  public enum Kind {
    @JsonProperty("slot")
    SLOT,
    @JsonProperty("form")
    FORM,
    @JsonProperty("confirm")
    CONFIRM,
    /** Which of these was meant: the values are {@code do} payloads. */
    @JsonProperty("clarify")
    CLARIFY
  }

  public record Option(String value, String label) {}
}
