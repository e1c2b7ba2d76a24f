package io.comptoir.engine;

/**
 * The store did not answer; whatever was under way may or may not be kept. Trying again is safe.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
