package io.comptoir.channel;

/** What came in is not what the platform sends. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param where in the request, without a word of what was in it
   */
  public Malformed(String where) {
    super(where, null, false, false);
  }
}
