package io.comptoir.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishesTest {
  @Test
  void eachWishIsCutOut() {
    check("ajoute le premier et montre mon panier", "ajoute le premier", "montre mon panier");
    check(
        "ajoute la bougie au panier, puis je veux payer",
        "ajoute la bougie au panier",
        "je veux payer");
    check(
        "où est ma commande ? Vous avez une boutique à Lyon ?",
        "où est ma commande ?",
        "Vous avez une boutique à Lyon ?");
    check(
        "add the first one to my basket and show my basket",
        "add the first one to my basket",
        "show my basket");
    check(
        "where is my order and do you have a shop in Lyon",
        "where is my order",
        "do you have a shop in Lyon");
    check(
        "put two of them in my cart then checkout please",
        "put two of them in my cart",
        "checkout please");
  }

  @Test
  void oneWishStaysWhole() {
    for (var said :
        List.of(
            "je cherche un parfum et une bougie",
            "un parfum boisé et pas cher",
            "ajoute le premier et le deuxième",
            "bonjour, je cherche un cadeau",
            "merci, où est ma commande ?",
            "je cherche un cadeau pour ma mère et ma sœur",
            "i'm looking for a perfume and a candle",
            "hello there, where is my order",
            "add the first and the second",
            "un cadeau pour ma mère, elle aime la rose",
            "oui",
            "")) {
      check(said, said);
    }
  }

  @Test
  void theAnswerToAQuestionIsNeverCut() {
    var asked =
        new Context(
            Beauty.LANGUAGES.getFirst(),
            Optional.of(Context.Expected.YES_NO),
            List.of(),
            0,
            Set.of(),
            Beauty.NOW);
    var said = "ajoute le premier et montre mon panier";
    assertThat(Beauty.understander().wishes(said, asked)).containsExactly(said);
  }

  @Test
  void aStoryIsReadOnceAndWhole() {
    var story = "et montre mon panier ".repeat(180);
    assertThat(Beauty.understander().wishes(story, Beauty.french())).containsExactly(story);
  }

  private static void check(String said, String... wishes) {
    assertThat(Beauty.understander().wishes(said, Beauty.french()))
        .as(said)
        .containsExactly(wishes);
  }
}
