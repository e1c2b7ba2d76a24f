package io.comptoir.nlu;

import static io.comptoir.nlu.Beauty.english;
import static io.comptoir.nlu.Beauty.french;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.nlu.training.Understanders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentTest {
  @Test
  void requestsInOtherWordsThanTheExamples() {
    check("bonjour, je cherche une idée de cadeau pour mon père", french(), "gift.find");
    check("jveux voir mon panier svp", french(), "cart.show");
    check("pourriez-vous me dire où en est mon colis ?", french(), "order.status");
    check("ou est ma comande", french(), "order.status");
    check("JE VEUX PARLER A QUELQU'UN !!!", french(), "human");
    check("vous avez un magasin à Nantes ?", french(), "store.find");
    check("vos horaires le dimanche", french(), "store.find");
    check("je cherche une bougie", french(), "product.search");
    check("je peux payer maintenant ?", french(), "checkout");
    check("where's my parcel??", english(), "order.status");
    check("could you show me my basket please", english(), "cart.show");
    check("i wanna speak with a human", english(), "human");
    check("plz find me a presnt for my mum", english(), "gift.find");
    check("i want to pay now", english(), "checkout");
    check("my promo code isn't working", english(), "coupon.apply");
  }

  @Test
  void whatNobodySellsIsOutOfScope() {
    for (var said :
        "quel temps fait-il|qui est le roi de France|asdfgh|mon chat est malade|mzlkqsd jqsdlk|raconte-moi l'histoire de Napoléon"
            .split("\\|")) {
      check(said, french(), null);
    }
    for (var said :
        "what is the weather in London|tell me a joke|the quick brown fox|lorem ipsum dolor sit amet|who won the match"
            .split("\\|")) {
      check(said, english(), null);
    }
  }

  @Test
  void theShopsOwnExamplesAreAlwaysUnderstood() {
    for (var example : Beauty.examples().examples()) {
      var understood =
          Beauty.understander()
              .understand(example.text(), Context.fresh(example.language(), Beauty.NOW));
      assertThat(understood.intent()).as(example.text()).contains(example.intent());
    }
  }

  @Test
  void confidencesAreProbabilitiesBestFirst() {
    var intents = Beauty.understander().understand("un cadeau dans mon panier", french()).intents();
    assertThat(intents).hasSize(5);
    assertThat(intents)
        .isSortedAccordingTo((a, b) -> Double.compare(b.confidence(), a.confidence()));
    assertThat(intents.stream().mapToDouble(IntentScore::confidence).sum()).isBetween(0.5, 1.0001);
  }

  @Test
  void anIntentThatTheFlowWaitsForIsFavoured() {
    var plain = confidence("celui-là", Set.of(), "cart.add");
    var awaited = confidence("celui-là", Set.of("cart.add"), "cart.add");
    assertThat(awaited).isGreaterThan(plain);
  }

  private static double confidence(String said, Set<String> likely, String intent) {
    var context = new Context(Language.FRENCH, Optional.empty(), List.of(), 0, likely, Beauty.NOW);
    return Beauty.understander().understand(said, context).intents().stream()
        .filter(score -> score.intent().equals(intent))
        .mapToDouble(IntentScore::confidence)
        .findFirst()
        .orElse(0);
  }

  @Test
  void aBareAnswerIsNoRequest() {
    assertThat(Beauty.understander().understand("oui", french()).inScope()).isFalse();
    assertThat(Beauty.understander().understand("nope", english()).inScope()).isFalse();
  }

  @Test
  void aSlipIsMendedUnlessANameMayBeWhatIsAsked() {
    var asked = Beauty.expecting(Language.ENGLISH, "email");
    assertThat(confidence("presont", english(), "gift.find"))
        .isGreaterThan(confidence("presont", asked, "gift.find") + 0.1);
  }

  @Test
  void anIntentThatIsNamedAfterWaresDoesNotOwnTheirWords() {
    var sentences =
        new Examples(
            List.of(
                example("candle-care", "how long does it burn"),
                example("candle-care", "do i have to trim the wick"),
                example("candle-care", "the wax tunnels in the middle"),
                example("cart.add", "i want three of those"),
                example("cart.add", "i'll take it"),
                example("cart.add", "add the cream to my basket")),
            List.of());
    var said = "i want the candle";
    assertThat(best(sentences, new Vocabulary(List.of()), said)).isEqualTo("candle-care");
    assertThat(best(sentences, Beauty.vocabulary(), said)).isEqualTo("cart.add");
  }

  @Test
  void theSameSeedLearnsTheSame() {
    var again =
        Understanders.train(
            Beauty.examples(), Beauty.vocabulary(), Beauty.LANGUAGES, Beauty.OPTIONS);
    for (var said : List.of("un cadeau pour maman", "where is it", "je paie", "rose de nuit")) {
      assertThat(again.understand(said, french()))
          .isEqualTo(Beauty.understander().understand(said, french()));
    }
  }

  @Test
  void aShopWithoutExamplesUnderstandsEntitiesAndAnswers() {
    var bare =
        Understanders.train(
            new Examples(List.of(), List.of()),
            Beauty.vocabulary(),
            Beauty.LANGUAGES,
            Beauty.OPTIONS);
    var understood = bare.understand("oui, une bougie à moins de 20 euros", french());
    assertThat(understood.intents()).isEmpty();
    assertThat(understood.inScope()).isFalse();
    assertThat(understood.answer()).contains(Understanding.Answer.YES);
    assertThat(understood.entities()).hasSize(2);
  }

  @Test
  void aSingleIntentWithASingleExampleLearns() {
    var tiny =
        Understanders.train(
            new Examples(
                List.of(new Examples.Example(Language.FRENCH, "only", "où êtes-vous")), List.of()),
            new Vocabulary(List.of()),
            List.of(Language.FRENCH),
            Beauty.OPTIONS);
    assertThat(tiny.understand("où êtes-vous ?", french()).intent()).contains("only");
  }

  private static Examples.Example example(String intent, String text) {
    return new Examples.Example(Language.ENGLISH, intent, text);
  }

  private static String best(Examples examples, Vocabulary vocabulary, String said) {
    return Understanders.train(examples, vocabulary, Beauty.LANGUAGES, Beauty.OPTIONS)
        .understand(said, english())
        .intents()
        .getFirst()
        .intent();
  }

  private static double confidence(String said, Context context, String intent) {
    return Beauty.understander().understand(said, context).intents().stream()
        .filter(score -> score.intent().equals(intent))
        .mapToDouble(IntentScore::confidence)
        .findFirst()
        .orElse(0);
  }

  private static void check(
      String said, Context context, @org.jspecify.annotations.Nullable String expected) {
    var understood = Beauty.understander().understand(said, context);
    assertThat(understood.intent().orElse(null)).as(said + " → " + understood).isEqualTo(expected);
  }
}
