package io.comptoir.dialogue.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.dialogue.View.MessageForm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void argumentsInsidePluralsAreFound() {
    var wording =
        Wording.of("{n, plural, one {{name} est là} other {# × {name}}}", Language.FRENCH);
    assertThat(wording.arguments()).containsExactlyInAnyOrder("n", "name");
    assertThat(wording.say(MessageForm.WEB, false, 0, Map.of("n", 1L, "name", "Figue")))
        .isEqualTo("Figue est là");
  }

  @Test
  void frenchIsSetAsAPrinterWould() {
    assertThat(Typography.set("Bonjour ! C'est l'heure : « oui » ?", Language.FRENCH))
        .isEqualTo("Bonjour\u202f! C’est l’heure\u202f: «\u202foui\u202f»\u202f?");
    assertThat(Typography.set("voir https://exemple.fr ?", Language.FRENCH))
        .isEqualTo("voir https://exemple.fr\u202f?");
    assertThat(Typography.set("it's here: now!", Language.ENGLISH)).isEqualTo("it’s here: now!");
  }

  @Test
  void eachFormHasItsWordsAndTheWebIsTheRest() {
    var wording =
        new Wording(List.of("web"), List.of("voice"), List.of(), List.of("calm"), Language.ENGLISH);
    assertThat(wording.say(MessageForm.VOICE, false, 0, Map.of())).isEqualTo("voice");
    assertThat(wording.say(MessageForm.SMS, false, 0, Map.of())).isEqualTo("web");
    assertThat(wording.say(MessageForm.WEB, true, 0, Map.of())).isEqualTo("calm");
  }

  @Test
  void whoeverIsNotHappyHearsNoExclamationAndSeesNoEmoji() {
    var only = Wording.of("C'est noté ! 🎉 On s'en occupe ?!", Language.FRENCH);
    assertThat(only.say(MessageForm.WEB, false, 0, Map.of())).contains("🎉", "!");
    assertThat(only.say(MessageForm.WEB, true, 0, Map.of()))
        .isEqualTo("C’est noté. On s’en occupe\u202f?");
    var two =
        new Wording(
            List.of("Lovely!", "Noted."), List.of(), List.of(), List.of(), Language.ENGLISH);
    for (var choice = 0; choice < 4; choice++) {
      assertThat(two.say(MessageForm.WEB, true, choice, Map.of())).isEqualTo("Noted.");
    }
  }

  @Test
  void aBrokenMessageIsRefused() {
    assertThatThrownBy(() -> Wording.of("{n, plural, one {", Language.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void frenchDrawsWordsTogetherWhereAValueBegins() {
    assertThat(french("Revenons à {title}.", Map.of("title", "le choix du train")))
        .isEqualTo("Revenons au choix du train.");
    assertThat(french("Revenons à {title}.", Map.of("title", "les horaires")))
        .isEqualTo("Revenons aux horaires.");
    assertThat(french("Revenons à {title}.", Map.of("title", "la livraison")))
        .isEqualTo("Revenons à la livraison.");
    assertThat(french("L’équipe de {shop}", Map.of("shop", "Ormeline")))
        .isEqualTo("L’équipe d’Ormeline");
    assertThat(french("Le suivi de {title}", Map.of("title", "le colis")))
        .isEqualTo("Le suivi du colis");
    assertThat(french("Plus de {max} ?", Map.of("max", "onze"))).startsWith("Plus de onze");
    assertThat(french("Je commence à {verb}", Map.of("verb", "lire")))
        .isEqualTo("Je commence à lire");
    assertThat(french("Je commence à le {verb}", Map.of("verb", "lire")))
        .isEqualTo("Je commence à le lire");
    assertThat(
            french(
                "{title, select, other {Nous en étions à {title}.}}",
                Map.of("title", "le paiement du billet")))
        .isEqualTo("Nous en étions au paiement du billet.");
    assertThat(french("{way, select, home {chez vous} other {de {way}}}", Map.of("way", "home")))
        .isEqualTo("chez vous");
  }

  private static String french(String text, Map<String, Object> arguments) {
    return Wording.of(text, Language.FRENCH).say(MessageForm.WEB, false, 0, arguments);
  }
}
