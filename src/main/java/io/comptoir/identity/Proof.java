package io.comptoir.identity;

/** By what it was shown that two identities are one person. */
public enum Proof {
  /** A signed link, opened once. */
  LINK,
  /** A one-time code, typed on the other channel. */
  CODE,
  /** A log-in on the shop's site, signed by the shop. */
  LOGIN,
  /** The shop's own system says whose account it is. */
  ACCOUNT
}
