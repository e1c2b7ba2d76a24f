package io.comptoir.benchmark;

import io.comptoir.base.Language;
import io.comptoir.command.NoPayments;
import io.comptoir.command.OpenShop;
import io.comptoir.command.Stores;
import io.comptoir.customer.Identity;
import io.comptoir.dialogue.Decision;
import io.comptoir.dialogue.Dialogue;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import io.comptoir.message.Content;
import io.comptoir.nlu.Context;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One decision of the dialogue, without understanding, actions or a store: every decision that the
 * sentences of the demo shop's conversation tests lead to, taken again and again in turn. Prints
 * how large the states between them are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {
  private static final Path SHOP = Path.of("shops/beaute");
  private static final Instant WHEN = Instant.parse("2026-12-01T09:00:00Z");

  private record Heard(DialogueState before, String json, Input input, View view, Instant at) {}

  private final List<Heard> heard = new ArrayList<>();
  private Dialogue dialogue;
  private OpenShop shop;
  private DialogueState last = DialogueState.START;
  private int next;

  @Setup(Level.Trial)
  public void talk() throws IOException {
    var clock = Clock.fixed(WHEN, ZoneOffset.UTC);
    var states = new ArrayList<Integer>();
    var conversations = conversations();
    var first = MemoryStores.create(clock);
    shop =
        OpenShop.open(SHOP, Stores.of(first), new NoPayments(), clock, OpenShop.usualCache());
    dialogue = shop.counter().dialogue();
    var counter = recording(shop.counter());
    var engine =
        Engine.synchronous(
            first.forEngine(),
            Shops.of(counter),
            EngineSettings.deterministic(clock, 1, Set.of("webchat")));
    for (var i = 0; i < conversations.size(); i++) {
      var id =
          engine
              .intake()
              .openConversation(
                  counter.shop(),
                  new Identity("webchat", counter.shop().value(), "visitor-" + i),
                  "",
                  conversations.get(i).language())
              .id();
      for (var sent : conversations.get(i).sent()) {
        engine.intake().accept(id, UUID.randomUUID(), sent);
        engine.runUntilIdle();
        states.add(last.json().getBytes(StandardCharsets.UTF_8).length);
      }
    }
    var sorted = states.stream().mapToInt(Integer::intValue).sorted().toArray();
    System.out.printf(
        "%d conversations, %d inputs, %d decisions; state after each: average %.0f bytes, p50"
            + " %d, p99 %d, largest %d%n",
        conversations.size(),
        sorted.length,
        heard.size(),
        Arrays.stream(sorted).average().orElse(0),
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  @TearDown(Level.Trial)
  public void close() {
    shop.close();
  }

  /** As within a turn: what is remembered has been read. */
  @Benchmark
  public Decision decide() {
    var once = once();
    return dialogue.decide(once.before(), once.input(), once.view(), once.at());
  }

  /** As the only decision of a turn: the state is read from its JSON and written again. */
  @Benchmark
  public String decideFromJson() {
    var once = once();
    return dialogue
        .decide(
            new DialogueState(once.json(), once.before().promptNumber()),
            once.input(),
            once.view(),
            once.at())
        .next()
        .json();
  }

  private Heard once() {
    next = next + 1 == heard.size() ? 0 : next + 1;
    return heard.get(next);
  }

  private record Talk(Language language, List<Content> sent) {}

  /** What people say, press and fill in, in each of the shop's conversation tests. */
  private static List<Talk> conversations() throws IOException {
    var conversations = new ArrayList<Talk>();
    try (var files = Files.list(SHOP.resolve("tests"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
        for (var test :
            YamlNode.readAll(file.toString(), Files.readString(file), new Problems())) {
          for (var language : List.of(Language.FRENCH, Language.ENGLISH)) {
            conversations.add(
                new Talk(
                    language,
                    test.field("turns").map(YamlNode::items).orElse(List.of()).stream()
                        .flatMap(turn -> sent(turn, language).stream())
                        .toList()));
          }
        }
      }
    }
    return conversations.stream().filter(talk -> !talk.sent().isEmpty()).toList();
  }

  private static Optional<Content> sent(YamlNode turn, Language language) {
    var pressed = turn.field("do");
    if (pressed.isPresent()) {
      var with = new LinkedHashMap<String, String>();
      if (pressed.get().isMap()) {
        pressed.get().fields().forEach((name, value) -> value.text().ifPresent(t -> with.put(name, t)));
      }
      var does = pressed.get().isMap() ? with.remove("do") : pressed.get().text().orElse("");
      return Optional.of(
          new Content.Postback(new Press(does == null ? "" : does, with).payload(), null));
    }
    return turn.field("user").map(user -> new Content.Text(user.localized(language).in(language)));
  }

  private ShopCounter recording(ShopCounter counter) {
    return new ShopCounter(
        counter.shop(),
        counter.version(),
        counter.bot(),
        counter.zone(),
        counter.understander(),
        new Recording(counter.dialogue()),
        counter.actions(),
        counter.catalog(),
        counter.blocks(),
        counter.apology());
  }

  private final class Recording implements Dialogue {
    private final Dialogue real;

    Recording(Dialogue real) {
      this.real = real;
    }

    @Override
    public Context context(DialogueState state, View view, Instant now) {
      return real.context(state, view, now);
    }

    @Override
    public Decision decide(DialogueState state, Input input, View view, Instant now) {
      heard.add(new Heard(state, state.json(), input, view, now));
      var decision = real.decide(state, input, view, now);
      last = decision.next();
      return decision;
    }
  }
}
