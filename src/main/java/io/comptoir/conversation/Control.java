package io.comptoir.conversation;

/** Who holds the microphone. */
public enum Control {
  BOT,
  /**
   * A person was asked for; until one takes it, the bot still helps but never pretends to be them.
   */
  OFFERED,
  /** An adviser answers; the bot is silent. */
  AGENT
}
