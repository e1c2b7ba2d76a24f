package io.comptoir.dialogue;

import io.comptoir.dialogue.state.Memory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands, as the dialogue sees it: small, versioned, written as JSON. The
 * engine keeps it and never looks inside, but for the prompt's number.
 *
 * <p>A value: the text and the memory are two forms of one thing, and whichever is missing is made
 * when it is first asked for. A turn of several decisions so reads once and writes once.
 */
public final class DialogueState {
  /** Higher than any input's number, so that nothing already sent answers it. */
  public static final long NOT_YET = Long.MAX_VALUE;

  public static final DialogueState START = new DialogueState("{}", 0);

  private final long promptNumber;
  private volatile @Nullable String json;
  private volatile @Nullable Memory memory;

  /**
   * @param json as it was kept; "{}" at the start
   * @param promptNumber the number of the message that asked the open question; {@link #NOT_YET}
   *     while that message is part of the turn being decided, 0 when nothing is asked
   */
  public DialogueState(String json, long promptNumber) {
    this(json, null, promptNumber);
  }

  public DialogueState(Memory memory, long promptNumber) {
    this(null, memory, promptNumber);
  }

  private DialogueState(@Nullable String json, @Nullable Memory memory, long promptNumber) {
    this.json = json;
    this.memory = memory;
    this.promptNumber = promptNumber;
  }

  public long promptNumber() {
    return promptNumber;
  }

  public DialogueState withPromptNumber(long number) {
    return new DialogueState(json, memory, number);
  }

  public String json() {
    var text = json;
    if (text == null) {
      text = Objects.requireNonNull(memory).json();
      json = text;
    }
    return text;
  }

  /** What is remembered; a fresh memory where the text cannot be read. */
  public Memory memory() {
    var read = memory;
    if (read == null) {
      read = Memory.read(Objects.requireNonNull(json));
      memory = read;
    }
    return read;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DialogueState state
        && promptNumber == state.promptNumber
        && json().equals(state.json());
  }

  @Override
  public int hashCode() {
    return Objects.hash(json(), promptNumber);
  }

  @Override
  public String toString() {
    return "DialogueState[json=" + json() + ", promptNumber=" + promptNumber + "]";
  }
}
