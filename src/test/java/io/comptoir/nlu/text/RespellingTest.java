package io.comptoir.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RespellingTest {
  private static final Respelling RESPELLING =
      new Respelling(
          Map.of("transfer", 9, "card", 20, "cart", 2, "pending", 3, "the", 50, "refund", 4),
          Set.of("carp", "transit"));

  @Test
  void aSlipIsReadAsTheWordHeardBefore() {
    assertThat(read("the trasnfer is pendng")).isEqualTo("the transfer is pending");
    assertThat(read("the reffund")).isEqualTo("the refund");
    assertThat(read("tranfsr")).isEqualTo("transfer");
  }

  @Test
  void theMostHeardOfTwoEquallyCloseWordsWins() {
    assertThat(read("the carx")).isEqualTo("the card");
  }

  @Test
  void wordsThatAreRightStayThoughTheyWereNotHeard() {
    assertThat(read("carp in transit")).isEqualTo("carp in transit");
  }

  @Test
  void shortWordsAndDistantOnesStay() {
    assertThat(read("cad teh elephant")).isEqualTo("cad teh elephant");
  }

  @Test
  void nonsenseStaysNonsense() {
    assertThat(read("gnagna carx refuns")).isEqualTo("gnagna carx refuns");
  }

  @Test
  void aMissingSpaceParts() {
    assertThat(read("pendingtransfer")).isEqualTo("pending transfer");
  }

  @Test
  void whatWasReplacedIsToldAndStandsWhereItStood() {
    var respelt = RESPELLING.read(Tokenizer.read("a trasnfer now"));
    assertThat(respelt.replaced()).extracting(Token::folded).containsExactly("trasnfer");
    assertThat(respelt.sentence().token(1).start()).isEqualTo(2);
    assertThat(respelt.sentence().token(1).end()).isEqualTo(10);
  }

  @Test
  void aSentenceWithoutSlipsIsTheSame() {
    var sentence = Tokenizer.read("the card");
    assertThat(RESPELLING.read(sentence).sentence()).isSameAs(sentence);
    assertThat(Respelling.none().read(sentence).sentence()).isSameAs(sentence);
  }

  private static String read(String text) {
    return RESPELLING.read(Tokenizer.read(text)).sentence().normalized();
  }
}
