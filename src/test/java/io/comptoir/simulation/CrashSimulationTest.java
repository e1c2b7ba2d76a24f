package io.comptoir.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.EngineStores;
import io.comptoir.engine.ScriptedShop;
import io.comptoir.engine.SettableClock;
import io.comptoir.engine.TestStores;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People write, their messages are dropped, repeated and mixed up on the way, and the program dies
 * between any two steps and is started again. Whatever happens: each acknowledged message is there
 * once with the number it was told, each is answered once and in order, each action took effect
 * under one key, and nothing is left hanging. {@code -Dsimulation.seed=…} plays one again.
 */
class CrashSimulationTest {
  private static final int PEOPLE = 4;
  private static final int MESSAGES = 60;
  private static final int CRASH_PERCENT = 4;
  private static final List<String> TEXTS = List.of("hello", "add", "pay", "look", "timer");

  static LongStream seeds() {
    var one = Long.getLong("simulation.seed");
    return one != null
        ? LongStream.of(one)
        : new Random().longs(Integer.getInteger("simulation.runs", 40));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLostDoubledOrReordered(long seed) {
    new Run(seed).play();
  }

  private static final class Run {
    private final Random random;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T09:00:00Z"));
    private final TestStores stores = TestStores.memory(clock);
    private final ScriptedShop shop = new ScriptedShop();
    private final Map<UUID, Long> acknowledged = new HashMap<>();
    private final Map<UUID, Sent> sent = new LinkedHashMap<>();
    private final List<ConversationId> conversations = new ArrayList<>();
    private Engine engine;
    private int lives;

    private record Sent(ConversationId conversation, UUID id, String text) {}

    Run(long seed) {
      this.random = new Random(seed);
      this.engine = start(0);
      for (var i = 0; i < PEOPLE; i++) {
        var person = new Identity("webchat", "scripted", "person-" + i);
        conversations.add(
            engine.intake().openConversation(ScriptedShop.SHOP, person, "", Language.FRENCH).id());
      }
      this.engine = start(CRASH_PERCENT);
    }

    void play() {
      for (var i = 0; i < MESSAGES; i++) {
        var conversation = conversations.get(random.nextInt(PEOPLE));
        var message =
            new Sent(
                conversation,
                new UUID(random.nextLong(), random.nextLong()),
                TEXTS.get(random.nextInt(TEXTS.size())));
        sent.put(message.id(), message);
        if (random.nextInt(10) > 0) { // else it is lost on its way
          send(message);
        }
        if (random.nextInt(3) == 0) { // an earlier one comes again, late
          var earlier = List.copyOf(sent.values());
          send(earlier.get(random.nextInt(earlier.size())));
        }
        if (random.nextBoolean()) {
          surviving(engine -> engine.runUntilIdle());
        }
        clock.advance(Duration.ofSeconds(random.nextInt(40)));
      }
      engine = start(0);
      sent.values().forEach(this::send);
      for (var i = 0; i < 20; i++) {
        clock.advance(Duration.ofMinutes(2));
        engine.runUntilIdle();
      }
      check();
    }

    private void send(Sent message) {
      surviving(
          engine -> {
            var accepted =
                engine
                    .intake()
                    .accept(message.conversation(), message.id(), new Content.Text(message.text()));
            var before = acknowledged.put(message.id(), accepted.seq());
            if (before != null) {
              assertThat(accepted.seq()).as("the number it had").isEqualTo(before);
            }
          });
    }

    private interface Step {
      void take(Engine engine);
    }

    private void surviving(Step step) {
      try {
        step.take(engine);
      } catch (CrashingStore.Crash crash) {
        engine = start(CRASH_PERCENT);
      }
    }

    private Engine start(int crashPercent) {
      var all = stores.forEngine();
      var crashing =
          new EngineStores(
              new CrashingStore(all.turns(), random, crashPercent),
              all.timers(),
              all.requests(),
              all.conversations(),
              all.customers(),
              all.carts(),
              all.signals());
      return Engine.synchronous(
          crashing,
          shop.shops(),
          EngineSettings.deterministic(clock, random.nextLong(), Set.of("webchat"))
              .node("life-" + lives++));
    }

    private void check() {
      var pays = 0;
      var apologies = 0;
      for (var id : conversations) {
        assertThat(stores.conversations().idle(id)).as("idle").isTrue();
        var messages = stores.conversations().messagesAfter(id, 0, 10_000);
        assertThat(messages.stream().map(Message::seq))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, messages.size()).boxed().toList());
        assertThat(new HashSet<>(messages.stream().map(Message::id).toList()))
            .hasSameSizeAs(messages);
        var said = messages.stream().filter(m -> m.author().type() == Author.Type.USER).toList();
        said.forEach(m -> assertThat(acknowledged.get(m.id())).isEqualTo(m.seq()));
        assertThat(said.stream().map(Message::id))
            .containsExactlyInAnyOrderElementsOf(
                sent.values().stream()
                    .filter(s -> s.conversation().equals(id))
                    .map(Sent::id)
                    .toList());
        pays += checkAnswers(id, messages, said);
        apologies +=
            (int)
                messages.stream()
                    .filter(m -> m.author().type() == Author.Type.BOT)
                    .filter(m -> ((Content.Text) m.content()).text().startsWith("Je suis désolé"))
                    .count();
      }
      // one more key where the result's own turn ended in an apology
      assertThat(shop.writes.size())
          .as("each payment under its own key")
          .isBetween(pays, pays + apologies);
    }

    private int checkAnswers(ConversationId id, List<Message> messages, List<Message> said) {
      var answers =
          messages.stream()
              .filter(m -> m.author().type() == Author.Type.BOT)
              .map(m -> ((Content.Text) m.content()).text())
              .toList();
      var expected = new HashMap<String, Integer>();
      for (var message : said) {
        expected.merge(((Content.Text) message.content()).text(), 1, Integer::sum);
      }
      // a message that was under way at three deaths is apologised for: that is its answer
      var apologies = count(answers, "Je suis désolé");
      var timers = expected.getOrDefault("timer", 0);
      var answered =
          count(answers, "echo hello")
              + count(answers, "done pay")
              + count(answers, "done look")
              + count(answers, "done add");
      assertThat(said.size() - timers - answered)
          .as("answered once, or apologised for: " + answers)
          .isBetween(Math.max(0, apologies - timers - expected.getOrDefault("pay", 0)), apologies);
      assertThat(count(answers, "echo hello"))
          .isLessThanOrEqualTo(expected.getOrDefault("hello", 0));
      assertThat(count(answers, "done pay")).isLessThanOrEqualTo(expected.getOrDefault("pay", 0));
      assertThat(count(answers, "done look")).isLessThanOrEqualTo(expected.getOrDefault("look", 0));
      var adds = answers.stream().filter(a -> a.startsWith("done add")).toList();
      var customer = stores.conversations().find(id).orElseThrow().customer();
      var cart = stores.carts().find(ScriptedShop.SHOP, customer).count();
      assertThat(cart).as("no lost update").isEqualTo(adds.size());
      assertThat(cart).isLessThanOrEqualTo(expected.getOrDefault("add", 0));
      var counted = new ArrayList<String>();
      for (var i = 1; i <= cart; i++) {
        counted.add("done add cart=" + i);
      }
      assertThat(adds).as("once and in order").isEqualTo(counted);
      return count(answers, "done pay");
    }

    private static int count(List<String> answers, String start) {
      return (int) answers.stream().filter(a -> a.startsWith(start)).count();
    }
  }
}
