package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.message.Words;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the questions of a flow: one slot, a form of several, or a yes. */
final class Asking {
  /** The answer that leaves an optional question open. */
  static final String SKIP = "skip";

  /** Slot that notes which optional questions were left open. */
  static final String SKIPPED = "skipped";

  /** Slot that notes that a form was answered in words, and is not shown again. */
  static final String NO_FORM = "no_form";

  private static final int MAX_OPTIONS = 10;

  private final Turn turn;
  private final Speech speech;

  Asking(Turn turn, Speech speech) {
    this.turn = turn;
    this.speech = speech;
  }

  /**
   * Asks unless it is known.
   *
   * @return whether it asked, and so waits
   */
  boolean collect(Interpreter interpreter, Flow flow, Instruction.Collect collect) {
    var frame = turn.frame();
    var slot = java.util.Objects.requireNonNull(flow.slots().get(collect.slot()));
    var held = Known.held(turn, frame, slot);
    if (held == null) {
      held = preferred(collect, new Known(turn, frame, flow));
      if (held != null) {
        interpreter.keep(flow, slot.name(), held);
      }
    }
    if (held != null) {
      var refused = refused(flow, collect);
      if (refused == null) {
        turn.replaceTop(turn.frame().at(frame.pc() + 1, frame.step()));
        return false;
      }
      speech.text(
          speech.words(refused, Map.of(), new Known(turn, turn.frame(), flow)),
          List.of(),
          false,
          null);
      interpreter.keep(flow, slot.name(), null);
      if (tried() > collect.retries().max()) {
        return giveUp(collect);
      }
    } else if (skipped(collect)) {
      turn.replaceTop(turn.frame().at(frame.pc() + 1, frame.step()));
      return false;
    }
    ask(flow, slot, collect);
    return true;
  }

  /** Counts one more answer that was not accepted, and says how many there were. */
  int tried() {
    var tries = turn.frame().tries() + 1;
    turn.replaceTop(turn.frame().tried(tries));
    return tries;
  }

  /**
   * Stops asking: goes where the flow says, else offers a person.
   *
   * @return whether it waits now
   */
  boolean giveUp(Instruction.Collect collect) {
    turn.close();
    turn.replaceTop(turn.frame().tried(0));
    if (collect.retries().then() >= 0) {
      turn.replaceTop(turn.frame().at(collect.retries().then(), collect.id()));
      return false;
    }
    var person = speech.words("pattern.person_label");
    speech.say(
        "pattern.give_up",
        Map.of(),
        List.of(
            new Action.Reply(person, Press.to("person").payload()),
            new Action.Reply(speech.words("pattern.cancel_label"), Press.to("cancel").payload())),
        false);
    turn.open(
        new Prompt(
            turn.number(),
            Prompt.Kind.SLOT,
            collect.slot(),
            List.of(new Prompt.Option(Prompt.PERSON, person))));
    return true;
  }

  /**
   * Shows a form for what is not known yet, where the channel has forms.
   *
   * @return whether it asked
   */
  boolean fill(Flow flow, Instruction.Fill fill) {
    return fill(flow, fill, Map.of(), Map.of());
  }

  boolean fill(
      Flow flow, Instruction.Fill fill, Map<String, String> given, Map<String, String> errors) {
    var frame = turn.frame();
    var slots = fill.slots().stream().map(name -> flow.slots().get(name)).toList();
    var allKnown =
        slots.stream()
            .allMatch(
                s ->
                    s == null
                        || s.optional()
                        || s.initial() != null
                        || Known.held(turn, frame, s) != null);
    if (turn.view.form() != MessageForm.WEB
        || frame.slots().containsKey(NO_FORM)
        || (allKnown && errors.isEmpty())) {
      return false;
    }
    var fields = new ArrayList<Content.Field>();
    var words = new Words(turn.view.catalog(), turn.language);
    for (var slot : slots) {
      if (slot != null) {
        var held = Known.held(turn, frame, slot);
        if (held == null) {
          held = slot.initial();
        }
        var value = given.get(slot.name());
        fields.add(
            field(
                flow,
                slot,
                value != null ? value : held == null ? null : Speech.plain(held, words),
                errors.get(slot.name())));
      }
    }
    var known = new Known(turn, frame, flow);
    var id = turn.number();
    turn.replaceTop(frame.at(frame.pc(), fill.id()));
    turn.open(new Prompt(id, Prompt.Kind.FORM, String.join(",", fill.slots()), List.of()));
    speech.add(
        new Content.Form(
            formId(id),
            speech.words(fill.ask().key(), fill.ask().with(), known),
            fields,
            speech.words(fill.submit(), Map.of(), known)),
        true,
        null);
    return true;
  }

  static String formId(int prompt) {
    return "form-" + prompt;
  }

  void confirm(Instruction.Confirm confirm, Known known) {
    var id = turn.number();
    var options =
        List.of(
            new Prompt.Option("yes", label(confirm.ask().key() + ".yes", "pattern.yes")),
            new Prompt.Option("no", label(confirm.ask().key() + ".no", "pattern.no")));
    turn.replaceTop(turn.frame().at(turn.frame().pc(), confirm.id()));
    turn.open(new Prompt(id, Prompt.Kind.CONFIRM, null, options));
    speech.ask(confirm.ask(), buttons(id, options), known);
  }

  private void ask(Flow flow, Slot slot, Instruction.Collect collect) {
    var frame = turn.frame();
    var known = new Known(turn, frame, flow);
    var id = turn.number();
    var options = options(flow, slot, collect, known);
    turn.replaceTop(frame.at(frame.pc(), collect.id()));
    turn.open(new Prompt(id, Prompt.Kind.SLOT, slot.name(), options));
    speech.ask(collect.ask(), buttons(id, options), known);
  }

  /** What a question of the flow on top offers, as if it were put now. */
  Prompt offered(Flow flow, Slot slot, Instruction.Collect collect) {
    var known = new Known(turn, turn.frame(), flow);
    return new Prompt(0, Prompt.Kind.SLOT, slot.name(), options(flow, slot, collect, known));
  }

  private static List<Action> buttons(int prompt, List<Prompt.Option> options) {
    return options.stream()
        .<Action>map(o -> new Action.Reply(o.label(), Press.answer(prompt, o.value()).payload()))
        .toList();
  }

  private List<Prompt.Option> options(
      Flow flow, Slot slot, Instruction.Collect collect, Known known) {
    var options = new ArrayList<Prompt.Option>();
    for (var value : collect.options().values()) {
      options.add(new Prompt.Option(value, choice(flow, slot, value)));
    }
    var from = collect.options().from();
    if (from != null && from.value(known).orElse(null) instanceof Value.Items(var items)) {
      var words = new Words(turn.view.catalog(), turn.language);
      for (var item : items) {
        options.add(new Prompt.Option(optionValue(item, words), words.of(item)));
      }
    }
    if (options.isEmpty() && slot.type() == Slot.Type.TRUTH) {
      options.add(new Prompt.Option("true", speech.words("pattern.yes")));
      options.add(new Prompt.Option("false", speech.words("pattern.no")));
    }
    if (collect.optional()) {
      options.add(new Prompt.Option(SKIP, speech.words("pattern.skip_label")));
    }
    return options.size() > MAX_OPTIONS ? options.subList(0, MAX_OPTIONS) : options;
  }

  private static String optionValue(Value item, Words words) {
    if (item instanceof Value.Fields(var fields)) {
      for (var name : List.of("value", "id", "number", "store", "product", "order")) {
        var value = fields.get(name);
        if (value != null) {
          return Speech.plain(value, words);
        }
      }
    }
    return Speech.plain(item, words);
  }

  private String choice(Flow flow, Slot slot, String value) {
    var own = speech.words(flow.name() + "." + slot.name() + "." + value);
    return own.isEmpty() ? speech.words("choice." + slot.name() + "." + value) : own;
  }

  private String label(String own, String usual) {
    var words = speech.words(own);
    return words.isEmpty() ? speech.words(usual) : words;
  }

  private boolean skipped(Instruction.Collect collect) {
    return collect.optional()
        && turn.frame().slots().get(SKIPPED) instanceof Value.Items(var names)
        && names.contains(Value.of(collect.slot()));
  }

  private static @Nullable Value preferred(Instruction.Collect collect, Known known) {
    for (var source : collect.prefer()) {
      var value = source.value(known);
      if (value.isPresent()) {
        return value.get();
      }
    }
    return null;
  }

  /** The message of the first condition that the value does not hold. */
  private @Nullable String refused(Flow flow, Instruction.Collect collect) {
    var known = new Known(turn, turn.frame(), flow);
    return collect.validate().stream()
        .filter(check -> !check.condition().holds(known))
        .map(Instruction.Check::otherwise)
        .findFirst()
        .orElse(null);
  }

  private Content.Field field(
      Flow flow, Slot slot, @Nullable String value, @Nullable String error) {
    var label = speech.words(flow.name() + "." + slot.name() + ".label");
    var placeholder = speech.words(flow.name() + "." + slot.name() + ".placeholder");
    var options =
        slot.values().stream().map(v -> new Content.Option(v, choice(flow, slot, v))).toList();
    return new Content.Field(
        slot.name(),
        label.isEmpty() ? slot.name() : label,
        kind(slot),
        !slot.optional(),
        value,
        placeholder.isEmpty() ? null : placeholder,
        autocomplete(slot),
        options,
        error);
  }

  private static Content.FieldKind kind(Slot slot) {
    return switch (slot.type()) {
      case EMAIL -> Content.FieldKind.EMAIL;
      case PHONE -> Content.FieldKind.PHONE;
      case NUMBER, AMOUNT, BUDGET -> Content.FieldKind.NUMBER;
      case ENUM -> Content.FieldKind.SELECT;
      case TEXT,
          NAME,
          POSTCODE,
          CITY,
          STREET,
          COUPON,
          TRUTH,
          PRODUCT,
          PRODUCTS,
          REF,
          NUMBERS,
          ITEMS,
          FIELDS,
          ANY ->
          Content.FieldKind.TEXT;
    };
  }

  private static @Nullable String autocomplete(Slot slot) {
    return switch (slot.type()) {
      case EMAIL -> "email";
      case PHONE -> "tel";
      case POSTCODE -> "postal-code";
      case CITY -> "address-level2";
      case STREET -> "street-address";
      case NAME -> "name";
      case ENUM -> slot.name().equals("country") ? "country" : null;
      case TEXT,
          NUMBER,
          AMOUNT,
          BUDGET,
          COUPON,
          TRUTH,
          PRODUCT,
          PRODUCTS,
          REF,
          NUMBERS,
          ITEMS,
          FIELDS,
          ANY ->
          null;
    };
  }
}
