package io.comptoir.engine;

/** An input that is not taken, and why. Nothing of it was kept. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public enum Reason {
    /** No shop of that name is served here. */
    UNKNOWN_SHOP,
    UNKNOWN_CONVERSATION,
    /** The key was used for an input of another conversation. */
    KEY_USED_ELSEWHERE,
    /** A message of that id, accepted under another key, is already in the conversation. */
    ID_USED,
    /** Longer than {@link TurnLimits#MAX_INPUT_CHARS}. */
    TOO_LARGE,
    /** A kind of content that only the shop sends, such as a cart block. */
    NOT_A_CUSTOMERS,
    /** The server is closing or has more waiting than it can take; try again soon. */
    BUSY
  }

  public Refused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
