package io.comptoir.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void eachSentenceHasItsOwnLanguageFromTwoWordsUp() {
    for (var code : new String[] {"fr", "en"}) {
      var conversation = new Language(code);
      check("Jane Doe, jane@example.com", conversation, code);
      check("bonjour madame", conversation, "fr");
      check("ma commande", conversation, "fr");
      check("un parfum boisé", conversation, "fr");
      check("c'est combien", conversation, "fr");
      check("ou est mon colis", conversation, "fr");
      check("je voudrais Rose de Nuit", conversation, "fr");
      check("jveux un truc pr ma soeur", conversation, "fr");
      check("my order", conversation, "en");
      check("how much", conversation, "en");
      check("hello there", conversation, "en");
      check("something cheaper", conversation, "en");
      check("i'd like the Lamarelle perfume", conversation, "en");
      check("do you have Rose de Nuit", conversation, "en");
      check("where r u", conversation, "en");
      check("quiero un regalo", conversation, "es");
      check("muchas gracias", conversation, "es");
      check("wo ist meine Bestellung", conversation, "de");
      check("vielen dank", conversation, "de");
      check("vorrei un regalo", conversation, "it");
      check("dov'è il mio ordine", conversation, "it");
      check("waar is mijn bestelling", conversation, "nl");
      check("hoeveel kost het", conversation, "nl");
      check("onde está o meu pedido", conversation, "pt");
      check("muito obrigado", conversation, "pt");
      check("где мой заказ", conversation, "ru");
      check("你好 我想买香水", conversation, "zh");
    }
  }

  @Test
  void whatSaysLittleKeepsTheConversationsLanguage() {
    for (var code : new String[] {"fr", "en"}) {
      var conversation = new Language(code);
      for (var said :
          "ok|Rose de Nuit|C-7F3K2Q|50 €|👍|Lamarelle|2|camille@example.com|stop|mascara|..."
              .split("\\|")) {
        check(said, conversation, code);
      }
    }
  }

  @Test
  void aCourtesyIsKnownAlone() {
    for (var code : new String[] {"fr", "en"}) {
      var conversation = new Language(code);
      check("grazie", conversation, "it");
      check("buongiorno", conversation, "it");
      check("gracias", conversation, "es");
      check("obrigado", conversation, "pt");
      check("bedankt", conversation, "nl");
      check("guten tag", conversation, "de");
      check("danke", conversation, "de");
    }
  }

  private static void check(String said, Language conversation, String expected) {
    var understood =
        Beauty.understander().understand(said, Context.fresh(conversation, Beauty.NOW));
    assertThat(understood.language().code())
        .as(said + " in a conversation in " + conversation)
        .isEqualTo(expected);
  }
}
