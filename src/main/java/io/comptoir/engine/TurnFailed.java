package io.comptoir.engine;

/** A turn that cannot be decided as it stands. It is tried again, then apologised for. */
final class TurnFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TurnFailed(String message) {
    super(message);
  }
}
