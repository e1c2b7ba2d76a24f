package io.comptoir.command;

import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.state.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands behind a rehearsed conversation, in lines for its designer. */
final class SimulatorNotes {
  private final Rehearsal rehearsal;

  SimulatorNotes(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** What was understood, the flows begun, and for each message said where it comes from. */
  String why() {
    var lines = new ArrayList<String>();
    lines.add(understood());
    if (!rehearsal.flowsBegun().isEmpty()) {
      lines.add(
          "flows begun: "
              + String.join(", ", rehearsal.flowsBegun().stream().map(this::begun).toList()));
    }
    for (var reason : rehearsal.reasons()) {
      lines.add(said(reason));
    }
    lines.add(flows());
    rehearsal.mistakes().forEach(m -> lines.add("MISTAKE " + m));
    return String.join("\n", lines);
  }

  String understood() {
    var understood = rehearsal.understood();
    if (understood.isEmpty()) {
      return "understood: nothing was said yet";
    }
    var u = understood.get();
    var text = new StringBuilder("understood: ").append(u.language()).append(", ");
    u.intents().stream()
        .limit(3)
        .forEach(
            i ->
                text.append(i.intent())
                    .append(' ')
                    .append(Math.round(i.confidence() * 100))
                    .append(" %, "));
    text.append(u.inScope() ? "in scope" : "out of scope");
    u.entities()
        .forEach(
            e ->
                text.append("\n  ")
                    .append(e.negated() ? "not " : "")
                    .append(e.type())
                    .append(" = ")
                    .append(Expectation.plain(e.value())));
    u.answer().ifPresent(a -> text.append("\n  answer ").append(a));
    return text.toString();
  }

  /** The flows under way, the one being talked about first, and those that wait. */
  String flows() {
    var memory = rehearsal.memory();
    var lines = new ArrayList<String>();
    memory.stack().reversed().forEach(frame -> lines.add("under way: " + at(frame)));
    memory.parked().forEach(frame -> lines.add("waiting: " + at(frame)));
    if (lines.isEmpty()) {
      lines.add("no flow is under way");
    }
    lines.add("open question: " + Expectation.open(rehearsal));
    return String.join("\n", lines);
  }

  String slots() {
    var memory = rehearsal.memory();
    var lines = new ArrayList<String>();
    memory
        .stack()
        .reversed()
        .forEach(
            frame ->
                frame
                    .slots()
                    .forEach(
                        (name, value) ->
                            lines.add(
                                frame.flow() + "." + name + " = " + Expectation.plain(value))));
    memory
        .slots()
        .forEach(
            (name, value) -> lines.add("conversation." + name + " = " + Expectation.plain(value)));
    rehearsal
        .profile()
        .values()
        .forEach(
            (name, known) ->
                lines.add(
                    "customer."
                        + name
                        + " = "
                        + Expectation.plain(known.value())
                        + " (from "
                        + known.source()
                        + ")"));
    lines.add("shown: " + memory.shown() + ", spoken of: " + memory.focus());
    return String.join("\n", lines);
  }

  String timers() {
    var lines = new ArrayList<String>();
    lines.add("now " + rehearsal.clock().instant());
    rehearsal.timers().forEach(t -> lines.add(t.name() + " goes off " + t.due()));
    if (lines.size() == 1) {
      lines.add("no timer is set");
    }
    return String.join("\n", lines);
  }

  private String begun(String name) {
    var pattern = rehearsal.shop().shop().flows().find(name).filter(Flow::shipped).isPresent();
    return pattern ? name + " (a shipped pattern)" : name;
  }

  private String said(Listening.Reason reason) {
    var text = new StringBuilder("said ").append(reason.key()).append(wording(reason));
    text.append(", because of ").append(reason.answering());
    var step = reason.step();
    if (step == null || reason.key().startsWith("pattern.") && !says(step, reason.key())) {
      return text.append(": the engine’s own pattern").toString();
    }
    return text.append(": flow ")
        .append(step.flow().name())
        .append(", ")
        .append(where(step.flow(), step.position()))
        .toString();
  }

  private static boolean says(Coverage.Step step, String key) {
    return Coverage.named(step.flow().code().get(step.position())).endsWith(key);
  }

  private static String where(Flow flow, int position) {
    var step = flow.code().get(position);
    return flow.file() + ":" + step.line() + " (" + Coverage.named(step) + ")";
  }

  /** Which of several wordings, in which form. */
  private String wording(Listening.Reason reason) {
    var now = rehearsal.now();
    var found = rehearsal.shop().shop().messages().find(reason.key(), now.language());
    if (found.isEmpty()) {
      return "";
    }
    var form = form();
    var own = found.get().texts(form);
    var texts = own.isEmpty() ? found.get().texts(MessageForm.WEB) : own;
    var parts = new ArrayList<String>();
    if (!own.isEmpty() && form != MessageForm.WEB) {
      parts.add("for " + form.name().toLowerCase(Locale.ROOT));
    }
    if (reason.upset()) {
      parts.add("to somebody upset");
    } else if (texts.size() > 1) {
      parts.add(
          "wording " + (Math.floorMod(reason.choice(), texts.size()) + 1) + " of " + texts.size());
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private MessageForm form() {
    return switch (rehearsal.now().identity().channel()) {
      case "sms" -> MessageForm.SMS;
      case "voice" -> MessageForm.VOICE;
      default -> MessageForm.WEB;
    };
  }

  private String at(Frame frame) {
    var flow =
        rehearsal
            .shop()
            .shop()
            .flows()
            .find(frame.flow())
            .filter(f -> f.hash().equals(frame.hash()) && frame.pc() < f.code().size());
    return frame.flow()
        + flow.map(f -> ", " + where(f, frame.pc())).orElse(", in an earlier version")
        + (frame.tries() > 0 ? ", after " + frame.tries() + " tries" : "")
        + slots(frame);
  }

  private static String slots(Frame frame) {
    var known = List.copyOf(frame.slots().keySet());
    return known.isEmpty() ? "" : ", knows " + String.join(", ", known);
  }
}
