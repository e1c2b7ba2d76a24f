package io.comptoir.customer;

import java.time.Instant;

/**
 * Whether a person wants to hear from a shop's account on a channel.
 *
 * @param given false once they asked it to stop
 * @param proof how that is known: the platform's id of the message that said it, a form's name and
 *     version, an order; nothing of what a person wrote
 */
public record Consent(boolean given, String proof, Instant at) {
  private static final int MAX_PROOF_CHARS = 300;

  public Consent {
    if (proof.isBlank() || proof.length() > MAX_PROOF_CHARS) {
      throw new IllegalArgumentException("a consent has a proof of 1 to 300 characters");
    }
  }
}
