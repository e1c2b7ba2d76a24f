package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.Tone;
import io.comptoir.nlu.Understanding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the name {@code heard} of expressions says of a sentence. */
class HeardTest {
  @Test
  void aPoliteOrderIsNoQuestion() {
    assertThat(is("question", "c'est quoi une regina ?")).isTrue();
    assertThat(is("question", "how much is it")).isTrue();
    assertThat(is("question", "est-ce que je peux payer en trois fois ?")).isTrue();
    assertThat(is("question", "puis-je avoir une regina ?")).isFalse();
    assertThat(is("question", "can I have a regina?")).isFalse();
    assertThat(is("question", "vous pouvez me mettre deux cafés ?")).isFalse();
    assertThat(is("question", "could you add a cola?")).isFalse();
    assertThat(is("question", "une regina")).isFalse();
  }

  @Test
  void whatGoesOnBeginsWithAnd() {
    assertThat(is("goes_on", "et pour mon père ?")).isTrue();
    assertThat(is("goes_on", "what about my dad")).isTrue();
    assertThat(is("goes_on", "pour mon père")).isFalse();
  }

  @Test
  void whatIsSaidOfSomebodyElseIsOfAnother() {
    assertThat(is("of_another", "il aime la rose")).isTrue();
    assertThat(is("of_another", "and she hates lavender")).isTrue();
    assertThat(is("of_another", "ma mère adore le figuier", entity("recipient", "mère", 3)))
        .isTrue();
    assertThat(is("of_another", "ma peau adore le figuier")).isFalse();
    assertThat(is("of_another", "j'aime la rose")).isFalse();
  }

  @Test
  void itOpensWithWhatStandsFirstAndIsNotAlone() {
    assertThat(field("opens_with", "2 bougies", entity("quantity", "2", 0)))
        .isEqualTo(Value.of("quantity"));
    assertThat(field("opens_with", "2", entity("quantity", "2", 0))).isEqualTo(Value.of(""));
    assertThat(field("opens_with", "une bougie", entity("quantity", "une", 0)))
        .isEqualTo(Value.of(""));
    assertThat(field("opens_with", "les 2 bougies", entity("quantity", "2", 4)))
        .isEqualTo(Value.of(""));
  }

  @Test
  void itMayMeanWhatIsLikelyEnough() {
    assertThat(field("intents", "hum"))
        .isEqualTo(Value.items(List.of(Value.of("cart.add"), Value.of("cart.show"))));
  }

  @Test
  void itSaysTheWordsThatAreDeclared() {
    assertThat(field("words", "combien ça coûte"))
        .isEqualTo(Value.items(List.of(Value.of("price"))));
    assertThat(field("words", "rien")).isEqualTo(Value.items(List.of()));
  }

  private static boolean is(String field, String text, Entity... entities) {
    return field(field, text, entities).equals(Value.of(true));
  }

  private static Value field(String field, String text, Entity... entities) {
    var understanding =
        new Understanding(
            Language.FRENCH,
            1,
            List.of(
                new IntentScore("cart.add", 0.5),
                new IntentScore("cart.show", 0.3),
                new IntentScore("greet", 0.1)),
            true,
            List.of(entities),
            Optional.empty(),
            Tone.CALM,
            text);
    var words = new DeclaredWords(Map.of("price", List.of("combien")));
    var heard = (Value.Fields) Heard.whole(Heard.of(text, understanding, words));
    return heard.fields().get(field);
  }

  private static Entity entity(String type, String text, int start) {
    return new Entity(type, Value.of(text), start, start + text.length(), text, 1, false);
  }
}
