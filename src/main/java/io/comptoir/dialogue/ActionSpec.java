package io.comptoir.dialogue;

import java.util.List;
import java.util.Map;

/**
 * What a flow may know of an action.
 *
 * @param name {@code cart.add}
 * @param effect what it does to the world
 * @param arguments name → type word ({@code product}, {@code number}, {@code text}, {@code amount},
 *     {@code truth}, {@code items}, {@code fields}); a trailing {@code ?} makes it optional
 * @param results name → type word
 * @param errors the codes it may fail with
 */
public record ActionSpec(
    String name,
    Effect effect,
    Map<String, String> arguments,
    Map<String, String> results,
    List<String> errors) {
  public ActionSpec {
    arguments = Map.copyOf(arguments);
    results = Map.copyOf(results);
    errors = List.copyOf(errors);
  }

  public enum Effect {
    /** Looks and changes nothing. */
    READ,
    /**
     * Changes what the customer can change back in the conversation (cart, tastes): runs inside the
     * turn and is committed with it; needs no confirmation.
     */
    LOCAL,
    /**
     * Keeps something scarce for a short time and lets go by itself: runs after the commit with an
     * idempotency key, as a write does, and needs no confirmation.
     */
    HOLD,
    /**
     * Money, stock, orders, anything outside: runs after the commit with an idempotency key, and
     * only behind a confirmation.
     */
    WRITE
  }
}
