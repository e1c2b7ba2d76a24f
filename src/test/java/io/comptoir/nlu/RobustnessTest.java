package io.comptoir.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.nlu.text.Tokenizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever people paste: understanding never fails, and every entity lies within the text. */
class RobustnessTest {
  private static final long SEED = Long.getLong("comptoir.seed", System.nanoTime());
  private static final List<String> PIECES =
      List.of(
          "moins de ",
          "50 €",
          "entre ",
          "20 et ",
          "€",
          "£",
          "-",
          "n°",
          "deux ",
          "le ",
          "la 3e ",
          "sans ",
          "alcool ",
          "ni ",
          "rose de nuit ",
          "Rose",
          "@",
          "a@b.fr",
          "06 12 34 56 78 ",
          "+33",
          "C-7F3K2Q",
          "75011 ",
          "Lyon ",
          "à ",
          "je m'appelle ",
          "Camille ",
          "14/07",
          "31/02/2025",
          "avant Noël ",
          "demain ",
          "999999999999999999999",
          "1.2.3,4",
          "quatre-vingt-dix-neuf ",
          "cent mille ",
          "dozen ",
          "a couple of ",
          "💄",
          "👍🏽",
          "\uD83D",
          "\uDC4D",
          "\u0000",
          "\u202E",
          "مرحبا ",
          "שלום ",
          "你好",
          "ß",
          "ﬁ",
          "İ",
          "e\u0301",
          "\u200D",
          "\r\n",
          "\t",
          "'",
          "’",
          "aaaaaaaaaaaa",
          "http://x.y/z?q=1 ",
          "<script>",
          "{{",
          "%s",
          "\\",
          "ans ",
          "ml ",
          "free ",
          "code ",
          "PROMO10 ",
          "dans 3 jours ",
          "in ",
          "one ",
          "x",
          "12e ",
          "?",
          "!",
          ",",
          ".",
          " ");

  @Test
  void randomTextIsUnderstoodOrNotButNeverFails() {
    var random = new Random(SEED);
    for (int round = 0; round < 3_000; round++) {
      check(text(random), context(random));
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int pieces = random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  private static Context context(Random random) {
    var types =
        List.of(
            "budget",
            "amount",
            "quantity",
            "age",
            "name",
            "city",
            "postcode",
            "phone",
            "address",
            "coupon");
    var expected =
        random.nextBoolean() ? List.<String>of() : List.of(types.get(random.nextInt(types.size())));
    return new Context(
        random.nextBoolean() ? Language.FRENCH : Language.ENGLISH,
        Optional.of(Context.Expected.values()[random.nextInt(4)]),
        expected,
        random.nextInt(5),
        Set.of("cart.add", "nothing.known"),
        Beauty.NOW);
  }

  private static void check(String text, Context context) {
    Understanding understood;
    try {
      understood = Beauty.understander().understand(text, context);
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + SEED + ": " + escaped(text) + " in " + context, e);
    }
    for (var entity : understood.entities()) {
      assertThat(entity.start()).as(escaped(text)).isBetween(0, entity.end());
      assertThat(entity.end()).as(escaped(text)).isBetween(1, text.length());
      assertThat(entity.text()).isEqualTo(text.substring(entity.start(), entity.end()));
      assertThat(entity.confidence()).as(escaped(text)).isBetween(0.0, 1.0);
    }
    assertThat(understood.languageConfidence()).isBetween(0.0, 1.0);
    for (var score : understood.intents()) {
      assertThat(score.confidence()).as(escaped(text)).isBetween(0.0, 1.0000001);
    }
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder("seed " + SEED + ": ");
    text.chars()
        .forEach(c -> escaped.append(c < 127 && c > 31 ? (char) c : "\\u%04x".formatted(c)));
    return escaped.toString();
  }

  @Test
  void hugeTextTakesNoLongerThanItsBeginning() {
    var context = Beauty.french();
    for (var piece :
        List.of(
            "a",
            "1",
            "1 ",
            "1.",
            "é ",
            "rose de nuit ",
            "sans ni ",
            "😀",
            "+3 (",
            "a@",
            "-",
            "cent ",
            "A1",
            "\uD83D")) {
      var huge = piece.repeat(100_000 / piece.length());
      long started = System.nanoTime();
      var understood = Beauty.understander().understand(huge, context);
      var took = Duration.ofNanos(System.nanoTime() - started);
      // microseconds in truth; the bound only has to tell linear from quadratic on a busy machine
      assertThat(took).as(piece).isLessThan(Duration.ofSeconds(2));
      assertThat(understood.entities())
          .as(piece)
          .allMatch(entity -> entity.end() <= Tokenizer.LIMIT);
    }
  }

  @Test
  void nothingToReadIsUnderstoodAsNothing() {
    for (var text : List.of("", " ", "\n\t", "\u0000", "\uD83D", "\u200D\uFE0F")) {
      var understood = Beauty.understander().understand(text, Beauty.english());
      assertThat(understood).isEqualTo(Understanding.nothing(Language.ENGLISH));
    }
  }
}
