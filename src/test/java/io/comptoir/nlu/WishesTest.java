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
  void behindAPlainAnswerToAnOpenQuestionWishesAreCutOut() {
    asked(YES_NO, "oui et montre mon panier", "oui", "montre mon panier");
    asked(YES_NO, "non merci et montre mon panier", "non merci", "montre mon panier");
    asked(YES_NO, "yes and show my basket", "yes", "show my basket");
    asked(YES_NO, "no thanks and then show my basket", "no thanks", "show my basket");
    asked(
        budget(),
        "50 euros max, et vous avez un magasin à Lyon ?",
        "50 euros max",
        "vous avez un magasin à Lyon ?");
    asked(
        budget(),
        "under 50 euros, and do you have a shop in Lyon?",
        "under 50 euros",
        "do you have a shop in Lyon?");
    asked(
        choice(),
        "le deuxième, et ajoute aussi la bougie au panier",
        "le deuxième",
        "ajoute aussi la bougie au panier");
    asked(choice(), "the second one and show my basket", "the second one", "show my basket");
  }

  @Test
  void whatMayBelongToTheAnswerStaysWithIt() {
    for (var said :
        List.of(
            "oui, vous avez un magasin à Lyon ?",
            "oui et ajoute une bougie au panier",
            "yes and add a candle to my basket",
            "oui mais change l'adresse",
            "oui et annule",
            "oui oui et merci",
            "ajoute le premier et montre mon panier",
            "oui et c'est pour ma mère",
            "yes and i want to pay")) {
      asked(YES_NO, said, said);
    }
    for (var said :
        List.of(
            "50 euros et elle aime la rose",
            "entre 20 et 50 euros",
            "50 euros et c'est pour ma mère",
            "50 euros, je cherche une bougie",
            "vous avez un magasin à Lyon et où est ma commande ?",
            "50 euros, 60 maximum")) {
      asked(budget(), said, said);
    }
    for (var said :
        List.of("rose et jasmin", "le deuxième et le troisième", "the first and the last")) {
      asked(choice(), said, said);
    }
    var free = context(Context.Expected.FREE_TEXT, 0);
    for (var said :
        List.of(
            "12 rue de la Paix et digicode 34B",
            "Camille et Paul",
            "bon anniversaire maman et montre mon panier",
            "12 Mill Lane and ring twice")) {
      asked(free, said, said);
    }
  }

  @Test
  void aStoryIsReadOnceAndWhole() {
    var story = "et montre mon panier ".repeat(180);
    assertThat(Beauty.understander().wishes(story, Beauty.french())).containsExactly(story);
  }

  private static final Context YES_NO = context(Context.Expected.YES_NO, 0);

  private static Context budget() {
    return context(Context.Expected.CHOICE, 0, "budget");
  }

  private static Context choice() {
    return context(Context.Expected.CHOICE, 3, "product");
  }

  private static Context context(Context.Expected expected, int shown, String... types) {
    return new Context(
        Beauty.LANGUAGES.getFirst(),
        Optional.of(expected),
        List.of(types),
        shown,
        Set.of(),
        Beauty.NOW);
  }

  private static void asked(Context context, String said, String... wishes) {
    assertThat(Beauty.understander().wishes(said, context)).as(said).containsExactly(wishes);
  }

  private static void check(String said, String... wishes) {
    assertThat(Beauty.understander().wishes(said, Beauty.french()))
        .as(said)
        .containsExactly(wishes);
  }
}
