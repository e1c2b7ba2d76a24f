package io.comptoir.engine;

import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.Conversation;
import io.comptoir.customer.Customer;
import io.comptoir.dialogue.DialogueState;
import java.util.List;

/**
 * A conversation under this node's lease, with all that its next turn needs.
 *
 * @param doneInput the position of the last input that was taken
 * @param inputs those after it, in order, at most {@link TurnLimits#MAX_INPUTS}
 * @param attempts how many nodes failed to finish this turn before
 */
public record Claim(
    Conversation conversation,
    DialogueState state,
    Customer customer,
    Cart cart,
    long doneInput,
    List<PendingInput> inputs,
    int attempts) {
  public Claim {
    inputs = List.copyOf(inputs);
  }

  /**
   * @param position its place in the conversation's inbox: 1, 2, 3 … without gaps
   * @param number see {@link io.comptoir.dialogue.Input#number()}
   */
  public record PendingInput(long position, long number, Arrival arrival) {}

  /** The same with its first input only, so that one bad input cannot hold up its neighbours. */
  public Claim firstOnly() {
    return inputs.size() <= 1
        ? this
        : new Claim(conversation, state, customer, cart, doneInput, inputs.subList(0, 1), attempts);
  }
}
