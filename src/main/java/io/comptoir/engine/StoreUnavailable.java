package io.comptoir.engine;

/**
 * The store did not answer; whatever was under way may or may not be kept. Trying again is safe.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it did not. */
  public enum Cause {
    /** It cannot be reached: nobody gets an answer. */
    AWAY,
    /** It was waited for too long, for a lock or a statement: others may get theirs. */
    TOO_LONG
  }

  private final Cause cause;

  public StoreUnavailable(String message, Throwable error) {
    this(Cause.AWAY, message, error);
  }

  public StoreUnavailable(Cause cause, String message, Throwable error) {
    super(message, error);
    this.cause = cause;
  }

  public boolean isAway() {
    return cause == Cause.AWAY;
  }
}
