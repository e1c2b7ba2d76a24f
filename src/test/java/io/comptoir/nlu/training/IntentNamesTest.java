package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntentNamesTest {
  @Test
  void namesAreReadAsWords() {
    assertThat(words("order.cancel", "cardPayment_fee-charged", "ÉtatCommande"))
        .containsExactly("card payment fee charged", "order cancel", "etat commande");
  }

  @Test
  void aWordThatManyNamesShareSaysNothing() {
    assertThat(words("faq.opening", "faq.delivery", "faq.returns"))
        .containsExactly("delivery", "opening", "returns");
  }

  @Test
  void namesThatAreNoWordsAreLeftOut() {
    assertThat(words("intent_1", "intent_2", "intent_3", "x", "42", "…")).isEmpty();
  }

  private static List<String> words(String... names) {
    return IntentNames.read(List.of(names)).values().stream()
        .map(sentence -> sentence.normalized())
        .toList();
  }
}
