package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec.Effect;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.Press;
import io.comptoir.shop.FlowTrial;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks costs the person their place at most, never the conversation. */
class BadInputTest {
  private final FlowTrial trial = new FlowTrial();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flow: [a\n",
        "flow: a\nflow: b\nsteps: []\n",
        "flow: a\nsteps: &x [*x]\n",
        "flow: a\nsteps:\n  - {say: x\n",
        "\tflow: a",
        "- just\n- a list\n",
        "just a word",
        "flow: {a: b}\nsteps: [{end: x}]",
        "flow: a\nsteps: {say: x}\nslots: [1]",
        "flow: a\nsteps: [say]\n",
        "flow: a\nsteps: [{sing: x}]\n",
        "flow: a\nslots: {x: nosuchtype}\nsteps: [{end: d}]\n",
        "flow: a\nslots: {x: {type: number, default: lots}}\nsteps: [{end: d}]\n",
        "flow: a\nsteps: [{say: x, if: 'nothing.there >'}]\n",
        "flow: a\nsteps: [{say: x, with: {y: nothing}}]\n",
        "flow: a\nsteps: [{jump: nowhere}]\n",
        "flow: a\nsteps: [{wait: {for: soon}}]\n",
        "flow: a\nsteps: [{action: no.such}]\n"
      })
  void aFlowThatCannotBeReadIsToldWithItsLine(String yaml) {
    assertThat(trial.problems(yaml))
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.message()).isNotBlank())
        .anySatisfy(p -> assertThat(p.line()).isPositive());
  }

  @Test
  void flowsThatCallOneAnotherInARingApologiseAndGoOn() {
    trial.serve(
        """
        flow: one
        steps: [{call: two}]
        ---
        flow: two
        steps: [{call: one}]
        """);
    apologisesFor("one");
  }

  @Test
  void aFlowWithoutEndApologises() {
    trial.serve(
        """
        flow: round
        slots: {n: {type: number, default: 0}}
        steps:
          - loop: {while: "n >= 0", do: [{set: {n: "n + 1"}}]}
        """);
    apologisesFor("round");
  }

  @Test
  void aFlowThatTalksWithoutEndApologises() {
    trial.serve(
        """
        flow: chatter
        slots: {n: {type: number, default: 0}}
        steps:
          - loop: {while: "n < 500", do: [{say: word}, {set: {n: "n + 1"}}]}
        """);
    apologisesFor("chatter");
  }

  @Test
  void aFlowThatGrowsWithoutBoundApologisesBeforeItHurts() {
    trial.serve(
        """
        flow: grows
        slots: {all: items, n: {type: number, default: 0}}
        steps:
          - {set: {all: "['a']"}}
          - loop: {while: "n < 100", do: [{set: {all: "all + all", n: "n + 1"}}]}
        """);
    apologisesFor("grows");
  }

  private void apologisesFor(String flow) {
    assertThat(trial.press(Press.to(flow)))
        .singleElement()
        .asString()
        .contains("Pardon, je me suis trompée");
    assertThat(trial.facts("dialogue.error")).hasSize(1);
    assertThat(trial.memory().stack()).isEmpty();
    assertThat(trial.say("bonjour")).as("the conversation goes on").isNotEmpty();
  }

  @Test
  void anExpressionOnAMissingValueIsFalseAndAMessageIsSaidWithoutIt() {
    trial
        .serve(
            """
            flow: lost
            slots: {order: fields}
            steps:
              - {say: never, if: "order.total > 5 && order.lines[3] == 'x'"}
              - {set: {total: "order.total / 0"}}
              - {say: total, with: {total: order.total, count: order.count, when: total}}
            """)
        .words(
            "total",
            "Total {total}, {count, plural, one {un} other {# articles}}, {count, number}{when}.");
    assertThat(trial.press(Press.to("lost"))).containsExactly("Total , un, 0.");
  }

  @Test
  void aWrongArgumentOfAMessageIsSaidAsNothing() {
    trial
        .serve("flow: odd\nsteps: [{say: odd, with: {given: \"'x'\"}}]\n")
        .words("odd", "A {wanted} b");
    assertThat(trial.press(Press.to("odd"))).containsExactly("A  b");
  }

  @Test
  void anActionThatDoesNotAnswerIsOneThatFails() {
    trial
        .action(
            "far.away",
            Effect.READ,
            List.of(),
            List.of(),
            List.of(),
            given -> new ActionResult.Failed("UNAVAILABLE", Map.of()))
        .serve(
            """
            flow: ask
            steps:
              - action: far.away
                errors: {UNAVAILABLE: [{say: away}]}
            """);
    assertThat(trial.press(Press.to("ask"))).containsExactly("away");
  }

  @Test
  void aResultThatNobodyWaitsForChangesNothing() {
    trial.serve("flow: a\nsteps: [{say: hello}]\n");
    assertThat(trial.finish("a99", new ActionResult.Done(Map.of("x", Value.of(1))))).isEmpty();
    assertThat(trial.take(new io.comptoir.dialogue.Input.TimerFired(3, "wait-7", 7))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":0,\"stack\":[{\"flow\":\"a\",\"hash\":\"h\",\"pc\":1}],\"count\":9}",
        "{\"version\":7,\"count\":9,\"stack\":[{\"flow\":\"a\",\"hash\":\"h\",\"pc\":1}]}",
        "{\"version\":1,\"count\":9,\"stack\":[{\"flow\":\"gone\",\"hash\":\"h\",\"pc\":1}]}",
        "{\"version\":1,\"count\":9,\"stack\":[{\"flow\":\"a\",\"hash\":\"h\",\"pc\":700,\"step\":\"x\"}]}",
        "{\"version\":1,\"count\":9,\"parked\":[{\"flow\":\"gone\",\"hash\":\"h\",\"pc\":-1}]}",
        "{\"version\":1,\"count\":9,\"stack\":[{\"flow\":\"a\",\"hash\":\"h\",\"pc\":-3}],"
            + "\"prompt\":{\"id\":2,\"kind\":\"confirm\"}}"
      })
  void aStateOfAnotherTimeIsMetAndTheConversationGoesOn(String json) {
    trial.serve("flow: a\ntriggers: {do: [a]}\nsteps: [{say: hello}]\n");
    trial.state(new DialogueState(json, 1));
    trial.say("oui");
    assertThat(trial.facts("dialogue.error")).isEmpty();
    assertThat(trial.memory().count()).as("no name is given twice").isGreaterThanOrEqualTo(9);
    assertThat(trial.press(Press.to("a"))).containsExactly("hello");
  }
}
