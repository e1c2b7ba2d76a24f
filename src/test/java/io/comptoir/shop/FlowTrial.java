package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.BlockRenderer;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.interpreter.FlowDialogue;
import io.comptoir.dialogue.interpreter.Script;
import io.comptoir.dialogue.knowledge.Article;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.dialogue.message.Messages;
import io.comptoir.dialogue.message.Wording;
import io.comptoir.dialogue.state.Memory;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.Tone;
import io.comptoir.nlu.Understanding;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a few flows, without a shop, a store or a model: the state is written and
 * read between inputs as a server does it. A sentence means what its marks say: {@code #intent} and
 * {@code @type:value}; yes and no are known in both languages. A message says its own key unless it
 * is given words.
 */
public final class FlowTrial {
  private static final Set<String> YES = Set.of("oui", "yes", "ok");
  private static final Set<String> NO = Set.of("non", "no");
  private static final Set<String> NEVER_MIND = Set.of("laisse tomber", "never mind");

  private static final java.util.regex.Pattern USUALLY_ABSENT =
      java.util.regex.Pattern.compile("\\.(placeholder|yes|no)$");

  private static final List<Source> PATTERNS =
      read("patterns.yml", shipped("patterns.yml"), Map.of(), new Problems());
  private static final Map<String, Wording> SHIPPED = new LinkedHashMap<>();

  static {
    YamlNode.read("messages.fr.yml", shipped("messages.fr.yml"), new Problems())
        .ifPresent(node -> MessageReader.read(node, Language.FRENCH, SHIPPED));
  }

  private final Language language = Language.FRENCH;
  private final Map<String, ActionSpec> specs = new LinkedHashMap<>();
  private final Map<String, Function<Map<String, Value>, ActionResult>> actions =
      new LinkedHashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, List<String>> declared = new LinkedHashMap<>();
  private final List<Article> articles = new ArrayList<>();
  private final Map<String, FlowSnapshot> kept = new LinkedHashMap<>();
  private final List<Command.Invoke> waiting = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private final List<Command> commands = new ArrayList<>();
  private final Map<String, Command.SetTimer> timers = new LinkedHashMap<>();
  private final ConversationId conversation = new ConversationId(new UUID(4, 2));
  private List<Source> served = List.of();
  private MessageForm form = MessageForm.WEB;
  private Profile profile = Profile.EMPTY;
  private @Nullable FlowDialogue dialogue;
  private DialogueState state = DialogueState.START;
  private Instant now = Instant.parse("2026-12-01T09:00:00Z");
  private long number;
  private List<Action> buttons = List.of();

  /** An action there is: what it does, and how it ends. */
  public FlowTrial action(
      String name,
      ActionSpec.Effect effect,
      List<String> arguments,
      List<String> results,
      List<String> errors,
      Function<Map<String, Value>, ActionResult> run) {
    var takes = new LinkedHashMap<String, String>();
    arguments.forEach(a -> takes.put(a, "any?"));
    var gives = new LinkedHashMap<String, String>();
    results.forEach(r -> gives.put(r, "any"));
    specs.put(name, new ActionSpec(name, effect, takes, gives, errors));
    actions.put(name, run);
    return this;
  }

  public FlowTrial words(String key, String text) {
    words.put(key, text);
    if (!served.isEmpty()) {
      serve(served);
    }
    return this;
  }

  /** Words that flows may ask for. */
  public FlowTrial declare(String name, String... phrases) {
    declared.put(name, List.of(phrases));
    return this;
  }

  public FlowTrial article(Article article) {
    articles.add(article);
    return this;
  }

  public FlowTrial form(MessageForm channel) {
    form = channel;
    return this;
  }

  /**
   * Serves these flows from now on, beside the shipped ones; those served before stay known.
   *
   * @throws AssertionError when they have mistakes
   */
  public FlowTrial serve(String yaml) {
    var problems = new Problems();
    var flows = read(yaml, problems);
    if (!problems.all().isEmpty()) {
      throw new AssertionError(problems.all().toString());
    }
    serve(flows);
    return this;
  }

  /** Serves what another trial serves, without compiling it again. */
  public FlowTrial servingAs(FlowTrial other) {
    dialogue = other.dialogue;
    return this;
  }

  /** The mistakes in these flows, each by itself. */
  public List<Problem> problems(String yaml) {
    var problems = new Problems();
    read(yaml, problems);
    return problems.all().stream().map(p -> new Problem(p.file(), p.line(), p.message())).toList();
  }

  /** Forgets the flows of earlier times, as a server does that nobody came back to for months. */
  public FlowTrial forgetEarlier() {
    kept.clear();
    return this;
  }

  private record Source(Flow flow, YamlNode node) {}

  private List<Source> read(String yaml, Problems problems) {
    var all = new ArrayList<>(read("flows/trial.yml", yaml, specs, problems));
    all.addAll(PATTERNS);
    return all;
  }

  private static List<Source> read(
      String file, String yaml, Map<String, ActionSpec> specs, Problems problems) {
    var all = new ArrayList<Source>();
    var reader = new FlowReader(Language.FRENCH, specs, Set.of("block"));
    for (var node : YamlNode.readAll(file, yaml, problems)) {
      reader
          .read(node, Integer.toHexString(String.valueOf(node.plain()).hashCode()))
          .ifPresent(flow -> all.add(new Source(flow, node)));
    }
    return all;
  }

  /** Whether a shop with these flows would be opened: every write agreed to, no idle ring. */
  public boolean wouldBeServed(String yaml) {
    var problems = new Problems();
    var sources = read("flows/trial.yml", yaml, specs, problems);
    return problems.all().isEmpty()
        && sources.stream()
            .map(source -> new FlowCheck(source.flow()))
            .allMatch(check -> check.unconfirmed().isEmpty() && check.endless().isEmpty());
  }

  private void serve(List<Source> sources) {
    served = sources;
    var flows = new Flows(sources.stream().map(Source::flow).toList());
    var messages = new LinkedHashMap<>(SHIPPED);
    for (var flow : flows.all()) {
      for (var key : FlowSnapshots.keys(flow)) {
        if (flow.file().equals("flows/trial.yml") && !USUALLY_ABSENT.matcher(key).find()) {
          messages.putIfAbsent(key, Wording.of(key, language));
        }
      }
    }
    words.forEach((key, text) -> messages.put(key, Wording.of(text, language)));
    var said = new Messages(Map.of(language, messages), language);
    var earlier =
        FlowSnapshots.read(
            List.copyOf(kept.values()), language, List.copyOf(specs.values()), Set.of("block"));
    dialogue =
        new FlowDialogue(
            new Script(
                "Boutique",
                "Iris",
                List.of(Language.FRENCH, Language.ENGLISH),
                "FR",
                "EUR",
                flows,
                said.withFormer(earlier.words()),
                new Knowledge(articles, marks()),
                new DeclaredWords(declared),
                earlier.flows()));
    for (var source : sources) {
      var snapshot = FlowSnapshots.of(source.flow(), source.node(), said);
      kept.put(snapshot.hash(), snapshot);
    }
  }

  /** What a trial says instead of a sentence that means something speaks of it. */
  private List<Knowledge.Taught> marks() {
    return articles.stream()
        .flatMap(
            article ->
                article.intents().stream()
                    .map(i -> new Knowledge.Taught(article.language(), i, "#" + i)))
        .toList();
  }

  /** What is answered to these words, each reply's text. */
  public List<String> say(String text) {
    return take(new Input.Said(++number, text, understand(text)));
  }

  /** Presses the button of the last answers that has this label. */
  public List<String> press(String label) {
    var payload =
        buttons.stream()
            .filter(b -> b.text().equals(label))
            .findFirst()
            .map(FlowTrial::payload)
            .orElseThrow(() -> new AssertionError("no button " + label + " in " + labels()));
    return send(new Content.Postback(payload, label));
  }

  public List<String> send(Content content) {
    return take(new Input.Sent(++number, content));
  }

  /** Follows a link or presses a button of elsewhere. */
  public List<String> press(Press press) {
    return send(new Content.Postback(press.payload(), null));
  }

  public List<String> happen(String event, Map<String, Value> data) {
    return take(new Input.EventOccurred(number, event, data));
  }

  public List<String> handBack() {
    return take(new Input.HandedBack(number));
  }

  /** Lets time pass; timers that are due fire in their order. */
  public List<String> pass(Duration time) {
    now = now.plus(time);
    var said = new ArrayList<String>();
    for (var due = due(); due.isPresent(); due = due()) {
      timers.remove(due.get().name());
      said.addAll(take(new Input.TimerFired(number, due.get().name(), due.get().generation())));
    }
    return said;
  }

  private Optional<Command.SetTimer> due() {
    return timers.values().stream()
        .filter(t -> !t.due().isAfter(now))
        .min(java.util.Comparator.comparing(Command.SetTimer::due));
  }

  /** Lets the first write that waits end as it does. */
  public List<String> finish() {
    var call = waiting.removeFirst();
    return finish(call.call(), run(call));
  }

  public List<String> finish(String call, ActionResult result) {
    return take(new Input.ActionFinished(number, call, result));
  }

  /** Takes any input as it is. */
  public List<String> take(Input input) {
    var open = new ArrayDeque<Input>();
    open.add(input);
    var said = new ArrayList<String>();
    var pressable = new ArrayList<Action>();
    var rounds = 0;
    while (!open.isEmpty()) {
      if (++rounds > 12) {
        throw new AssertionError("more than 12 decisions for one input");
      }
      var decision = decide(open.removeFirst());
      for (var reply : decision.replies()) {
        number++;
        said.add(text(reply.content()));
        pressable.addAll(actions(reply.content()));
        if (reply.asks()) {
          state = state.withPromptNumber(number);
        }
      }
      for (var command : decision.commands()) {
        commands.add(command);
        switch (command) {
          case Command.Invoke invoke -> {
            if (invoke.effect() == ActionSpec.Effect.WRITE
                || invoke.effect() == ActionSpec.Effect.HOLD) {
              waiting.add(invoke);
            } else {
              open.add(new Input.ActionFinished(number, invoke.call(), run(invoke)));
            }
          }
          case Command.SetTimer timer -> timers.put(timer.name(), timer);
          case Command.CancelTimer(var name) -> timers.remove(name);
          case Command.Remember(var name, var value, var source) ->
              profile = profile.with(name, value, source, now);
          case Command.Forget(var name) -> profile = profile.without(name);
          case Command.HandOver _, Command.Record _, Command.Speak _ -> {}
        }
      }
    }
    if (!pressable.isEmpty()) {
      buttons = pressable;
    }
    return said;
  }

  private Decision decide(Input input) {
    var view = view();
    var talk = Objects.requireNonNull(dialogue, "serve flows first");
    talk.context(state, view, now);
    var decision = talk.decide(state, input, view, now);
    heard.add(new Heard(state, input, view, now, decision));
    // As a store keeps it and another node reads it.
    state = new DialogueState(decision.next().json(), decision.next().promptNumber());
    return decision;
  }

  /**
   * One decision as it was taken.
   *
   * @param before as it was kept
   */
  public record Heard(
      DialogueState before, Input input, View view, Instant at, Decision decision) {}

  /** Every decision so far. */
  public List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** Takes a recorded decision again, from what was kept. */
  public Decision again(Heard once) {
    return Objects.requireNonNull(dialogue)
        .decide(
            new DialogueState(once.before().json(), once.before().promptNumber()),
            once.input(),
            once.view(),
            once.at());
  }

  /** A payload that was to be pressed at some time. */
  public List<String> payloads() {
    return buttons.stream().map(FlowTrial::payload).toList();
  }

  public long number() {
    return number;
  }

  private ActionResult run(Command.Invoke invoke) {
    return Objects.requireNonNull(actions.get(invoke.action())).apply(invoke.arguments());
  }

  /** Commands of this kind so far. */
  public <T extends Command> List<T> commands(Class<T> kind) {
    return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Facts of this name so far. */
  public List<Map<String, Value>> facts(String event) {
    return commands(Command.Record.class).stream()
        .filter(r -> r.event().equals(event))
        .map(Command.Record::data)
        .toList();
  }

  public List<String> labels() {
    return buttons.stream().map(Action::text).toList();
  }

  public List<Command.Invoke> waiting() {
    return List.copyOf(waiting);
  }

  public Memory memory() {
    return state.memory();
  }

  public DialogueState state() {
    return state;
  }

  public FlowTrial state(DialogueState other) {
    state = other;
    return this;
  }

  public Profile profile() {
    return profile;
  }

  public Instant now() {
    return now;
  }

  public View view() {
    var shop = new ShopId("trial");
    return new View(
        conversation,
        shop,
        form,
        language,
        ZoneOffset.UTC,
        Control.BOT,
        profile,
        Cart.empty(shop, new CustomerId(new UUID(1, 1))),
        SampleCatalog.catalog(),
        new Blocks());
  }

  private static final class Blocks implements BlockRenderer {
    @Override
    public Content render(String block, Map<String, Value> arguments, View view) {
      return new Content.Text("[" + block + "]");
    }

    @Override
    public Set<String> names() {
      return Set.of("block");
    }
  }

  private Understanding understand(String text) {
    var intents = new ArrayList<IntentScore>();
    var entities = new ArrayList<Entity>();
    var at = 0;
    for (var word : text.split(" ")) {
      if (word.startsWith("#")) {
        var sure = word.substring(1).split("=");
        intents.add(new IntentScore(sure[0], sure.length > 1 ? Double.parseDouble(sure[1]) : 0.95));
      } else if (word.startsWith("@")) {
        var named = word.substring(1).split(":", 2);
        entities.add(
            new Entity(named[0], Value.of(named[1]), at, at + word.length(), named[1], 1, false));
      }
      at += word.length() + 1;
    }
    Optional<Understanding.Answer> answer =
        YES.contains(text)
            ? Optional.of(Understanding.Answer.YES)
            : NO.contains(text)
                ? Optional.of(Understanding.Answer.NO)
                : NEVER_MIND.contains(text)
                    ? Optional.of(Understanding.Answer.NEVER_MIND)
                    : Optional.empty();
    return new Understanding(
        language, 1, intents, !intents.isEmpty(), entities, answer, Tone.CALM, text);
  }

  private static String text(Content content) {
    return switch (content) {
      case Content.Text(var text, var _) -> text;
      case Content.Form form -> form.text();
      default -> content.toString();
    };
  }

  private static List<Action> actions(Content content) {
    return content instanceof Content.Text(var _, var actions) ? actions : List.of();
  }

  private static String payload(Action action) {
    return switch (action) {
      case Action.Reply reply -> reply.payload();
      case Action.Postback postback -> postback.payload();
      case Action.Buy _, Action.Link _, Action.LocationRequest _, Action.Webview _ ->
          throw new AssertionError("nothing of ours happens on " + action);
    };
  }

  private static String shipped(String name) {
    try (var in = FlowReader.class.getResourceAsStream("/io/comptoir/dialogue/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
