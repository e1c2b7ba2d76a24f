package io.comptoir.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.Examples.Mark;
import io.comptoir.nlu.Examples.Marked;
import io.comptoir.nlu.training.ModelCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shop teaches of its own: patterns, and marks in its examples. */
class OwnEntitiesTest {
  @TempDir static Path folder;

  private static final Examples EXAMPLES = examples();
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Beauty.vocabulary().terms(),
          List.of(
              new Vocabulary.Shape("membership", "MB-[0-9]{4}"),
              new Vocabulary.Shape("hostile", "(x+x+)+y")));

  @Test
  void findsMarkedWordsAndWordsThatStandWhereMarkedOnesStood() {
    var understander = understander();
    check(understander, "un parfum pour partir à la montagne", "destination=mountain");
    check(understander, "je cherche une bougie pour partir au désert", "destination=désert");
    check(understander, "une bougie pour ma mère");
  }

  @Test
  void findsWhatAPatternDescribes() {
    var understander = understander();
    check(understander, "ma carte est mb-1234 merci", "membership=mb-1234");
    check(understander, "ma carte est amb-12345 merci");
  }

  @Test
  void aHostilePatternHoldsNobodyUp() {
    var understander = understander();
    var text = "x".repeat(4_000);
    long started = System.nanoTime();
    understander.understand(text, Beauty.french());
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whatWasLearntIsKeptInTheFolderAndReadAgain() throws Exception {
    understander();
    try (var files = Files.list(folder)) {
      var kept = files.filter(file -> file.toString().endsWith(".slots")).toList();
      assertThat(kept).hasSize(1);
      check(understander(), "un parfum pour partir à la montagne", "destination=mountain");
      Files.writeString(kept.getFirst(), "damaged");
      check(understander(), "un parfum pour partir à la montagne", "destination=mountain");
    }
  }

  private static Understander understander() {
    return new ModelCache(folder)
        .loadOrTrain(EXAMPLES, VOCABULARY, Beauty.LANGUAGES, Beauty.OPTIONS);
  }

  private static void check(Understander understander, String text, String... expected) {
    var own =
        understander.understand(text, Beauty.french()).entities().stream()
            .filter(e -> List.of("destination", "membership").contains(e.type()))
            .map(Shown::entity)
            .toList();
    assertThat(own).as(text).containsExactly(expected);
  }

  private static Examples examples() {
    var marked =
        List.of(
            marked("un parfum pour partir à la ", "montagne", "mountain"),
            marked("je cherche un parfum pour partir à la ", "mer", "sea"),
            marked("une crème pour partir en ", "forêt", "forest"),
            marked("une bougie pour partir à la ", "campagne", ""),
            marked("un sérum pour partir en ", "ville", ""),
            marked("je voudrais partir au ", "ski", ""));
    var all = new ArrayList<>(Beauty.examples().examples());
    marked.forEach(m -> all.add(new Example(Language.FRENCH, "trip.plan", m.text())));
    return new Examples(all, Beauty.examples().outOfScope(), marked);
  }

  private static Marked marked(String before, String words, String key) {
    var mark = new Mark("destination", before.length(), before.length() + words.length(), key);
    return new Marked(Language.FRENCH, before + words, List.of(mark));
  }
}
