package io.comptoir.dialogue;

/**
 * Where a conversation stands, as the dialogue sees it: small, versioned, written as JSON. The
 * engine keeps it and never looks inside, but for the prompt's number.
 *
 * @param json the dialogue's own; "{}" at the start
 * @param promptNumber the number of the message that asked the open question; {@link #NOT_YET}
 *     while that message is part of the turn being decided, 0 when nothing is asked
 */
public record DialogueState(String json, long promptNumber) {
  /** Higher than any input's number, so that nothing already sent answers it. */
  public static final long NOT_YET = Long.MAX_VALUE;

  public static final DialogueState START = new DialogueState("{}", 0);

  public DialogueState withPromptNumber(long number) {
    return new DialogueState(json, number);
  }
}
