package io.comptoir.nlu;

import static io.comptoir.nlu.Beauty.french;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.nlu.Understanding.Sentiment;
import org.junit.jupiter.api.Test;

class SentimentTest {
  @Test
  void pleased() {
    check(
        Sentiment.POSITIVE,
        "c'est parfait, merci beaucoup",
        "j'adore !",
        "génial",
        "pas mal du tout, excellent",
        "I love it",
        "this is awesome",
        "😍",
        "very happy with it",
        "bravo 👏");
  }

  @Test
  void displeased() {
    check(
        Sentiment.NEGATIVE,
        "c'est nul",
        "je suis très déçue",
        "toujours pas reçu",
        "ce n'est pas terrible, je suis furieux",
        "quelle arnaque",
        "vous êtes des connards",
        "this is terrible",
        "it's not working and nobody helps",
        "I'm fed up",
        "not happy 😡",
        "pas satisfait");
  }

  @Test
  void neither() {
    check(
        Sentiment.NEUTRAL,
        "je cherche un parfum",
        "where is my order",
        "C-7F3K2Q",
        "une bonne crème pour les mains",
        "she loves roses",
        "");
  }

  private static void check(Sentiment expected, String... said) {
    for (var text : said) {
      assertThat(Beauty.understander().understand(text, french()).sentiment())
          .as(text)
          .isEqualTo(expected);
    }
  }
}
