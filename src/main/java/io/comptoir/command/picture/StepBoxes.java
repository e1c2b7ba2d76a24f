package io.comptoir.command.picture;

import io.comptoir.base.Language;
import io.comptoir.command.picture.Box.Tone;
import io.comptoir.command.picture.Row.Style;
import io.comptoir.dialogue.ActionSpec.Effect;
import io.comptoir.dialogue.expression.Expression;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowGraph;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.message.MessageSketch;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each step of a flow as a box, in one language. */
final class StepBoxes {
  private static final double WIDE = 228;
  private static final double NARROW = 200;
  private static final int LINES = 4;
  private static final int CODE_LINES = 4;
  private static final int MOST_CHIPS = 8;

  private final Shop shop;
  private final Flow flow;
  private final Language language;
  private final PictureWords words;

  StepBoxes(Shop shop, Flow flow, Language language, PictureWords words) {
    this.shop = shop;
    this.flow = flow;
    this.language = language;
    this.words = words;
  }

  Box of(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Say say -> say(say);
      case Instruction.Change change ->
          wide(Tone.SAY, words.say("change"), shown(change.show()), note(change.of().source()));
      case Instruction.Collect collect -> collect(collect);
      case Instruction.Fill fill ->
          wide(
              Tone.ASK,
              words.say("form"),
              message(fill.ask().key()),
              chips(fill.slots().stream().map(this::label).toList()));
      case Instruction.Confirm confirm ->
          wide(
              Tone.CONFIRM,
              words.say("confirm"),
              message(confirm.ask().key()),
              shown(confirm.ask().show()),
              replies(confirm.ask().replies()));
      case Instruction.Act act -> act(act);
      case Instruction.Unless unless -> decision(words.say("if"), code(unless.condition()));
      case Instruction.Variant variant ->
          decision(words.say("variant"), text(variant.experiment(), Style.CODE));
      case Instruction.Next next ->
          decision(
              words.say("each", next.slot()),
              text(words.say("each.of", next.items().source()), Style.CODE));
      case Instruction.Call call ->
          wide(
              Tone.CALL,
              words.say("call"),
              text(call.flow(), Style.NAME),
              described(call.flow()),
              with(call.with()));
      case Instruction.HandOff handOff ->
          wide(
              Tone.PERSON,
              words.say("handoff"),
              note(words.say("handoff.why", handOff.reason(), handOff.skill())));
      case Instruction.Wait wait -> wide(Tone.WAIT, words.say("wait"), waited(wait));
      case Instruction.End end ->
          new Box(
              Tone.END,
              text(
                  end.outcome().equals("done")
                      ? words.say("end.done")
                      : words.say("end", end.outcome()),
                  Style.NOTE),
              60);
      case Instruction.Set _,
          Instruction.Erase _,
          Instruction.Forget _,
          Instruction.Remember _,
          Instruction.Note _,
          Instruction.Speak _,
          Instruction.Repeat _,
          Instruction.CancelAll _,
          Instruction.Jump _ ->
          new Box(Tone.STEP, small(instruction), NARROW);
    };
  }

  /** What a small step does, where several may share a box. */
  List<Row> small(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Set set ->
          new TreeMap<>(set.values())
              .entrySet().stream()
                  .flatMap(e -> note(words.say("set", e.getKey(), e.getValue().source())).stream())
                  .toList();
      case Instruction.Erase erase -> note(words.say("forget", erase.names().source()));
      case Instruction.Forget forget ->
          note(words.say("forget", String.join(", ", forget.slots())));
      case Instruction.Remember remember -> note(words.say("remember", names(remember.values())));
      case Instruction.Note note -> note(words.say("note", note.event()));
      case Instruction.Speak speak -> note(words.say("speak", speak.language().source()));
      case Instruction.Repeat _ -> note(words.say("repeat"));
      case Instruction.CancelAll _ -> note(words.say("cancel"));
      case Instruction.Say _,
          Instruction.Change _,
          Instruction.Collect _,
          Instruction.Fill _,
          Instruction.Confirm _,
          Instruction.Act _,
          Instruction.Variant _,
          Instruction.Unless _,
          Instruction.Jump _,
          Instruction.Next _,
          Instruction.Call _,
          Instruction.HandOff _,
          Instruction.Wait _,
          Instruction.End _ ->
          List.of();
    };
  }

  /** A step in a few words, where it is told in passing; "" for one that needs a box. */
  String inWords(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Say say ->
          say.key() == null
              ? say.show() == null ? "" : words.say("shows", say.show().block()) + "."
              : quoted(say.key());
      case Instruction.HandOff handOff ->
          words.say("handoff.why", handOff.reason(), handOff.skill()) + ".";
      default ->
          small(instruction).stream()
              .filter(Row.Text.class::isInstance)
              .map(row -> ((Row.Text) row).text())
              .collect(Collectors.joining(" "));
    };
  }

  private String quoted(String key) {
    return shop.messages()
        .find(key, language)
        .map(wording -> MessageSketch.of(wording.texts().getFirst()))
        .orElse(key);
  }

  /** That a way aside ends. */
  String ends(Instruction.End end) {
    return "→ "
        + (end.outcome().equals("done") ? words.say("end.done") : words.say("end", end.outcome()));
  }

  /** That a way aside goes on there. */
  String goesTo(int position, boolean back) {
    var at = position;
    while (flow.code().get(at) instanceof Instruction.Jump jump && jump.target() != at) {
      at = jump.target();
    }
    var name =
        switch (flow.code().get(at)) {
          case Instruction.Collect collect -> words.say("ask") + " " + collect.slot();
          case Instruction.Fill _ -> words.say("form");
          case Instruction.Confirm _ -> words.say("confirm");
          case Instruction.Act act -> act.action();
          case Instruction.Call call -> call.flow();
          case Instruction.End end ->
              end.outcome().equals("done")
                  ? words.say("end.done")
                  : words.say("end", end.outcome());
          default -> words.say("on");
        };
    return (back ? "↩ " : "→ ") + name;
  }

  List<Row> line(String text, Style style, int most) {
    return Row.text(text, style, WIDE - 2 * Box.PADDING, most);
  }

  Box start() {
    var trigger = flow.trigger();
    var rows = new ArrayList<Row>(text(flow.name(), Style.NAME));
    rows.addAll(described(flow.name()));
    begun(rows, "on.intents", trigger.intents().stream().sorted().toList());
    var presses = trigger.presses().stream().filter(p -> !p.equals(flow.name())).sorted().toList();
    begun(rows, "on.presses", presses.stream().map(this::pressed).toList());
    begun(rows, "on.events", trigger.events().stream().sorted().toList());
    begun(rows, "on.keywords", trigger.keywords().getOrDefault(language, List.of()));
    begun(rows, "on.entities", trigger.entities().stream().sorted().toList());
    if (rows.stream().noneMatch(Row.Chips.class::isInstance)) {
      rows.addAll(text(words.say("on.nothing"), Style.NOTE));
    }
    return new Box(Tone.START, rows, WIDE);
  }

  Box guard(Expression guard) {
    return decision(words.say("guard"), code(guard));
  }

  /** When one goes this way. */
  String label(FlowGraph.Edge edge) {
    return switch (edge.kind()) {
      case NEXT -> "";
      case HOLDS, YES -> words.say("yes");
      case ELSE, NO -> words.say("no");
      case ITEM -> words.say("item");
      case NO_ITEM -> words.say("no_item");
      case CHANGED -> words.say("changed");
      case ARM -> arm(edge);
      case ERROR -> edge.label().equals("default") ? words.say("else") : edge.label();
      case TRIED -> words.say("tried", edge.label());
    };
  }

  private String arm(FlowGraph.Edge edge) {
    var variant = (Instruction.Variant) flow.code().get(edge.from());
    var all = variant.arms().stream().mapToInt(Instruction.Arm::weight).sum();
    return variant.arms().stream()
        .filter(arm -> arm.name().equals(edge.label()))
        .map(arm -> words.say("arm", arm.name(), Math.round(100.0 * arm.weight() / all) + " %"))
        .findFirst()
        .orElse(edge.label());
  }

  private Box say(Instruction.Say say) {
    return say.key() == null
        ? wide(
            Tone.SAY,
            words.say("show"),
            say.show() == null ? List.of() : text(say.show().block(), Style.TEXT),
            replies(say.replies()))
        : wide(
            Tone.SAY,
            words.say("say"),
            message(say.key()),
            shown(say.show()),
            replies(say.replies()));
  }

  private Box collect(Instruction.Collect collect) {
    var rows = new ArrayList<Row>(message(collect.ask().key()));
    var from = collect.options().from();
    if (from != null) {
      rows.addAll(note(words.say("offers", from.source())));
    }
    rows.addAll(
        chips(collect.options().values().stream().map(v -> choice(collect.slot(), v)).toList()));
    if (!collect.prefer().isEmpty()) {
      var sources =
          collect.prefer().stream().map(Expression::source).collect(Collectors.joining(", "));
      rows.addAll(note(words.say("known", sources)));
    }
    collect.validate().forEach(c -> rows.addAll(note(words.say("valid", c.condition().source()))));
    rows.addAll(replies(collect.ask().replies()));
    var kind = words.say("ask") + " " + collect.slot();
    return wide(Tone.ASK, collect.optional() ? kind + " · " + words.say("optional") : kind, rows);
  }

  private Box act(Instruction.Act act) {
    var tone =
        switch (act.effect()) {
          case READ -> Tone.READ;
          case LOCAL, HOLD -> Tone.CHANGE;
          case WRITE -> Tone.WRITE;
        };
    var into = act.into().keySet().stream().sorted().collect(Collectors.joining(", "));
    return wide(
        tone,
        words.say(
            act.effect() == Effect.LOCAL
                ? "local"
                : tone.name().toLowerCase(java.util.Locale.ROOT)),
        text(act.action(), Style.CODE),
        with(act.with()),
        into.isEmpty() ? List.of() : note(words.say("into", into)));
  }

  private List<Row> waited(Instruction.Wait wait) {
    var rows = new ArrayList<Row>();
    var time = wait.time();
    if (time != null) {
      rows.addAll(text(duration(time), Style.TEXT));
    }
    if (wait.event() != null) {
      rows.addAll(note(words.say("wait.or", wait.event())));
    }
    return rows;
  }

  private static String duration(Duration time) {
    return time.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  /** The message's words, shortened; its key where nobody wrote it. */
  private List<Row> message(String key) {
    var wording = shop.messages().find(key, language);
    if (wording.isEmpty()) {
      return text(key, Style.CODE);
    }
    return Row.text(
        MessageSketch.of(wording.get().texts().getFirst()),
        Style.TEXT,
        WIDE - 2 * Box.PADDING,
        LINES);
  }

  private String plain(String key) {
    return shop.messages()
        .find(key, language)
        .map(Wording::texts)
        .map(texts -> MessageSketch.of(texts.getFirst()))
        .filter(text -> !text.isBlank())
        .orElse(key);
  }

  private String choice(String slot, String value) {
    var usual = "choice." + slot + "." + value;
    var own = flow.name() + "." + slot + "." + value;
    if (shop.messages().find(own, language).isPresent()) {
      return plain(own);
    }
    return shop.messages().find(usual, language).isPresent() ? plain(usual) : value;
  }

  private String label(String slot) {
    var key = flow.name() + "." + slot + ".label";
    return shop.messages().find(key, language).isPresent() ? plain(key) : slot;
  }

  private String pressed(String does) {
    var key = "reply." + does;
    return shop.messages().find(key, language).isPresent() ? plain(key) : does;
  }

  private List<Row> described(String name) {
    return shop.flows()
        .find(name)
        .map(f -> f.description().in(language))
        .filter(d -> !d.isBlank())
        .map(d -> Row.text(d, Style.TEXT, WIDE - 2 * Box.PADDING, LINES))
        .orElse(List.of());
  }

  private void begun(List<Row> rows, String how, List<String> by) {
    if (!by.isEmpty()) {
      rows.addAll(text(words.say(how), Style.NOTE));
      rows.addAll(chips(by));
    }
  }

  private List<Row> replies(List<Instruction.Choice> choices) {
    return chips(choices.stream().map(choice -> plain(choice.label())).toList());
  }

  private static List<Row> chips(List<String> labels) {
    var shown = new ArrayList<>(labels.stream().limit(MOST_CHIPS).toList());
    if (labels.size() > MOST_CHIPS) {
      shown.add("+ " + (labels.size() - MOST_CHIPS));
    }
    return Row.chips(shown, WIDE - 2 * Box.PADDING);
  }

  private List<Row> shown(Instruction.@Nullable Show show) {
    return show == null ? List.of() : note(words.say("shows", show.block()));
  }

  private List<Row> with(Map<String, Expression> with) {
    return with.isEmpty() ? List.of() : note(words.say("with", names(with)));
  }

  private static String names(Map<String, Expression> values) {
    return String.join(", ", new TreeMap<>(values).keySet());
  }

  private static List<Row> code(Expression condition) {
    return Row.text(condition.source(), Style.CODE, WIDE - 2 * Box.PADDING, CODE_LINES);
  }

  private static List<Row> note(String text) {
    return Row.text(text, Style.NOTE, WIDE - 2 * Box.PADDING, 2);
  }

  private static List<Row> text(String text, Style style) {
    return Row.text(text, style, WIDE - 2 * Box.PADDING, 2);
  }

  private static Box decision(String kind, List<Row> rows) {
    var all = new ArrayList<Row>(text(kind, Style.KIND));
    all.addAll(rows);
    return new Box(Tone.DECISION, all, 0);
  }

  @SafeVarargs
  private static Box wide(Tone tone, String kind, List<Row>... parts) {
    var rows = new ArrayList<Row>(text(kind, Style.KIND));
    for (var part : parts) {
      rows.addAll(part);
    }
    return new Box(tone, rows, WIDE);
  }
}
