package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.dialogue.knowledge.Article;
import io.comptoir.dialogue.knowledge.Knowledge;
import io.comptoir.shop.catalog.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What people ask in words of their own, against the articles of the demo house. */
class BeauteKnowledgeTest {
  private static final Map<String, List<String>> FRENCH =
      Map.of(
          "returns",
          List.of(
              "je peux renvoyer le parfum si elle l'aime pas ?",
              "sous combien de temps je suis remboursée ?",
              "le flacon est arrivé cassé, vous faites quoi ?",
              "la gravure est-elle reprise si on change d'avis ?"),
          "loyalty",
          List.of("ça vaut combien 100 points ?", "vous offrez quoi pour un anniversaire ?"),
          "skin-diagnosis",
          List.of("combien dure un diagnostic de peau ?", "le diagnostic est-il payant ?"),
          "delivery",
          List.of(
              "à partir de quel montant la livraison est offerte ?", "vous livrez en express ?"),
          "gift-wrapping",
          List.of(
              "l'emballage cadeau est payant ?", "peut-on glisser un petit mot dans le paquet ?"),
          "candle-care",
          List.of("comment éviter que la bougie fume ?", "pourquoi ma bougie creuse un puits ?"),
          "payment",
          List.of("quelles cartes acceptez-vous ?", "peut-on payer en plusieurs fois ?"));

  private static final Map<String, List<String>> ENGLISH =
      Map.of(
          "returns",
          List.of(
              "can I send the perfume back if she doesn't like it?",
              "how soon do I get my money back?",
              "the bottle arrived broken, what will you do?"),
          "loyalty",
          List.of("what are 100 points worth?", "is there something for my birthday?"),
          "skin-diagnosis",
          List.of("how long is a skin diagnosis?", "do I pay for the skin diagnosis?"),
          "delivery",
          List.of("from what amount is delivery free?", "do you have express delivery?"),
          "gift-wrapping",
          List.of("do you charge for gift wrapping?", "can you put a note in the parcel?"),
          "candle-care",
          List.of("how do I stop the candle from smoking?"),
          "payment",
          List.of("which cards do you take?", "can I pay in instalments?"));

  private static final Map<Language, List<String>> NOT_HERE =
      Map.of(
          Language.FRENCH,
          List.of(
              "êtes-vous cotés en bourse ?",
              "quel est le nom de votre directeur général ?",
              "les chiens sont-ils admis en boutique ?",
              "recrutez-vous des stagiaires cet été ?",
              "avez-vous un parking à côté ?",
              "quelle est la capitale du Pérou ?",
              "peut-on visiter l'atelier avec des enfants ?"),
          Language.ENGLISH,
          List.of(
              "are you listed on the stock exchange?",
              "who is your chief executive?",
              "are dogs allowed in your shops?",
              "do you have any internships this summer?",
              "is there a car park nearby?",
              "what is the capital of Peru?"));

  private final Knowledge knowledge = knowledge();

  @Test
  void aQuestionInOtherWordsFindsItsArticle() {
    assertThat(missed(FRENCH, Language.FRENCH)).as("of 18 in French").hasSizeLessThanOrEqualTo(6);
    assertThat(missed(ENGLISH, Language.ENGLISH))
        .as("of 14 in English")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void whatTheHouseNeverWroteIsNotAnswered() {
    NOT_HERE.forEach(
        (language, questions) ->
            assertThat(questions)
                .allSatisfy(q -> assertThat(knowledge.byWords(q, language)).as(q).isEmpty()));
  }

  @Test
  void anAnswerIsASentenceOrTwoOfTheArticle() {
    for (var article : knowledge.articles()) {
      var all = String.join(" ", article.passages().stream().map(Article.Passage::text).toList());
      for (var question : article.questions()) {
        var answer = knowledge.byWords(question, article.language());
        assertThat(answer).as(question).isPresent();
        assertThat(answer.orElseThrow().text().length()).as(question).isLessThan(330);
        for (var sentence : answer.orElseThrow().text().split("(?<=[.!?…]) ")) {
          assertThat(sentence).isNotBlank();
        }
        assertThat(knowledge.articles())
            .anySatisfy(
                a -> assertThat(all(a)).contains(answer.orElseThrow().text().substring(0, 20)));
      }
      assertThat(all).isNotBlank();
    }
  }

  private static String all(Article article) {
    return String.join(" ", article.passages().stream().map(Article.Passage::text).toList());
  }

  private List<String> missed(Map<String, List<String>> asked, Language language) {
    var missed = new ArrayList<String>();
    new TreeMap<>(asked)
        .forEach(
            (article, questions) ->
                questions.stream()
                    .filter(
                        q ->
                            knowledge
                                .byWords(q, language)
                                .filter(a -> a.article().id().equals(article))
                                .isEmpty())
                    .map(
                        q ->
                            article
                                + " ≠ "
                                + knowledge
                                    .byWords(q, language)
                                    .map(a -> a.article().id())
                                    .orElse("nothing")
                                + ": "
                                + q)
                    .forEach(missed::add));
    return missed;
  }

  private static Knowledge knowledge() {
    var articles = new ArrayList<Article>();
    for (var language : List.of(Language.FRENCH, Language.ENGLISH)) {
      var folder = Path.of("shops/beaute/knowledge", language.code());
      try (var files = Files.list(folder)) {
        for (var file : files.sorted().toList()) {
          var name = file.getFileName().toString().replace(".md", "");
          ArticleReader.read(
                  name, name, Files.readString(file), language, new ArrayList<>(), new Problems())
              .ifPresent(articles::add);
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return new Knowledge(articles);
  }
}
