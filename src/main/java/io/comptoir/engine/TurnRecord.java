package io.comptoir.engine;

import io.comptoir.action.LocalWrite;
import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.ConversationId;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.event.Fact;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All that one turn changes, to be committed at once or not at all.
 *
 * @param version of the conversation that it was decided on
 * @param firstInput position of the first input taken
 * @param lastInput position of the last input taken
 * @param state its prompt number is {@link DialogueState#NOT_YET} when one of the replies asks
 * @param steps reads and local actions as they answered, so that the turn replays exactly
 * @param deliver the channel whose outbox takes the replies; empty where the channel reads the
 *     conversation itself
 */
public record TurnRecord(
    ConversationId conversation,
    long version,
    long firstInput,
    long lastInput,
    String shopVersion,
    DialogueState state,
    Control control,
    Language language,
    List<Said> replies,
    List<LocalWrite> writes,
    List<Command.Invoke> requests,
    List<Command.SetTimer> timers,
    List<String> cancelledTimers,
    Optional<Command.HandOver> handOver,
    boolean handedBack,
    List<Fact> facts,
    List<Step> steps,
    Optional<String> deliver,
    Instant at) {
  public TurnRecord {
    replies = List.copyOf(replies);
    writes = List.copyOf(writes);
    requests = List.copyOf(requests);
    timers = List.copyOf(timers);
    cancelledTimers = List.copyOf(cancelledTimers);
    facts = List.copyOf(facts);
    steps = List.copyOf(steps);
  }

  /**
   * A reply that has no number yet.
   *
   * @param asks see {@link io.comptoir.dialogue.Reply#asks()}
   */
  public record Said(UUID id, Author author, Content content, boolean asks) {}

  public record Step(
      String call, String action, Map<String, Value> arguments, ActionResult result) {}

  /**
   * The number that the open question has once the replies are numbered from {@code firstSeq}; 0
   * when nothing is asked.
   */
  public long promptNumber(long firstSeq) {
    if (state.promptNumber() != DialogueState.NOT_YET) {
      return state.promptNumber();
    }
    for (var i = replies.size() - 1; i >= 0; i--) {
      if (replies.get(i).asks()) {
        return firstSeq + i;
      }
    }
    return 0;
  }
}
