package io.comptoir.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.nlu.Understanding.Sentiment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Sentences that were written before anything was tuned; the reference reports what this prints.
 */
class HeldOutTest {
  private final Map<String, int[]> counts = new TreeMap<>();

  /** Each in a conversation that goes on in French, and in one in English. */
  @Test
  void languagesAreToldApartFromTwoWordsUp() {
    var expected = "";
    for (var line : lines("languages")) {
      if (line.length() == 2) {
        expected = line;
        continue;
      }
      int words = line.split("\\s+").length;
      var length = words <= 2 ? "two words" : words <= 5 ? "three to five" : "longer";
      for (var conversation : Beauty.LANGUAGES) {
        boolean right = understand(line, conversation).language().code().equals(expected);
        count(length, right);
        count(expected, right);
      }
    }
    print("languages");
    assertThat(share("two words")).isGreaterThan(0.95);
    assertThat(share("three to five")).isGreaterThan(0.97);
    assertThat(share("longer")).isGreaterThan(0.99);
  }

  @Test
  void feelingsAreToldApart() {
    for (var set : List.of("feelings", "feelings-second")) {
      for (var line : lines(set)) {
        var expected =
            switch (line.charAt(0)) {
              case '-' -> Sentiment.NEGATIVE;
              case '+' -> Sentiment.POSITIVE;
              default -> Sentiment.NEUTRAL;
            };
        var said = line.substring(2);
        count(set, understand(said, Language.FRENCH).sentiment() == expected);
      }
    }
    print("feelings");
    assertThat(share("feelings")).isGreaterThan(0.94);
    assertThat(share("feelings-second")).isGreaterThan(0.92);
  }

  private static Understanding understand(String said, Language conversation) {
    return Beauty.understander().understand(said, Context.fresh(conversation, Beauty.NOW));
  }

  private static List<String> lines(String name) {
    try (var in = HeldOutTest.class.getResourceAsStream(name + ".txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void count(String what, boolean right) {
    var count = counts.computeIfAbsent(what, w -> new int[2]);
    count[0] += right ? 1 : 0;
    count[1]++;
  }

  private double share(String what) {
    var count = Objects.requireNonNull(counts.get(what));
    return (double) count[0] / count[1];
  }

  private void print(String title) {
    counts.forEach(
        (what, count) ->
            System.out.printf(
                "%s, %s: %d of %d, %.1f %%%n",
                title, what, count[0], count[1], 100.0 * count[0] / count[1]));
  }
}
