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

  @Test
  void nearlyAllSentencesOfAnotherShopGiveExactlyTheirEntities() {
    check("entities-heldout.txt", Northern.understander());
  }

  @Test
  void nearlyAllSentencesOfAWholeTownGiveExactlyTheirEntities() {
    check("entities-town.txt", Town.understander());
  }

  /** Written after the rules were mended; its first run is in the reference. */
  @Test
  void mostFreshSentencesGiveExactlyTheirEntities() {
    check("entities-fresh.txt", Town.understander());
  }

  @Test
  void mostOfAFourthSetGiveExactlyTheirEntities() {
    check("entities-fourth.txt", Town.understander());
  }

  private static void check(String file, Understander understander) {
    var wrong = new ArrayList<String>();
    var sentences = sentences(file);
    for (var sentence : sentences) {
      var found = read(understander, sentence);
      if (!found.equals(sentence.entities())) {
        wrong.add(
            "%s\n  wanted %s\n  found  %s".formatted(sentence.text(), sentence.entities(), found));
      }
    }
    System.out.printf(
        "%s: %d of %d right%n%s%n",
        file,
        sentences.size() - wrong.size(),
        sentences.size(),
        String.join(System.lineSeparator(), wrong));
    assertThat(sentences).hasSizeGreaterThan(60);
    assertThat(wrong)
        .hasSizeLessThanOrEqualTo(
            file.contains("fresh") ? sentences.size() / 8 : sentences.size() / 20);
  }

  private static List<String> read(Understander understander, Said said) {
    var entities = understander.understand(said.text(), context(said)).entities();
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

  private static List<Said> sentences(String file) {
    return resource(file)
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

  private static String resource(String file) {
    try (var in = HeldOutEntitiesTest.class.getResourceAsStream("/io/comptoir/nlu/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
