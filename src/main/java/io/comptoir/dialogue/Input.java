package io.comptoir.dialogue;

import io.comptoir.base.Value;
import io.comptoir.message.Content;
import io.comptoir.nlu.Understanding;
import java.util.Map;

/** What can happen to a conversation, one at a time and in order. */
public sealed interface Input {
  /**
   * Its place in the conversation: a message's own number, else the number of the newest message
   * when it arrived. An input answers only a prompt whose number is lower than its own.
   */
  long number();

  /** The customer wrote or said words. */
  record Said(long number, String text, Understanding understanding) implements Input {}

  /** The customer pressed a button, sent a form, a picture, a place: anything but words. */
  record Sent(long number, Content content) implements Input {}

  /**
   * A timer that the dialogue set is due.
   *
   * @param generation as it was set; an older one was cancelled meanwhile
   */
  record TimerFired(long number, String name, long generation) implements Input {}

  /**
   * @param call the {@link Command.Invoke#call()} that it answers
   */
  record ActionFinished(long number, String call, ActionResult result) implements Input {}

  /** Something happened outside: a payment was settled, a parcel left. */
  record EventOccurred(long number, String name, Map<String, Value> data) implements Input {
    public EventOccurred {
      data = Map.copyOf(data);
    }
  }

  /** An adviser gave the conversation back to the bot. */
  record HandedBack(long number) implements Input {}
}
