package io.comptoir.commerce.payment;

/** A payment provider did not do what it was asked, and may do it later. */
public final class ProviderFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public enum Category {
    /** It was not reached: nothing was done. */
    UNREACHABLE,
    /** No answer came: it may have been done, and asking again under the same id tells. */
    UNKNOWN,
    /** It answered that it cannot now: too many requests, its own error. */
    UNWELL,
    /** It refused what we sent: keys, set-up or request are wrong; an operator must mend it. */
    REFUSED,
    /** Its answer was not signed by it, or not what its documentation says. */
    NOT_ITS_WORD
  }

  private final Category category;

  /**
   * @param message for operators; no secret and nothing of the customer
   */
  public ProviderFailure(Category category, String message) {
    super(message);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
