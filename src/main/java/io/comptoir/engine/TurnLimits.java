package io.comptoir.engine;

/** What one turn may hold, so that no conversation can starve the others. */
public final class TurnLimits {
  /** Characters of one input, all its fields together. More is refused: {@link Refused}. */
  public static final int MAX_INPUT_CHARS = 20_000;

  /** Characters of a key that recognises a repeated input. Longer ones are refused. */
  public static final int MAX_KEY_CHARS = 300;

  /** Inputs folded into one turn; the others wait for the next turn of the same conversation. */
  public static final int MAX_INPUTS = 20;

  /** Decisions that one input may lead to. More is a failed attempt. */
  public static final int MAX_ROUNDS = 12;

  /** Replies of one input. More is a failed attempt; inputs after the twentieth reply wait. */
  public static final int MAX_REPLIES = 20;

  /** Characters of the dialogue's state. More is a failed attempt. */
  public static final int MAX_STATE_CHARS = 64 * 1024;

  /** Failed attempts before the person hears an apology and waits for a human. */
  public static final int MAX_ATTEMPTS = 3;

  /**
   * Nodes that may stop in the middle of a turn before the turn itself is suspected: a few restarts
   * in a row are nobody's fault. Each one more counts as a failed attempt.
   */
  public static final int FORGIVEN_STOPS = 2;

  /** Times a turn is decided again because a cart, profile or order had changed meanwhile. */
  public static final int MAX_CONFLICTS = 10;

  /** Inputs that wait for the accepting writer. More are refused as busy. */
  public static final int MAX_WAITING = 10_000;

  private TurnLimits() {}
}
