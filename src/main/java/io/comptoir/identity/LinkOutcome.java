package io.comptoir.identity;

/** How an attempt to make one customer of two ended. */
public sealed interface LinkOutcome {
  record Linked(Merge merge) implements LinkOutcome {}

  /** They were one customer already. */
  record Already() implements LinkOutcome {}

  record Refused(Reason reason) implements LinkOutcome {}

  enum Reason {
    /** There is no such link or code in this shop, or it is not for this channel. */
    UNKNOWN,
    /** Its time is over. */
    EXPIRED,
    /** It opened something before. */
    USED,
    /** It was opened where it was asked for. */
    SAME,
    /** Each of them has an account of its own in the shop. */
    TWO_ACCOUNTS
  }
}
