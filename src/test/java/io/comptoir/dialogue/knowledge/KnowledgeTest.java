package io.comptoir.dialogue.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.dialogue.knowledge.Article.Passage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private final Knowledge knowledge =
      new Knowledge(
          List.of(
              article(
                  "delivery",
                  List.of("How much is delivery?", "How long does delivery take?"),
                  "Home delivery costs €4.90.",
                  "Express: €9.90, the next day."),
              article(
                  "returns",
                  List.of("How do I return a product?"),
                  "You have 30 days.",
                  "The refund leaves within 5 days.")));

  @Test
  void aQuestionThatAnArticleNamesIsAnswered() {
    var answer = knowledge.byWords("how much is the delivery", Language.ENGLISH).orElseThrow();
    assertThat(answer.article().id()).isEqualTo("delivery");
    assertThat(answer.text()).contains("€4.90");
  }

  @Test
  void thePointThatIsAskedForIsAmongTheAnswer() {
    var answer =
        knowledge
            .byIntent("delivery.question", "how much is express delivery?", Language.ENGLISH)
            .orElseThrow();
    assertThat(answer.text()).contains("€9.90");
  }

  @Test
  void whoAsksForAPriceGetsThatOfWhatTheyName() {
    var prices =
        new Knowledge(
            List.of(
                article(
                    "delivery",
                    List.of("What does delivery cost?"),
                    "Home delivery costs €4.90 and is free from €60.",
                    "Express: €9.90, the next working day. Relay point: €3.90, in four days.",
                    "For Christmas, order before the 21st for home delivery, and before the 23rd"
                        + " for express.")));
    for (var said : List.of("how much is express delivery?", "what does express delivery cost?")) {
      var answer =
          prices
              .byIntent("", said, Language.ENGLISH)
              .or(() -> prices.byWords(said, Language.ENGLISH));
      assertThat(answer.orElseThrow().text()).as(said).contains("€9.90").doesNotContain("23rd");
    }
    assertThat(prices.byWords("how much is delivery?", Language.ENGLISH).orElseThrow().text())
        .contains("€4.90");
  }

  @Test
  void anArticleIsAsSureOfItsMeaningAsItSpeaksOfWhatIsAsked() {
    var taught =
        new Knowledge(
            knowledge.articles(),
            List.of(new Knowledge.Taught(Language.ENGLISH, "delivery.question", "do you ship?")));
    assertThat(sureness(taught, "do you ship?")).isEqualTo(1);
    assertThat(sureness(taught, "is express delivery possible the next day?"))
        .isGreaterThan(sureness(taught, "delivery of pizzas"))
        .isGreaterThan(0.5);
    assertThat(sureness(taught, "delivery of pizzas")).isBetween(0.01, 0.5);
    assertThat(sureness(taught, "pizzas?")).isZero();
    assertThat(sureness(knowledge, "do you ship?")).as("not taught").isZero();
  }

  private static double sureness(Knowledge knowledge, String question) {
    return knowledge
        .byIntent("delivery.question", question, Language.ENGLISH)
        .orElseThrow()
        .sureness();
  }

  @Test
  void whatNoArticleSaysIsNotAnswered() {
    assertThat(knowledge.byWords("what is the meaning of life?", Language.ENGLISH)).isEmpty();
    assertThat(knowledge.byWords("how much is delivery?", Language.FRENCH)).isEmpty();
  }

  private static Article article(String id, List<String> questions, String... passages) {
    return new Article(
        id,
        Language.ENGLISH,
        id,
        null,
        null,
        Set.of(),
        questions,
        java.util.Arrays.stream(passages).map(p -> new Passage("", p)).toList());
  }
}
