package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.expression.Expression;
import io.comptoir.dialogue.expression.Expressions;
import io.comptoir.dialogue.expression.Expressions.Type;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowNames;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.flow.Migration;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.flow.Trigger;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one flow of a {@code flows/*.yml} and compiles it. */
final class FlowReader {
  /** Raised when the same text is compiled to other steps, so that no position is taken for one. */
  static final int FORM = 1;

  static final Set<String> KEYS =
      Set.of(
          "flow",
          "version",
          "migrate",
          "description",
          "title",
          "triggers",
          "aside",
          "keeps",
          "expects",
          "guard",
          "otherwise",
          "slots",
          "steps",
          "next");
  static final Set<String> TRIGGERS =
      Set.of("intents", "do", "events", "keywords", "links", "entities");
  static final Set<String> SLOT =
      Set.of("type", "entities", "values", "scope", "words", "depends", "default", "optional");

  static final Set<String> MIGRATION = Set.of("from", "steps", "slots", "forget", "restart");

  private final Language language;
  private final Map<String, ActionSpec> actions;
  private final Set<String> blocks;

  FlowReader(Language language, Map<String, ActionSpec> actions, Set<String> blocks) {
    this.language = language;
    this.actions = actions;
    this.blocks = blocks;
  }

  Optional<Flow> read(YamlNode node, String hash) {
    var name = node.requiredText("flow");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    node.onlyKeys(KEYS);
    var slots = slots(node);
    var steps = node.field("steps");
    if (steps.isEmpty()) {
      node.problem("flow `" + name.get() + "` has no steps; write at least `- end: done`");
    }
    var names = new LinkedHashMap<String, Type>(FlowNames.COMMON);
    slots
        .values()
        .forEach(
            slot -> names.put(slot.name(), Type.of(slot.type().name().toLowerCase(Locale.ROOT))));
    steps.ifPresent(s -> declare(s, names));
    node.field("otherwise").ifPresent(s -> declare(s, names));
    var expressions = new ExpressionReader(new Expressions(names));
    var code = new StepReader(name.get(), slots, actions, blocks, expressions);
    steps.ifPresent(code::steps);
    code.end(node.line());
    var otherwise = code.position();
    node.field("otherwise").ifPresent(code::steps);
    code.end(node.line());
    var instructions = code.code();
    var version = version(node);
    return Optional.of(
        new Flow(
            name.get(),
            hash,
            version,
            migrations(node, version, slots.keySet(), instructions),
            node.file(),
            node.field("description")
                .map(d -> d.localized(language))
                .orElse(io.comptoir.base.LocalizedText.EMPTY),
            node.field("title")
                .map(d -> d.localized(language))
                .orElse(io.comptoir.base.LocalizedText.EMPTY),
            trigger(node, name.get()),
            node.truth("aside"),
            node.truth("keeps"),
            Set.copyOf(node.texts("expects")),
            node.field("guard").flatMap(expressions::read).orElse(null),
            otherwise,
            slots,
            code.next(node),
            instructions));
  }

  private static int version(YamlNode node) {
    var text = node.text("version").orElse("0");
    if (node.field("version").isPresent() && !text.matches("[1-9]\\d{0,5}")) {
      node.field("version").get().problem("`version` is a whole number from 1; raise it by one");
      return 0;
    }
    return Integer.parseInt(text);
  }

  private static List<Migration> migrations(
      YamlNode node, int version, Set<String> slots, List<Instruction> code) {
    var ids = code.stream().map(Flow::idOf).filter(java.util.Objects::nonNull).distinct().toList();
    var migrations = new ArrayList<Migration>();
    for (var entry : node.field("migrate").map(YamlNode::items).orElse(List.of())) {
      entry.onlyKeys(MIGRATION);
      var from = new HashSet<Integer>();
      for (var earlier : entry.texts("from")) {
        if (earlier.matches("\\d{1,6}") && Integer.parseInt(earlier) < version) {
          from.add(Integer.parseInt(earlier));
        } else {
          entry.problem("`from` is a version before this one, which is " + version);
        }
      }
      if (entry.field("from").isEmpty()) {
        entry.problem("`from` is missing: the version, or versions, that this is for");
      }
      var steps = StepParts.texts(entry.field("steps"));
      steps.values().stream()
          .filter(id -> !ids.contains(id))
          .forEach(id -> entry.problem("no step has `id: " + id + "`; known are " + ids));
      var renamed = StepParts.texts(entry.field("slots"));
      renamed.values().stream()
          .filter(slot -> !slots.contains(slot))
          .forEach(slot -> entry.problem("there is no slot `" + slot + "` to take that over"));
      migrations.add(
          new Migration(from, steps, renamed, entry.texts("forget"), entry.truth("restart")));
    }
    return migrations;
  }

  private Trigger trigger(YamlNode node, String name) {
    var triggers = node.field("triggers");
    triggers.ifPresent(t -> t.onlyKeys(TRIGGERS));
    var presses = new HashSet<String>();
    presses.add(name);
    triggers.ifPresent(t -> presses.addAll(t.texts("do")));
    return new Trigger(
        set(triggers, "intents"),
        presses,
        set(triggers, "events"),
        triggers.flatMap(t -> t.field("keywords")).map(k -> k.wordLists(language)).orElse(Map.of()),
        set(triggers, "links"),
        set(triggers, "entities"));
  }

  private static Set<String> set(Optional<YamlNode> node, String key) {
    return node.map(n -> Set.copyOf(new HashSet<>(n.texts(key)))).orElse(Set.of());
  }

  private Map<String, Slot> slots(YamlNode node) {
    var slots = new LinkedHashMap<String, Slot>();
    node.field("slots")
        .ifPresent(s -> s.fields().forEach((name, slot) -> slots.put(name, slot(name, slot))));
    return slots;
  }

  private Slot slot(String name, YamlNode node) {
    if (FlowNames.COMMON.containsKey(name)) {
      node.problem(
          "`" + name + "` is the name of something every flow knows; call the slot otherwise");
    }
    if (node.isMap()) {
      node.onlyKeys(SLOT);
    }
    var word = node.isWord() ? node.text().orElse("") : node.text("type").orElse("any");
    var type = type(node, word);
    var entities =
        node.isMap() && node.field("entities").isPresent()
            ? node.texts("entities")
            : usualEntities(name, type);
    return new Slot(
        name,
        type,
        entities,
        node.isMap() ? node.texts("values") : List.of(),
        node.isMap() ? scope(node) : Slot.Scope.FLOW,
        node.isMap()
            ? node.field("words").map(w -> w.wordLists(language)).orElse(Map.of())
            : Map.of(),
        node.isMap() ? node.texts("depends") : List.of(),
        node.isMap() ? node.field("default").flatMap(d -> initial(d, type)).orElse(null) : null,
        node.isMap() && node.truth("optional"),
        node.line());
  }

  private static List<String> usualEntities(String name, Slot.Type type) {
    return switch (type) {
      case EMAIL -> List.of("email");
      case PHONE -> List.of("phone");
      case POSTCODE -> List.of("postcode");
      case STREET -> List.of("street");
      case CITY -> List.of("city");
      case COUPON -> List.of("coupon");
      case AMOUNT -> List.of("amount");
      case BUDGET -> List.of("budget", "amount");
      case PRODUCT -> List.of("product", "it");
      case PRODUCTS -> List.of("product");
      case ENUM -> List.of(name);
      case TEXT, NAME, NUMBER, NUMBERS, TRUTH, REF, ITEMS, FIELDS, ANY -> List.of();
    };
  }

  private static Slot.Type type(YamlNode node, String word) {
    try {
      return Slot.Type.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      node.problem(
          "`"
              + word
              + "` is no type of slot; write one of "
              + java.util.Arrays.stream(Slot.Type.values())
                  .map(t -> t.name().toLowerCase(Locale.ROOT))
                  .toList());
      return Slot.Type.ANY;
    }
  }

  private static Slot.Scope scope(YamlNode node) {
    var word = node.text("scope").orElse("flow");
    try {
      return Slot.Scope.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      node.problem("`" + word + "` is no scope; write turn, flow, conversation or customer");
      return Slot.Scope.FLOW;
    }
  }

  private static Optional<Value> initial(YamlNode node, Slot.Type type) {
    return node.text()
        .map(
            text ->
                switch (type) {
                  case NUMBER -> Value.of(number(node, text));
                  case TRUTH -> Value.of(text.equals("true"));
                  default -> Value.of(text);
                });
  }

  private static double number(YamlNode node, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      node.problem("`" + text + "` is no number");
      return 0;
    }
  }

  /** Names that the steps make: results of actions, items of loops, values that are set. */
  private void declare(YamlNode steps, Map<String, Type> names) {
    for (var step : steps.items()) {
      if (!step.isMap()) {
        continue;
      }
      var spec = step.text("action").map(actions::get).orElse(null);
      step.field("into").ifPresent(into -> declareInto(into, spec, names));
      step.field("options")
          .filter(YamlNode::isMap)
          .flatMap(options -> options.text("action"))
          .ifPresent(
              action ->
                  names.put(
                      StepParts.optionsOf(step.text("collect").orElse("")),
                      struct(actions.get(action), null)));
      step.field("each")
          .ifPresent(
              each -> each.fields().keySet().forEach(n -> names.putIfAbsent(n, new Type.Any())));
      step.field("set")
          .ifPresent(
              set -> set.fields().keySet().forEach(n -> names.putIfAbsent(n, new Type.Any())));
      for (var nested : List.of("do", "yes", "no", "then", "else")) {
        step.field(nested).filter(YamlNode::isList).ifPresent(s -> declare(s, names));
      }
      step.field("retries").flatMap(r -> r.field("then")).ifPresent(s -> declare(s, names));
      step.field("errors")
          .ifPresent(errors -> errors.fields().values().forEach(s -> declare(s, names)));
      step.field("branch")
          .ifPresent(
              branches ->
                  branches
                      .items()
                      .forEach(
                          b -> {
                            b.field("then").ifPresent(s -> declare(s, names));
                            b.field("else").ifPresent(s -> declare(s, names));
                          }));
      step.field("variant")
          .flatMap(v -> v.field("arms"))
          .ifPresent(
              arms ->
                  arms.fields()
                      .values()
                      .forEach(
                          arm -> declare(arm.isMap() ? arm.field("do").orElse(arm) : arm, names)));
      step.field("loop").flatMap(l -> l.field("do")).ifPresent(s -> declare(s, names));
    }
  }

  private static void declareInto(
      YamlNode into, @Nullable ActionSpec spec, Map<String, Type> names) {
    if (into.isWord()) {
      into.text()
          .ifPresent(
              name ->
                  names.put(
                      name,
                      names.containsKey(name) && spec == null
                          ? new Type.Any()
                          : struct(spec, names.get(name))));
      return;
    }
    into.fields()
        .forEach(
            (slot, result) ->
                names.putIfAbsent(
                    slot,
                    spec == null
                        ? new Type.Any()
                        : Type.of(spec.results().getOrDefault(result.text().orElse(""), "any"))));
  }

  /** The results by name; what two actions put into one slot is known by either's names. */
  private static Type struct(@Nullable ActionSpec spec, @Nullable Type before) {
    if (spec == null) {
      return new Type.Any();
    }
    var fields = new LinkedHashMap<String, Type>();
    if (before instanceof Type.Struct(Map<String, Type> known)) {
      fields.putAll(known);
    }
    spec.results()
        .forEach(
            (name, word) ->
                fields.put(
                    name.endsWith("?") ? name.substring(0, name.length() - 1) : name,
                    Type.of(word)));
    return new Type.Struct(fields);
  }

  /** Reads expressions and tells what is wrong with them. */
  record ExpressionReader(Expressions expressions) {
    Optional<Expression> read(YamlNode node) {
      var source = node.text();
      if (source.isEmpty()) {
        node.problem("an expression is needed here, such as `cart.count > 2`");
        return Optional.empty();
      }
      return read(node, source.get());
    }

    Optional<Expression> read(YamlNode node, String source) {
      try {
        return Optional.of(expressions.compile(source));
      } catch (Expressions.Mistake e) {
        node.problem("`" + source + "`: " + e.getMessage());
        return Optional.empty();
      }
    }

    Map<String, Expression> map(Optional<YamlNode> node) {
      var map = new LinkedHashMap<String, Expression>();
      node.ifPresent(
          n -> n.fields().forEach((name, e) -> read(e).ifPresent(x -> map.put(name, x))));
      return map;
    }

    List<Expression> list(Optional<YamlNode> node) {
      var list = new ArrayList<Expression>();
      node.ifPresent(n -> n.items().forEach(e -> read(e).ifPresent(list::add)));
      return list;
    }
  }

  static Instruction.Ask ask(String key) {
    return new Instruction.Ask(key, Map.of(), null, List.of(), null);
  }
}
