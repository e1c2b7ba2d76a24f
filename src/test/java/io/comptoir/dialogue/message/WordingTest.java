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
}
