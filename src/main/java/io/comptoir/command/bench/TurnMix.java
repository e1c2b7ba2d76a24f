package io.comptoir.command.bench;

import io.comptoir.base.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The fixed mix of sentences: 60 % search or refine, 20 % cart, 10 % question, 10 % small talk, in
 * both languages of the demo shop.
 */
final class TurnMix {
  private record Sentences(
      List<String> searches, List<String> carts, List<String> questions, List<String> talk) {}

  private static final Map<Language, Sentences> BY_LANGUAGE =
      Map.of(
          Language.FRENCH,
          new Sentences(
              List.of(
                  "je cherche un parfum pour femme",
                  "une crème hydratante pour peau sèche",
                  "un coffret à moins de 50 euros",
                  "moins cher",
                  "sans alcool",
                  "montre-moi des bougies",
                  "un rouge à lèvres mat",
                  "plutôt pour homme",
                  "un shampoing vegan",
                  "un soin pour les mains entre 10 et 30 euros"),
              List.of(
                  "ajoute le premier au panier",
                  "mets le deuxième dans mon panier",
                  "montre mon panier",
                  "vide mon panier"),
              List.of(
                  "quels sont les délais de livraison ?",
                  "est-ce que je peux renvoyer un article ?",
                  "vos produits sont-ils testés sur les animaux ?"),
              List.of("bonjour", "merci beaucoup", "tu es un robot ?", "ça va ?")),
          Language.ENGLISH,
          new Sentences(
              List.of(
                  "I am looking for a perfume for women",
                  "a moisturiser for dry skin",
                  "a gift set under 50 euros",
                  "cheaper",
                  "without alcohol",
                  "show me candles",
                  "a matte lipstick",
                  "rather for men",
                  "a vegan shampoo",
                  "a hand cream between 10 and 30 euros"),
              List.of(
                  "add the first one to my cart",
                  "put the second one in my basket",
                  "show my cart",
                  "empty my cart"),
              List.of(
                  "how long does delivery take?",
                  "can I return an item?",
                  "are your products tested on animals?"),
              List.of("hello", "thank you very much", "are you a robot?", "how are you?")));

  private TurnMix() {}

  static Language language(int conversation) {
    return conversation % 2 == 0 ? Language.FRENCH : Language.ENGLISH;
  }

  static String next(Language language, SplittableRandom random) {
    var sentences = Objects.requireNonNull(BY_LANGUAGE.get(language));
    var share = random.nextInt(100);
    var of =
        share < 60
            ? sentences.searches()
            : share < 80
                ? sentences.carts()
                : share < 90 ? sentences.questions() : sentences.talk();
    return of.get(random.nextInt(of.size()));
  }
}
