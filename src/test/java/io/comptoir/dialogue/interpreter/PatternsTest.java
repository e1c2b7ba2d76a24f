package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.dialogue.ActionSpec.Effect;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.knowledge.Article;
import io.comptoir.shop.FlowTrial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do besides business, in a flow that knows nothing of it. */
class PatternsTest {
  private static final String TRIP =
      """
      flow: trip
      title: {fr: votre voyage}
      triggers: {intents: [trip], do: [trip]}
      keeps: true
      slots:
        from: {type: city, entities: [from], words: {fr: [départ]}}
        to: {type: city, entities: [to], words: {fr: [arrivée]}}
        fare: {type: text, entities: [fare], depends: [to]}
        seat: {type: text, entities: [seat], depends: [fare]}
      steps:
        - {collect: from, ask: from?}
        - {collect: to, ask: to?, silence: {web: 10m, voice: 7s}}
        - {collect: fare, ask: fare?}
        - {collect: seat, ask: seat?, optional: true}
        - {confirm: sure?}
        - {action: trip.book, with: {from: from, to: to, fare: fare, seat: seat}}
        - {say: booked}
      ---
      flow: weather
      triggers: {intents: [weather]}
      aside: true
      steps: [{say: sunny}]
      ---
      flow: taxi
      triggers: {intents: [taxi]}
      steps: [{say: taxi_comes}]
      """;

  private final FlowTrial trial = new FlowTrial();

  @BeforeEach
  void aTripUnderWay() {
    trial
        .action(
            "trip.book",
            Effect.WRITE,
            List.of("from", "to", "fare", "seat"),
            List.of(),
            List.of(),
            given -> new ActionResult.Done(Map.of()))
        .article(
            new Article(
                "bagages",
                Language.FRENCH,
                "Les bagages",
                "Nos conditions",
                null,
                Set.of("luggage"),
                List.of("Combien de bagages puis-je emporter ?"),
                List.of(new Article.Passage("", "Deux bagages par personne sont compris."))))
        .words("flow.weather", "la météo")
        .words("flow.taxi", "un taxi")
        .serve(TRIP);
    assertThat(trial.press(Press.to("trip"))).containsExactly("from?");
    assertThat(trial.say("Lyon")).containsExactly("to?");
  }

  private void atTheConfirm() {
    trial.say("Nice");
    trial.say("@fare:plein");
    assertThat(trial.say("@seat:12A")).containsExactly("sure?");
  }

  @Test
  void anInterruptionIsServedAndTheFlowTakenUpAgain() {
    assertThat(trial.say("#weather quel temps ?"))
        .hasSize(3)
        .startsWith("sunny")
        .endsWith("to?")
        .element(1)
        .asString()
        .contains("votre voyage");
    assertThat(trial.say("#taxi il me faut un taxi")).startsWith("taxi_comes").endsWith("to?");
    assertThat(trial.say("Nice")).containsExactly("fare?");
  }

  @Test
  void aQuestionInMidFlowIsAnsweredWithItsSourceAndReturnedFrom() {
    assertThat(trial.say("#luggage combien de bagages puis-je emporter ?"))
        .hasSize(3)
        .endsWith("to?")
        .first()
        .asString()
        .contains("Deux bagages")
        .contains("Nos conditions");
  }

  @Test
  void aCorrectionOfAnyEarlierSlotAsksAgainWhatDependsOnItAndVoidsTheYes() {
    atTheConfirm();
    assertThat(trial.say("en fait @to:Metz"))
        .as("fare by to, seat by fare")
        .containsExactly("fare?");
    assertThat(trial.say("@fare:réduit")).containsExactly("seat?");
    assertThat(trial.say("@seat:3B")).containsExactly("sure?");
    assertThat(trial.say("changer le départ")).containsExactly("from?");
    assertThat(trial.say("Dijon")).containsExactly("sure?");
    trial.say("oui");
    assertThat(trial.waiting().getFirst().arguments())
        .isEqualTo(
            Map.of(
                "from", Value.of("Dijon"),
                "to", Value.of("Metz"),
                "fare", Value.of("réduit"),
                "seat", Value.of("3B")));
  }

  @Test
  void nothingIsCorrectedThatWasDoneAlready() {
    atTheConfirm();
    trial.say("oui");
    trial.say("en fait @to:Metz");
    assertThat(trial.waiting()).hasSize(1);
    assertThat(trial.finish()).containsExactly("booked");
  }

  @Test
  void cancellingLeavesEverything() {
    assertThat(trial.say("laisse tomber")).singleElement().asString().contains("j’arrête");
    assertThat(trial.memory().stack()).isEmpty();
    assertThat(trial.say("annuler")).singleElement().asString().contains("Rien n’est en cours");
  }

  @Test
  void whatWasAskedForOutsideIsNotCancelledAndItsEndIsHeard() {
    atTheConfirm();
    trial.say("oui");
    assertThat(trial.say("annuler")).singleElement().asString().contains("déjà parti");
    assertThat(trial.say("#taxi il me faut un taxi")).containsExactly("taxi_comes");
    assertThat(trial.finish()).containsExactly("booked");
    assertThat(trial.memory().stack()).isEmpty();
  }

  @Test
  void anOptionalQuestionIsSkippedAndANeededOneIsNot() {
    trial.say("Nice");
    assertThat(trial.say("passe"))
        .hasSize(2)
        .endsWith("fare?")
        .first()
        .asString()
        .contains("besoin");
    trial.say("@fare:plein");
    assertThat(trial.say("passe")).containsExactly("sure?");
  }

  @Test
  void aQuestionIsRepeatedOnDemand() {
    assertThat(trial.say("pardon ?")).endsWith("to?");
  }

  @Test
  void whatTheBotCanDoIsSaidInMidFlow() {
    assertThat(trial.say("aide")).endsWith("to?").first().asString().contains("Je peux");
  }

  @Test
  void twoLikelyMeaningsAreOfferedAsButtons() {
    trial.say("annuler");
    assertThat(trial.say("#weather=0.41 #taxi=0.40 hmm"))
        .singleElement()
        .asString()
        .contains("Il s’agit de");
    assertThat(trial.labels()).containsExactly("la météo", "un taxi");
    assertThat(trial.press("un taxi")).containsExactly("taxi_comes");
  }

  @Test
  void whatIsNotUnderstoodIsAskedOtherwiseThenOfferedThenGivenToAPerson() {
    trial.say("annuler");
    assertThat(trial.say("blurp"))
        .singleElement()
        .asString()
        .containsPattern("reformuler|autrement");
    trial.say("blurp blurp");
    assertThat(trial.labels()).contains("Parler à une personne");
    assertThat(trial.say("blurp")).singleElement().asString().contains("une personne");
    trial.say("oui");
    assertThat(trial.commands(Command.HandOver.class)).hasSize(1);
  }

  @Test
  void aQuestionThatFailsThreeTimesOffersAPerson() {
    trial.say("Nice");
    for (var i = 0; i < 3; i++) {
      assertThat(trial.say("?")).endsWith("fare?");
    }
    trial.say("?");
    assertThat(trial.labels()).contains("Parler à une personne", "Arrêter");
    trial.press("Parler à une personne");
    assertThat(trial.commands(Command.HandOver.class))
        .containsExactly(new Command.HandOver("asked", "support"));
  }

  @Test
  void silenceIsBrokenAfterTheChannelsOwnTime() {
    assertThat(trial.pass(Duration.ofMinutes(11)))
        .singleElement()
        .asString()
        .contains("Je reste là");
    assertThat(trial.pass(Duration.ofDays(1))).isEmpty();
    assertThat(trial.say("Nice")).endsWith("fare?");
  }

  @Test
  void whoeverComesBackHoursLaterHearsWhereThingsStood() {
    trial.pass(Duration.ofHours(7));
    assertThat(trial.say("Nice"))
        .hasSize(2)
        .endsWith("fare?")
        .first()
        .asString()
        .contains("votre voyage");
    assertThat(trial.say("@fare:plein")).containsExactly("seat?");
  }

  @Test
  void openingTheChatAgainWelcomesOnceAndRecapsAfterDays() {
    var fresh =
        new FlowTrial().serve(TRIP.replace("trip.book", "x").replaceAll(".*action: x.*\n", ""));
    assertThat(fresh.happen("session.start", Map.of())).first().asString().contains("Bonjour");
    assertThat(fresh.happen("session.start", Map.of())).as("a page loaded again").isEmpty();
    fresh.press(Press.to("trip"));
    fresh.pass(Duration.ofDays(3));
    assertThat(fresh.happen("session.start", Map.of()))
        .singleElement()
        .asString()
        .contains("votre voyage");
  }

  @Test
  void aPersonGivesTheConversationBackAndTheQuestionIsPutAgain() {
    assertThat(trial.handBack()).hasSize(2).endsWith("to?");
  }

  @Test
  void aShopReplacesPatternsByFlowsAndWords() {
    var own =
        new FlowTrial()
            .words("pattern.resume", "On reprend.")
            .serve(
                TRIP.replaceAll(".*trip.book.*\n", "")
                    + """
                    ---
                    flow: help
                    aside: true
                    triggers: {keywords: {fr: [aide]}}
                    steps: [{say: only_trips}]
                    """);
    own.press(Press.to("trip"));
    assertThat(own.say("aide")).containsExactly("only_trips", "On reprend.", "from?");
  }

  @Test
  void aDoubledAnswerAndAnOldButtonAnswerNothing() {
    atTheConfirm();
    trial.say("oui");
    trial.say("oui");
    assertThat(trial.waiting()).hasSize(1);
    trial.finish();
    assertThat(trial.press("Oui")).as("the button of a question long answered").isNotNull();
    assertThat(trial.waiting()).isEmpty();
  }

  @Test
  void voiceBreaksTheSilenceSoon() {
    var voice =
        new FlowTrial().form(MessageForm.VOICE).serve(TRIP.replaceAll(".*trip.book.*\n", ""));
    voice.press(Press.to("trip"));
    voice.say("Lyon");
    assertThat(voice.pass(Duration.ofSeconds(8))).hasSize(1);
  }
}
