package io.comptoir.command;

/** A command could not do its work; the message says what happened, what is safe and what to do. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Failure(String message) {
    super(message);
  }

  public Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
