package io.comptoir.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  @Test
  void wordsNumbersAndMarks() {
    check("J'aime l’huile d'Orange", "j' aime l' huile d' orange");
    check("aujourd'hui qu'est-ce que", "aujourd'hui qu' est ce que");
    check("I don't like mum's", "i don't like mum 's");
    check("it's what's", "it's what's");
    check("Crème brûlée, œuf", "creme brulee , oeuf");
    check("50ml à 19,90€", "50 ml a 19,90 €");
    check("30-40 € t-shirt", "30 - 40 € t shirt");
    check("merciiii ouiii", "merci oui");
    check("👍🏽 ok", "👍 ok");
    check("  \t\u0000 ", "");
    check("e\u0301te\u0301", "ete");
  }

  @Test
  void everyTokenKeepsItsPlaceInTheTextAsWritten() {
    var text = "Où  est l’e\u0301charpe à 30 € ?";
    var places =
        Tokenizer.read(text).tokens().stream()
            .map(token -> text.substring(token.start(), token.end()))
            .toList();
    assertThat(places).containsExactly("Où", "est", "l’", "e\u0301charpe", "à", "30", "€", "?");
  }

  @Test
  void longTextIsReadFromItsBeginning() {
    assertThat(Tokenizer.read("😀".repeat(5_000)).text()).hasSize(Tokenizer.LIMIT);
    assertThat(Tokenizer.read("a" + "😀".repeat(5_000)).text()).hasSize(Tokenizer.LIMIT - 1);
  }

  @Test
  void shortFormsAreWrittenOut() {
    var spelling =
        new Spelling(Map.of("jsui", "je suis", "b4", "before", "svp", "s'il vous plaît"));
    assertThat(spelling.writeOut(Tokenizer.read("jsui là b4 vous SVP")).normalized())
        .isEqualTo("je suis la before vous s' il vous plait");
    var spaced = new Spelling(Map.of("c quoi", "c'est quoi"));
    assertThat(spaced.writeOut(Tokenizer.read("c quoi")).normalized()).isEqualTo("c' est quoi");
    assertThat(spaced.writeOut(Tokenizer.read("vitamine c")).normalized()).isEqualTo("vitamine c");
    assertThat(spelling.writeOut(Tokenizer.read("b 4")).normalized()).isEqualTo("b 4");
  }

  @Test
  void aLetterOfACodeIsNoShortForm() {
    var spelling = new Spelling(Map.of("r", "are", "u", "you"));
    assertThat(spelling.writeOut(Tokenizer.read("how r u")).normalized()).isEqualTo("how are you");
    for (var code : List.of("R-ABC234", "ABC-R", "u-shaped")) {
      var read = Tokenizer.read(code);
      assertThat(spelling.writeOut(read)).as(code).isEqualTo(read);
    }
  }

  @Test
  void frenchIsWrittenOutByItsSound() {
    var spelling =
        new Spelling(
            Map.of("g reçu", "j'ai reçu"),
            true,
            java.util.Set.of("attends", "adresse", "une", "est", "avis", "lavis", "homme"));
    for (var both :
        new String[][] {
          {"jattends", "j' attends"},
          {"ladresse", "l' adresse"},
          {"c loin", "c' est loin"},
          {"g fini", "j' ai fini"},
          {"g reçu", "j' ai recu"},
          {"dhomme", "d' homme"},
          {"dune", "dune"},
          {"test", "test"},
          {"lavis", "lavis"},
          {"vitamine c", "vitamine c"},
          {"vitamine c pure", "vitamine c pure"},
          {"50 g de savon", "50 g de savon"},
          {"c", "c"},
          {"c'est", "c' est"}
        }) {
      assertThat(spelling.writeOut(Tokenizer.read(both[0])).normalized())
          .as(both[0])
          .isEqualTo(both[1]);
    }
  }

  @Test
  void aSonIsNoDaughter() {
    assertThat(Stem.of("fils")).isNotEqualTo(Stem.of("fille"));
  }

  @Test
  void pluralAndGenderFall() {
    for (var alike :
        List.of(
            "fleuri fleurie fleuris fleuries",
            "candle candles",
            "eau eaux",
            "floral florale floraux",
            "berry berries",
            "gris grise")) {
      assertThat(Arrays.stream(alike.split(" ")).map(Stem::of).distinct()).as(alike).hasSize(1);
    }
  }

  private static void check(String text, String expected) {
    var folded =
        Tokenizer.read(text).tokens().stream().map(Token::folded).collect(Collectors.joining(" "));
    assertThat(folded).as(text).isEqualTo(expected);
  }
}
