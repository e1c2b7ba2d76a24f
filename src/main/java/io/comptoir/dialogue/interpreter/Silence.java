package io.comptoir.dialogue.interpreter;

import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.state.Prompt;
import java.util.Map;
import java.util.Optional;

/**
 * Breaks the silence after a question, once. The timer carries the question's number, so that one
 * that comes too late finds another question, or none, and says nothing.
 */
final class Silence {
  static final String TIMER = "silence";

  private final Turn turn;
  private final Speech speech;

  Silence(Turn turn, Speech speech) {
    this.turn = turn;
    this.speech = speech;
  }

  /** The person said or did something: nobody waits any more. */
  void broken() {
    if (patience().isPresent()) {
      turn.command(new Command.CancelTimer(TIMER));
    }
  }

  /** A question was put: waits for its answer. */
  void begins(Prompt prompt) {
    patience()
        .map(silence -> silence.after().get(turn.view.form()))
        .ifPresent(
            time -> turn.command(new Command.SetTimer(TIMER, prompt.id(), turn.now.plus(time))));
  }

  /** Nobody answered. */
  void fell(long prompt) {
    if (turn.prompt != null && turn.prompt.id() == prompt) {
      patience().ifPresent(silence -> speech.say(silence.say(), Map.of()));
    }
  }

  private Optional<Instruction.Silence> patience() {
    if (turn.prompt == null || turn.prompt.kind() == Prompt.Kind.CLARIFY || turn.stack.isEmpty()) {
      return Optional.empty();
    }
    var frame = turn.frame();
    return turn.flowOf(frame)
        .filter(flow -> flow.hash().equals(frame.hash()) && frame.pc() < flow.code().size())
        .map(flow -> flow.code().get(frame.pc()))
        .map(Silence::asked)
        .map(Instruction.Ask::silence);
  }

  private static Instruction.@org.jspecify.annotations.Nullable Ask asked(Instruction at) {
    return switch (at) {
      case Instruction.Collect collect -> collect.ask();
      case Instruction.Confirm confirm -> confirm.ask();
      case Instruction.Fill fill -> fill.ask();
      default -> null;
    };
  }
}
