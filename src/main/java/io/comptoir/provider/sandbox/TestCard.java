package io.comptoir.provider.sandbox;

import java.util.Optional;

/** What the sandbox does with each test card, by the token that the browser makes of it. */
public enum TestCard {
  /** 4242 4242 4242 4242. */
  ACCEPTED("tok_accepted"),
  /** 4000 0000 0000 0002. */
  DECLINED("tok_declined"),
  /** 4000 0000 0000 9995. */
  INSUFFICIENT_FUNDS("tok_insufficient_funds"),
  /** 4000 0025 0000 3155: asks to confirm first. */
  AUTHENTICATION("tok_authentication"),
  /** Any test card whose date has passed. */
  EXPIRED("tok_expired");

  private final String token;

  TestCard(String token) {
    this.token = token;
  }

  public String token() {
    return token;
  }

  /** Empty for anything but one of the tokens: a card number, above all. */
  public static Optional<TestCard> of(String token) {
    for (var card : values()) {
      if (card.token.equals(token)) {
        return Optional.of(card);
      }
    }
    return Optional.empty();
  }
}
