package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Que cherches-tu ?",
        "Montre-moi ta commande",
        "Je t’envoie le lien",
        "Dis-moi tout",
        "Voici ton panier",
        "C’est pour toi."
      })
  void aPersonaThatSaysVousDoesNotSayTu(String text) {
    assertThat(Register.VOUS.breach(text, Language.FRENCH)).isPresent();
    assertThat(Register.TU.breach(text, Language.FRENCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Que cherchez-vous ?",
        "Voici votre panier",
        "Choisissez une taille",
        "Dites-moi tout"
      })
  void aPersonaThatSaysTuDoesNotSayVous(String text) {
    assertThat(Register.TU.breach(text, Language.FRENCH)).isPresent();
    assertThat(Register.VOUS.breach(text, Language.FRENCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Un ton plus clair, dans les tons rosés",
        "Y a-t-il une boutique chez nous ? Assez près, au rez-de-chaussée.",
        "La tulipe et le thé",
        "{total} en tout"
      })
  void whatAddressesNobodyIsOfEitherRegister(String text) {
    assertThat(Register.VOUS.breach(text, Language.FRENCH)).isEmpty();
    assertThat(Register.TU.breach(text, Language.FRENCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dites « montre-moi ton panier »"})
  void whatSomebodyElseMaySayIsTheirs(String text) {
    assertThat(Register.VOUS.breach(text, Language.FRENCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"You may take tu for a word.", "Vous?"})
  void englishMakesNoDifference(String text) {
    assertThat(Register.VOUS.breach(text, Language.ENGLISH)).isEmpty();
    assertThat(Register.TU.breach(text, Language.ENGLISH)).isEmpty();
  }
}
