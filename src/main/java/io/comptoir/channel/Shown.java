package io.comptoir.channel;

import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.List;
import java.util.Optional;

/**
 * A message as a channel shows it.
 *
 * @param parts in order
 * @param numbered what the number 1, 2 … answers, where choices are lines with numbers
 */
public record Shown(List<Content> parts, List<Action> numbered) {
  public Shown {
    parts = List.copyOf(parts);
    numbered = List.copyOf(numbered);
  }

  /** What a written number answers; empty when that number was not shown. */
  public Optional<Action> answeredBy(int number) {
    return number >= 1 && number <= numbered.size()
        ? Optional.of(numbered.get(number - 1))
        : Optional.empty();
  }
}
