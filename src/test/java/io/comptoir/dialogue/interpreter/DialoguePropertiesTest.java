package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec.Effect;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Input;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.message.Content;
import io.comptoir.nlu.Understanding;
import io.comptoir.shop.FlowTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Flows that nobody would write, and people who say anything at any time: what holds however it
 * goes.
 */
class DialoguePropertiesTest {
  private static final long SEED = Long.getLong("seed", 20261127L);
  private static final int SHOPS = 40;
  private static final int CONVERSATIONS = 5;
  private static final int INPUTS = 30;

  private static final List<String> WORDS =
      List.of(
          "oui",
          "oui",
          "oui",
          "non",
          "@a:rouge",
          "en fait @a:bleu",
          "changer la couleur",
          "3",
          "99",
          "passe",
          "annuler",
          "laisse tomber",
          "aide",
          "pardon",
          "bonjour",
          "blurp",
          "blurp blurp ?",
          "#f0 allons",
          "#f1 allons",
          "#f2=0.5 #f3=0.48 hmm",
          "#thanks merci",
          "");

  @Test
  void whateverIsSaidAndDone() {
    System.out.println("seed " + SEED);
    var writes = 0;
    var ends = 0;
    for (var shop = 0; shop < SHOPS; shop++) {
      var flows = flows(new Random(SEED + shop));
      var served = trial(new Random(0)).serve(flows);
      for (var conversation = 0; conversation < CONVERSATIONS; conversation++) {
        var seed = SEED + 1_000L * shop + conversation;
        var trial = play(served, flows, seed);
        writes +=
            trial.commands(Command.Invoke.class).stream()
                .filter(invoke -> invoke.effect() == Effect.WRITE)
                .count();
        ends += trial.facts("flow.ended").size();
        if (conversation == 0) {
          assertThat(states(play(served, flows, seed)))
              .as("seed %d", seed)
              .isEqualTo(states(trial));
        }
        for (var once : trial.heard()) {
          var again = trial.again(once);
          assertThat(again.next()).as("seed %d", seed).isEqualTo(once.decision().next());
          assertThat(again.replies()).as("seed %d", seed).isEqualTo(once.decision().replies());
          assertThat(again.commands()).as("seed %d", seed).isEqualTo(once.decision().commands());
        }
      }
    }
    System.out.println(writes + " writes, " + ends + " ends");
    assertThat(writes).as("these conversations do get somewhere").isGreaterThan(20);
    assertThat(ends).isGreaterThan(500);
  }

  private static List<String> states(FlowTrial trial) {
    return trial.heard().stream().map(once -> once.decision().next().json()).toList();
  }

  /** Flows that a shop would be opened with. */
  private static String flows(Random random) {
    for (var tries = 0; tries < 200; tries++) {
      var flows = new RandomFlows(random).write();
      if (trial(random).wouldBeServed(flows)) {
        return flows;
      }
    }
    throw new AssertionError("no flow that could be served in 200");
  }

  private static FlowTrial trial(Random random) {
    return new FlowTrial()
        .action("read", Effect.READ, List.of("a"), List.of("b"), List.of(), g -> done(random))
        .action(
            "local", Effect.LOCAL, List.of("a"), List.of("b"), List.of("LATE"), g -> ends(random))
        .action(
            "write", Effect.WRITE, List.of("a"), List.of("b"), List.of("LATE"), g -> ends(random));
  }

  private static ActionResult done(Random random) {
    return new ActionResult.Done(Map.of("b", Value.of(random.nextInt(6))));
  }

  private static ActionResult ends(Random random) {
    return random.nextInt(3) == 0 ? new ActionResult.Failed("LATE", Map.of()) : done(random);
  }

  private static FlowTrial play(FlowTrial served, String flows, long seed) {
    var random = new Random(seed);
    var trial = trial(random).servingAs(served);
    var old = new ArrayList<String>();
    for (var i = 0; i < INPUTS; i++) {
      var from = trial.heard().size();
      var open = Optional.ofNullable(trial.memory().prompt());
      var early = random.nextInt(12) == 0;
      step(trial, random, old, early);
      var heard = trial.heard().subList(from, trial.heard().size());
      var about =
          "seed "
              + seed
              + ", input "
              + i
              + ": "
              + (heard.isEmpty() ? "" : heard.getFirst().input())
              + "\n"
              + flows;
      assertThat(trial.facts("dialogue.error")).as(about).isEmpty();
      comesToRest(trial, about);
      heard.forEach(once -> isAgreed(trial, once, about));
      if (early
          && open.isPresent()
          && !heard.isEmpty()
          && heard.getFirst().input() instanceof Input.Said) {
        assertThat(writes(heard.getFirst())).as(about).isEmpty();
      }
      old.addAll(trial.payloads());
      assertThat(trial.state().json().length()).as(about).isLessThan(8_000);
    }
    return trial;
  }

  private static void step(FlowTrial trial, Random random, List<String> old, boolean early) {
    if (early && trial.memory().prompt() != null) {
      // Sent before the question was on the screen.
      var yes =
          new Understanding(
              io.comptoir.base.Language.FRENCH,
              1,
              List.of(),
              false,
              List.of(),
              Optional.of(Understanding.Answer.YES),
              io.comptoir.nlu.Tone.CALM,
              "oui");
      var before = trial.memory().prompt();
      trial.take(new Input.Said(trial.state().promptNumber(), "oui", yes));
      var after = trial.memory().prompt();
      assertThat(after).as("a yes that was there first answers nothing").isNotNull();
      assertThat(after.kind()).isEqualTo(before.kind());
      assertThat(after.slot()).isEqualTo(before.slot());
      return;
    }
    var asked = trial.memory().prompt();
    if (asked != null && random.nextInt(3) == 0) {
      trial.say(
          switch (asked.kind()) {
            case CONFIRM -> "oui";
            case SLOT, FORM, CLARIFY -> "a".equals(asked.slot()) ? "@a:vert" : "2";
          });
      return;
    }
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        var payloads = trial.payloads();
        if (!payloads.isEmpty()) {
          trial.send(new Content.Postback(payloads.get(random.nextInt(payloads.size())), null));
        }
      }
      case 2 -> {
        if (!old.isEmpty()) {
          trial.send(new Content.Postback(old.get(random.nextInt(old.size())), null));
        }
      }
      case 3 -> trial.pass(Duration.ofMinutes(random.nextInt(600)));
      case 4 -> trial.happen(random.nextBoolean() ? "happened" : "session.start", Map.of());
      case 5 -> {
        if (random.nextInt(3) == 0) {
          trial.handBack();
        } else {
          trial.send(new Content.Image("https://example.com/a.png", null, null, List.of()));
        }
      }
      case 6 -> {
        if (!trial.waiting().isEmpty()) {
          trial.finish();
        }
      }
      case 7 -> {
        var call = "a" + random.nextInt(20);
        if (trial.waiting().stream().noneMatch(waits -> waits.call().equals(call))) {
          trial.finish(call, done(random));
        }
      }
      default -> trial.say(WORDS.get(random.nextInt(WORDS.size())));
    }
  }

  /** An end, a question, a wait outside, or a person: never nothing at all. */
  private static void comesToRest(FlowTrial trial, String about) {
    var memory = trial.memory();
    assertThat(memory.stack().stream().map(Frame::call).filter(Objects::nonNull).toList())
        .as("who asked for a write hears how it ended: " + about)
        .containsAll(trial.waiting().stream().map(Command.Invoke::call).toList());
    if (memory.stack().isEmpty()) {
      return;
    }
    var top = memory.stack().getLast();
    if (top.call() == null) {
      assertThat(memory.prompt()).as("waits for nobody: " + about).isNotNull();
    }
  }

  /** A write comes of a yes, given to a question of the flow that writes, seen before. */
  private static void isAgreed(FlowTrial trial, FlowTrial.Heard once, String about) {
    for (var write : writes(once)) {
      var agreed = false;
      var writer =
          once.decision().next().memory().stack().stream()
              .filter(frame -> write.call().equals(frame.call()))
              .findFirst()
              .orElseThrow()
              .flow();
      for (var earlier : trial.heard()) {
        var memory = earlier.before().memory();
        var prompt = memory.prompt();
        if (prompt != null
            && prompt.kind() == Prompt.Kind.CONFIRM
            && earlier.input().number() > earlier.before().promptNumber()
            && memory.stack().getLast().flow().equals(writer)
            && saysYes(earlier.input(), prompt)) {
          agreed = true;
        }
        if (earlier == once) {
          break;
        }
      }
      assertThat(agreed).as(about).isTrue();
    }
  }

  private static boolean saysYes(Input input, Prompt prompt) {
    return switch (input) {
      case Input.Said said -> said.text().equals("oui");
      case Input.Sent(var number, Content.Postback(var payload, var text)) ->
          payload.contains("\"prompt\":\"" + prompt.id() + "\"") && payload.contains("\"yes\"");
      default -> false;
    };
  }

  private static List<Command.Invoke> writes(FlowTrial.Heard once) {
    return once.decision().commands().stream()
        .filter(Command.Invoke.class::isInstance)
        .map(Command.Invoke.class::cast)
        .filter(invoke -> invoke.effect() == Effect.WRITE)
        .toList();
  }
}
