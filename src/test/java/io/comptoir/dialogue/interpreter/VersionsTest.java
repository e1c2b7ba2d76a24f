package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.shop.FlowTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A flow under way while its file changes. */
class VersionsTest {
  private static final String FIRST =
      """
      flow: subscribe
      version: 1
      triggers: {intents: [subscribe]}
      slots: {name: name, town: city}
      steps:
        - {collect: name, ask: name?}
        - {collect: town, ask: town?}
        - {confirm: sure?}
        - {action: list.join, with: {name: name, town: town}}
        - say: joined
      """;

  private final FlowTrial trial =
      new FlowTrial()
          .action(
              "list.join",
              ActionSpec.Effect.WRITE,
              List.of("name", "town", "where"),
              List.of(),
              List.of(),
              given -> new ActionResult.Done(Map.of()));

  private FlowTrial atTheSecondQuestion() {
    trial.serve(FIRST);
    trial.say("#subscribe s'inscrire");
    assertThat(trial.say("Camille")).containsExactly("town?");
    return trial;
  }

  @Test
  void aConversationFinishesOnTheVersionItBegan() {
    atTheSecondQuestion();
    trial.serve(
        """
        flow: subscribe
        version: 2
        triggers: {intents: [subscribe]}
        slots: {email: email}
        steps:
          - {collect: email, ask: email?}
          - {confirm: really?}
          - {action: list.join, with: {name: email}}
        """);
    assertThat(trial.say("Lyon")).containsExactly("sure?");
    trial.say("oui");
    assertThat(trial.waiting().getFirst().arguments())
        .containsEntry("name", Value.of("Camille"))
        .containsEntry("town", Value.of("Lyon"));
    assertThat(trial.finish()).containsExactly("joined");
    assertThat(trial.say("#subscribe encore une fois")).containsExactly("email?");
  }

  @Test
  void layoutAndCommentsMakeNoOtherVersion() {
    atTheSecondQuestion();
    var before = trial.memory().stack().getFirst().hash();
    trial.serve(
        "# A comment.\n"
            + FIRST.replace(
                "{collect: name, ask: name?}", "{ collect: name,\n       ask: name? }"));
    trial.say("Lyon");
    assertThat(trial.memory().stack().getFirst().hash()).isEqualTo(before);
  }

  @Test
  void aDeclaredMigrationTakesTheQuestionAndWhatIsKnownOver() {
    atTheSecondQuestion();
    trial.serve(
        """
        flow: subscribe
        version: 2
        migrate: {from: 1, steps: {town: place}, slots: {town: where}}
        triggers: {intents: [subscribe]}
        slots: {name: name, where: city}
        steps:
          - {collect: name, ask: name?}
          - {id: place, collect: where, ask: where?}
          - {confirm: sure_now?}
          - {action: list.join, with: {name: name, where: where}}
        """);
    assertThat(trial.say("Lyon")).containsExactly("sure_now?");
    trial.say("oui");
    assertThat(trial.waiting().getFirst().arguments())
        .containsEntry("name", Value.of("Camille"))
        .containsEntry("where", Value.of("Lyon"));
  }

  @Test
  void aYesToTheOldQuestionConfirmsNothingInTheNewVersion() {
    atTheSecondQuestion().say("Lyon");
    trial.serve(
        """
        flow: subscribe
        version: 2
        migrate: {from: 1}
        triggers: {intents: [subscribe]}
        slots: {name: name, town: city}
        steps:
          - {collect: name, ask: name?}
          - {collect: town, ask: town?}
          - {confirm: sure_for_ten_euros?}
          - {action: list.join, with: {name: name}}
        """);
    assertThat(trial.say("oui")).hasSize(2).last().isEqualTo("sure_for_ten_euros?");
    assertThat(trial.waiting()).isEmpty();
    trial.say("oui");
    assertThat(trial.waiting()).hasSize(1);
  }

  @Test
  void aMigrationMayBeginAgainWithWhatIsKnown() {
    atTheSecondQuestion();
    trial.serve(
        """
        flow: subscribe
        version: 5
        migrate:
          - {from: [3, 4], restart: true}
          - {from: [1, 2], restart: true, forget: [town]}
        triggers: {intents: [subscribe]}
        slots: {email: email, name: name}
        steps:
          - {collect: email, ask: email?}
          - {collect: name, ask: name?}
          - say: done
        """);
    assertThat(trial.say("Lyon")).last().isEqualTo("email?");
    assertThat(trial.say("c@exemple.fr")).containsExactly("done");
  }

  @Test
  void whatCannotGoOnIsSaidAndLeft() {
    atTheSecondQuestion();
    trial.forgetEarlier();
    trial.serve("flow: subscribe\nversion: 2\nsteps: [{say: other}]\n");
    assertThat(trial.say("#greet bonjour"))
        .first()
        .asString()
        .contains("Nos pages ont changé entre-temps");
    assertThat(trial.memory().stack()).isEmpty();
  }

  @Test
  void aTextWithoutAnotherVersionGoesOnAtTheStepOfTheSameName() {
    atTheSecondQuestion();
    trial.forgetEarlier();
    trial.serve(FIRST.replace("  - {collect: town", "  - {say: more}\n  - {collect: town"));
    assertThat(trial.say("Lyon")).containsExactly("sure?");
  }

  @Test
  void aFlowThatWasTakenOutGoesOnFromItsSnapshotWithItsOwnWords() {
    trial.words("joined", "Bienvenue.");
    atTheSecondQuestion();
    trial.serve("flow: other\nsteps: [{say: hello}]\n");
    assertThat(trial.say("Lyon")).containsExactly("sure?");
    trial.say("oui");
    assertThat(trial.finish()).containsExactly("Bienvenue.");
  }

  @Test
  void theResultOfAnActionComesBackToTheVersionThatAskedForIt() {
    atTheSecondQuestion().say("Lyon");
    trial.say("oui");
    trial.serve(
        """
        flow: subscribe
        version: 2
        migrate: {from: 1, restart: true}
        steps: [{say: begun_again}]
        """);
    assertThat(trial.finish()).containsExactly("joined");
  }

  @Test
  void aParkedFlowWakesUpOnItsOwnVersion() {
    trial.serve(
        """
        flow: later
        triggers: {intents: [later]}
        steps:
          - {say: see_you}
          - {wait: {for: 1d}}
          - {say: as_promised}
        """);
    trial.say("#later plus tard");
    trial.serve("flow: later\nsteps: [{say: something_else}]\n");
    assertThat(trial.pass(Duration.ofDays(1))).containsExactly("as_promised");
  }

  @Test
  void aFlowThatWaitsInsideAnotherTakesItAlongAndReturns() {
    trial.serve(
        """
        flow: outer
        triggers: {intents: [outer]}
        steps:
          - {call: inner}
          - {say: after}
        ---
        flow: inner
        steps:
          - {say: waiting}
          - {wait: {for: 1h, or_event: parcel.left}}
          - {say: waited}
        """);
    assertThat(trial.say("#outer allons-y")).endsWith("waiting");
    assertThat(trial.memory().stack()).isEmpty();
    assertThat(trial.happen("parcel.left", Map.of())).containsExactly("waited", "after");
    assertThat(trial.pass(Duration.ofHours(2))).isEmpty();
  }

  @Test
  void whatAMigrationNamesWronglyIsTold() {
    var problems =
        trial.problems(
            """
            flow: subscribe
            version: 2
            migrate:
              - {from: 2}
              - {steps: {a: nowhere}, from: 1}
              - {slots: {a: nothing}, from: 1}
              - {restart: true}
            slots: {name: name}
            steps: [{collect: name, ask: name?}]
            """);
    assertThat(problems).extracting(p -> p.line()).containsExactly(4, 5, 6, 7);
    assertThat(trial.problems("flow: a\nversion: zero\nsteps: [{end: done}]\n")).hasSize(1);
  }

  @Test
  void idsNameTheStepsThatWaitCallOrWrite() {
    assertThat(
            Flow.idOf(
                new io.comptoir.dialogue.flow.Instruction.Call("c", "f", Map.of(), Map.of(), 1)))
        .isEqualTo("c");
  }
}
