package io.comptoir.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Natural sentences of a shop that no rule was written for, in French and English. They were
 * written before the rules were looked at; a sentence counts when exactly its entities are found.
 */
class HeldOutEntitiesTest {
  private static final String FILE = "/io/comptoir/nlu/entities-heldout.txt";
  private static final Understander UNDERSTANDER = Northern.understander();

  @Test
  void nearlyAllSentencesGiveExactlyTheirEntities() {
    var wrong = new ArrayList<String>();
    var sentences = sentences();
    for (var sentence : sentences) {
      var found = read(sentence);
      if (!found.equals(sentence.entities())) {
        wrong.add(
            "%s\n  wanted %s\n  found  %s".formatted(sentence.text(), sentence.entities(), found));
      }
    }
    assertThat(sentences).hasSizeGreaterThan(150);
    assertThat(wrong).hasSizeLessThanOrEqualTo(sentences.size() / 20);
  }

  private static List<String> read(Said said) {
    var entities = UNDERSTANDER.understand(said.text(), context(said)).entities();
    return entities.stream().map(Shown::entity).sorted().toList();
  }

  private static Context context(Said said) {
    if (said.before().startsWith("shown ")) {
      return Beauty.showing(said.language(), Integer.parseInt(said.before().substring(6)));
    }
    return said.before().isEmpty()
        ? Context.fresh(said.language(), Beauty.NOW)
        : Beauty.expecting(said.language(), said.before());
  }

  private record Said(Language language, String before, String text, List<String> entities) {}

  private static List<Said> sentences() {
    return resource()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(
            parts ->
                new Said(
                    new Language(parts.get(0)), parts.get(1), parts.get(2), entities(parts.get(3))))
        .toList();
  }

  /** "email=a city=Le Mans" → each on its own: a part without "=" belongs to the one before. */
  private static List<String> entities(String written) {
    var entities = new ArrayList<String>();
    for (var part : written.split(" ")) {
      if (part.contains("=")) {
        entities.add(part);
      } else if (!part.isEmpty()) {
        entities.add(entities.removeLast() + " " + part);
      }
    }
    return entities.stream().sorted().toList();
  }

  private static String resource() {
    try (var in = HeldOutEntitiesTest.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
