package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.state.Prompt;
import io.comptoir.shop.FlowTrial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is asked for a budget and only says that it shall be little. */
class LittleMoneyTest {
  private static final String GIFT =
      """
      flow: gift
      triggers: {do: [gift]}
      slots: {budget: budget}
      steps:
        - {collect: budget, ask: "budget?", options: ["35", "20", "50"]}
        - {say: found}
      ---
      flow: sum
      triggers: {do: [sum]}
      slots: {budget: budget}
      steps:
        - {collect: budget, ask: "sum?"}
        - {say: found}
      ---
      flow: cheaper
      triggers: {intents: [cheaper]}
      steps: [{say: offers}]
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moins cher",
        "oh, pas trop cher",
        "le moins possible",
        "petit budget",
        "cheaper",
        "nothing too expensive",
        "as little as possible",
        "I'm on a tight budget"
      })
  void littleIsSaidWithoutASum(String text) {
    assertThat(LittleMoney.said(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30 euros, pas plus cher",
        "peu importe",
        "une bougie",
        "whatever you like",
        "je voudrais savoir si vous avez aussi des choses moins chères que celles d'hier"
      })
  void aSumOrAnotherWishIsNot(String text) {
    assertThat(LittleMoney.said(text)).isFalse();
  }

  @Test
  void theLeastThatWasOfferedIsTaken() {
    var prompt =
        new Prompt(
            1,
            Prompt.Kind.SLOT,
            "budget",
            List.of(
                new Prompt.Option("35", "35 €"),
                new Prompt.Option("20", "20 €"),
                new Prompt.Option("skip", "Passer")));
    assertThat(LittleMoney.least(prompt, "EUR").map(a -> a.money().minor())).contains(2000L);
  }

  @Test
  void itIsAnAnswerAndNoOtherWish() {
    var trial = new FlowTrial().serve(GIFT);
    trial.press(Press.to("gift"));
    assertThat(trial.say("#cheaper moins cher"))
        .hasSize(2)
        .endsWith("found")
        .first()
        .asString()
        .contains("Rien de cher")
        .contains("20");
  }

  @Test
  void whereNoSumIsOfferedOneIsAskedFor() {
    var trial = new FlowTrial().serve(GIFT);
    trial.press(Press.to("sum"));
    assertThat(trial.say("#cheaper moins cher"))
        .hasSize(2)
        .endsWith("sum?")
        .first()
        .asString()
        .contains("Sous quelle somme");
  }
}
