package io.comptoir.dialogue;

import io.comptoir.base.Value;
import io.comptoir.message.Content;
import java.util.Map;
import java.util.Set;

/**
 * Makes the rich blocks that flows show: {@code products}, {@code product}, {@code comparison},
 * {@code cart}, {@code recap}, {@code order}, {@code orders}, {@code payment}, {@code stores},
 * {@code reviews}. Pure given the view's catalogue, cart and language.
 */
public interface BlockRenderer {
  /**
   * @param arguments what to show, as actions returned it
   * @throws IllegalArgumentException when the block or an argument is unknown
   */
  Content render(String block, Map<String, Value> arguments, View view);

  /** The blocks it knows. */
  Set<String> names();
}
