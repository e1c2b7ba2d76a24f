package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.nlu.Beauty;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {
  @TempDir Path folder;

  @Test
  void whatWasLearntIsLoadedAndUnderstandsTheSame() throws IOException {
    var learnt = understander(Beauty.examples());
    var file = only();
    var written = Files.getLastModifiedTime(file);
    var loaded = understander(Beauty.examples());
    assertThat(Files.getLastModifiedTime(only())).isEqualTo(written);
    for (var example : Beauty.examples().examples()) {
      var context = Beauty.french();
      assertThat(loaded.understand(example.text(), context))
          .isEqualTo(learnt.understand(example.text(), context));
    }
  }

  @Test
  void aChangedExampleLearnsAnew() throws IOException {
    understander(Beauty.examples());
    var more = new ArrayList<>(Beauty.examples().examples());
    more.add(new Examples.Example(Language.FRENCH, "magic", "abracadabra"));
    var changed = understander(new Examples(more, List.of()));
    assertThat(changed.understand("abracadabra", Beauty.french()).intent()).contains("magic");
    assertThat(files()).hasSize(2);
  }

  @Test
  void theKeyDependsOnEveryInput() {
    var examples = Beauty.examples();
    var vocabulary = Beauty.vocabulary();
    var key = ModelCache.key(examples, vocabulary, Beauty.LANGUAGES, Beauty.OPTIONS);
    var terms = new ArrayList<>(vocabulary.terms());
    terms.add(new Vocabulary.Term("brand", Value.ref("brand", "x"), Language.FRENCH, "xyz"));
    var o = Beauty.OPTIONS;
    var seeded = new Options(2, o.leaning(), o.currency(), o.orderNumber(), o.phoneRegions());
    assertThat(
            List.of(
                ModelCache.key(examples, new Vocabulary(terms), Beauty.LANGUAGES, Beauty.OPTIONS),
                ModelCache.key(examples, vocabulary, List.of(Language.FRENCH), Beauty.OPTIONS),
                ModelCache.key(examples, vocabulary, Beauty.LANGUAGES, seeded)))
        .doesNotContain(key)
        .doesNotHaveDuplicates();
    assertThat(ModelCache.key(examples, vocabulary, Beauty.LANGUAGES, Beauty.OPTIONS))
        .isEqualTo(key);
  }

  @Test
  void aDamagedFileIsLearntAnewAndMended() throws IOException {
    understander(Beauty.examples());
    var file = only();
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(file, damaged);
    var mended = understander(Beauty.examples());
    assertThat(mended.understand("voir mon panier", Beauty.french()).intent())
        .contains("cart.show");
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(understander(Beauty.examples())).isNotNull();
  }

  @Test
  void aFolderThatCannotBeWrittenStillUnderstands() throws IOException {
    var occupied = Files.writeString(folder.resolve("file"), "no folder");
    var cache = new ModelCache(occupied.resolve("models"));
    var understander =
        cache.loadOrTrain(Beauty.examples(), Beauty.vocabulary(), Beauty.LANGUAGES, Beauty.OPTIONS);
    assertThat(understander.understand("voir mon panier", Beauty.french()).intent())
        .contains("cart.show");
  }

  @Test
  void aFirstModelAnswersUntilTheWholeOneIsLearntAndKept() throws Exception {
    var begun =
        new ModelCache(folder)
            .loadOrBegin(Beauty.examples(), Beauty.vocabulary(), Beauty.LANGUAGES, Beauty.OPTIONS);
    assertThat(begun.understand("voir mon panier", Beauty.french()).intent()).contains("cart.show");
    var deadline = System.nanoTime() + 60_000_000_000L;
    while (kept().isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    var loaded = understander(Beauty.examples());
    var asked = "je veux voir ce que j'ai dans mon panier";
    var whole = loaded.understand(asked, Beauty.french());
    while (!begun.understand(asked, Beauty.french()).equals(whole)
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(begun.understand(asked, Beauty.french())).isEqualTo(whole);
  }

  @Test
  void closedItLearnsAndWritesNoMoreAndStillUnderstands() throws Exception {
    var begun =
        new ModelCache(folder)
            .loadOrBegin(Beauty.examples(), Beauty.vocabulary(), Beauty.LANGUAGES, Beauty.OPTIONS);
    begun.close();
    // Nobody learns any more: the folder can go, and stays gone.
    assertThat(files()).isEmpty();
    assertThat(begun.understand("voir mon panier", Beauty.french()).intent()).contains("cart.show");
  }

  @Test
  void severalWishesAreToldApartWhileItLearns() {
    try (var begun =
        new ModelCache(folder)
            .loadOrBegin(
                Beauty.examples(), Beauty.vocabulary(), Beauty.LANGUAGES, Beauty.OPTIONS)) {
      assertThat(begun.wishes("ajoute le premier et montre mon panier", Beauty.french()))
          .containsExactlyElementsOf(
              Beauty.understander()
                  .wishes("ajoute le premier et montre mon panier", Beauty.french()))
          .hasSize(2);
    }
  }

  private List<Path> kept() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".nlu")).toList();
  }

  private Understander understander(Examples examples) {
    return new ModelCache(folder)
        .loadOrTrain(examples, Beauty.vocabulary(), Beauty.LANGUAGES, Beauty.OPTIONS);
  }

  private Path only() throws IOException {
    var files = files();
    assertThat(files).hasSize(1);
    return files.getFirst();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
