package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Reply;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.dialogue.state.Memory;
import io.comptoir.dialogue.state.Prompt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The working copy of one decision: what is remembered, what will be said and what will be done.
 * Lives as long as one call of {@code decide}.
 */
final class Turn {
  /** More flows under way than this: the oldest is left. */
  static final int MAX_STACK = 6;

  private static final int MAX_PARKED = 10;

  final Script script;
  final FlowDialogue.Trace trace;
  final View view;
  final Instant now;
  final List<Frame> stack;
  final List<Frame> parked;
  final Map<String, Value> slots;
  final List<Reply> replies = new ArrayList<>();
  final List<Command> commands = new ArrayList<>();

  @Nullable Prompt prompt;
  List<String> shown;
  @Nullable String focus;
  int misses;
  boolean greeted;
  @Nullable Instant lastAt;

  /** Number of the message that is heard, where its words can be found again; 0 when none is. */
  long heard;

  boolean upset;
  boolean urgent;
  Language language;

  private final @Nullable Language channelLanguage;
  private final long promptNumber;
  private int count;
  private int lastAnswered;
  private boolean asked;
  private boolean spoken;
  private boolean switched;

  Turn(Script script, DialogueState state, View view, Instant now, FlowDialogue.Trace trace) {
    this.trace = trace;
    var memory = state.memory();
    this.script = script;
    this.now = now;
    this.stack = new ArrayList<>(memory.stack());
    this.parked = new ArrayList<>(memory.parked());
    this.slots = new LinkedHashMap<>(memory.slots());
    this.prompt = memory.prompt();
    this.shown = memory.shown();
    this.focus = memory.focus();
    this.misses = memory.misses();
    this.greeted = memory.greeted();
    this.lastAt = memory.lastAt();
    this.count = memory.count();
    this.lastAnswered = memory.lastAnswered();
    this.promptNumber = state.promptNumber();
    this.channelLanguage = view.language();
    var spoken = memory.language();
    this.language =
        spoken != null && view.language().equals(memory.channelLanguage())
            ? spoken
            : view.language();
    this.view = view;
  }

  /** The view in the language that is spoken now. */
  View view() {
    return language.equals(view.language())
        ? view
        : new View(
            view.conversation(),
            view.shop(),
            view.form(),
            language,
            view.zone(),
            view.control(),
            view.profile(),
            view.cart(),
            view.catalog(),
            view.blocks(),
            view.channel());
  }

  /** A person's input begins: what was known for the one before only is forgotten. */
  void personSpoke() {
    spoken = true;
    for (var i = 0; i < stack.size(); i++) {
      var frame = stack.get(i);
      var flow = flowOf(frame).orElse(null);
      if (flow != null) {
        for (var slot : flow.slots().values()) {
          if (slot.scope() == Slot.Scope.TURN && frame.slots().containsKey(slot.name())) {
            frame = frame.with(slot.name(), null);
          }
        }
        stack.set(i, frame);
      }
    }
  }

  /** The next number that no action, question or timer of this conversation had. */
  int number() {
    return ++count;
  }

  /** How many so far; changes from turn to turn, and so picks among variants. */
  int variant() {
    return view.conversation().value().hashCode() + count + replies.size();
  }

  /** Whether the open question was put before this input was sent. */
  boolean answerable(long input) {
    return prompt != null && input > promptNumber;
  }

  Optional<Frame> top() {
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.getLast());
  }

  Frame frame() {
    return stack.getLast();
  }

  void replaceTop(Frame frame) {
    stack.set(stack.size() - 1, frame);
  }

  void push(Frame frame) {
    if (stack.size() >= MAX_STACK) {
      var oldest = 0;
      while (oldest < stack.size() && acting(oldest)) {
        oldest++;
      }
      remove(oldest < stack.size() ? oldest : 0);
    }
    stack.add(frame);
  }

  /** Leaves a flow wherever it is; one that it called goes on by itself. */
  Frame remove(int index) {
    var frame = stack.remove(index);
    if (index < stack.size() && stack.get(index).caller()) {
      stack.set(index, stack.get(index).uncalled());
    }
    return frame;
  }

  /**
   * Whether a flow has asked for something that cannot be called back, or was called by one, and so
   * must hear how it ended.
   */
  private boolean acting(int index) {
    return stack.get(index).call() != null
        || (index + 1 < stack.size() && stack.get(index + 1).caller() && acting(index + 1));
  }

  /** Whether any flow waits for the result of an action. */
  boolean acting() {
    return stack.stream().anyMatch(frame -> frame.call() != null);
  }

  /** Leaves all flows but those that wait for a result. */
  void leaveAll() {
    var kept = new ArrayList<Frame>();
    for (var i = 0; i < stack.size(); i++) {
      if (acting(i)) {
        kept.add(stack.get(i));
      }
    }
    stack.clear();
    stack.addAll(kept);
  }

  /** How many flows wait for one another, up to the one on top. */
  int calls() {
    var calls = 0;
    for (var i = stack.size() - 1; i >= 0 && stack.get(i).caller(); i--) {
      calls++;
    }
    return calls;
  }

  /** Puts the flow on top aside, with those that wait for it. */
  void park() {
    var first = stack.size() - 1 - calls();
    var chain = List.copyOf(stack.subList(first, stack.size()));
    stack.subList(first, stack.size()).clear();
    while (!parked.isEmpty() && parked.size() + chain.size() > MAX_PARKED) {
      do {
        parked.removeFirst();
      } while (!parked.isEmpty() && parked.getFirst().caller());
    }
    parked.addAll(chain);
  }

  /** Takes a parked flow up again, with those that wait for it. */
  void unpark(int index) {
    var first = index;
    while (first > 0 && parked.get(first).caller()) {
      first--;
    }
    var chain = List.copyOf(parked.subList(first, index + 1));
    parked.subList(first, index + 1).clear();
    chain.forEach(this::push);
  }

  Optional<Flow> flowOf(Frame frame) {
    return script.flow(frame.flow(), frame.hash());
  }

  /** The open question was answered; its buttons are dead from now on. */
  void answered() {
    if (prompt != null) {
      lastAnswered = prompt.id();
    }
  }

  /** Whether it is the question answered last, pressed a second time. */
  boolean justAnswered(String id) {
    return id.equals(Integer.toString(lastAnswered));
  }

  /** After words a button pressed once more is no double press. */
  void forgetAnswered() {
    lastAnswered = 0;
  }

  void open(Prompt prompt) {
    this.prompt = prompt;
    this.asked = true;
  }

  void close() {
    this.prompt = null;
    this.asked = false;
  }

  void command(Command command) {
    commands.add(command);
  }

  void record(String event, Map<String, Value> data) {
    commands.add(new Command.Record(event, data));
  }

  void speak(Language language) {
    if (!language.equals(this.language)) {
      this.language = language;
      this.switched = true;
      commands.add(new Command.Speak(language));
    }
  }

  /** Whether the language changed in this turn, once for whoever asks. */
  boolean takeSwitched() {
    var was = switched;
    switched = false;
    return was;
  }

  /** Products that now stand before the person's eyes. */
  void show(List<String> products) {
    if (products.isEmpty()) {
      return;
    }
    shown = products.subList(0, Math.min(12, products.size()));
    focus = products.size() == 1 ? products.getFirst() : null;
  }

  Decision decision() {
    var memory =
        new Memory(
            Memory.VERSION,
            stack,
            prompt,
            slots,
            shown,
            focus,
            misses,
            count,
            language,
            channelLanguage,
            greeted,
            spoken ? now : lastAt,
            parked,
            lastAnswered);
    var number = prompt == null ? 0 : asked ? DialogueState.NOT_YET : promptNumber;
    return new Decision(new DialogueState(memory, number), asking(), commands);
  }

  /** When a question was put, the last reply that asks carries its number; there is always one. */
  private List<Reply> asking() {
    if (!asked || replies.isEmpty() || replies.stream().anyMatch(Reply::asks)) {
      return replies;
    }
    var last = replies.removeLast();
    replies.add(new Reply(last.content(), true, last.key()));
    return replies;
  }
}
