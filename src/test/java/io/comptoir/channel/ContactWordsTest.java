package io.comptoir.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.ContactWords.Wish;
import org.junit.jupiter.api.Test;

class ContactWordsTest {
  @Test
  void aMessageThatIsTheWordAndNothingElseAsksToStopOrToBeginAnew() {
    for (var stop :
        new String[] {
          "STOP",
          " Stop. ",
          "stop all",
          "Arrêt",
          "ARRET",
          "désabonner",
          "Abmelden!",
          "BAJA",
          "stoppen"
        }) {
      assertThat(ContactWords.of(stop)).as(stop).contains(Wish.STOP);
    }
    for (var start : new String[] {"Start", "UNSTOP", "reprendre", "iniciar"}) {
      assertThat(ContactWords.of(start)).as(start).contains(Wish.START);
    }
  }

  @Test
  void wordsOfAConversationAskForNeither() {
    for (var text :
        new String[] {
          "",
          "stop me if you know this one",
          "oui",
          "yes",
          "annuler",
          "cancel",
          "help",
          "x".repeat(50)
        }) {
      assertThat(ContactWords.of(text)).as(text).isEmpty();
    }
  }
}
