package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.nlu.slot.SlotModel;
import io.comptoir.nlu.slot.Span;
import io.comptoir.nlu.slot.TaggedSentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SlotTrainerTest {
  private static final List<TaggedSentence> TRIPS =
      List.of(
          tagged("je cherche un sac pour partir à la [montagne]"),
          tagged("une veste pour la [mer]"),
          tagged("un sac pour partir en [forêt]"),
          tagged("des chaussures pour marcher en [ville]"),
          tagged("on part à la [campagne] cet été"),
          tagged("une lampe pour le [désert]"),
          tagged("vous avez des sacs rouges"),
          tagged("je veux une veste bleue"),
          tagged("combien coûte la lampe"));

  @Test
  void findsAWordThatNoExampleHoldsByWhatStandsAroundIt() {
    var model = SlotTrainer.train(TRIPS, 1);
    assertThat(spans(model, "une veste pour la montagne")).containsExactly(new Span("place", 4, 5));
    assertThat(spans(model, "un sac pour partir à la plage"))
        .containsExactly(new Span("place", 6, 7));
    assertThat(spans(model, "combien coûte la veste rouge")).isEmpty();
  }

  @Test
  void theSameSentencesAndSeedGiveTheSameModel() {
    var first = SlotTrainer.train(TRIPS, 7);
    var again = SlotTrainer.train(TRIPS, 7);
    var other = SlotTrainer.train(TRIPS, 8);
    assertThat(again.pairWeights()).isEqualTo(first.pairWeights());
    assertThat(again.follows()).isEqualTo(first.follows());
    assertThat(other.follows()).isNotEqualTo(first.follows());
  }

  @Test
  void learnsFromSentencesWithoutAnySlot() {
    var model = SlotTrainer.train(List.of(tagged("bonjour à vous"), tagged("merci")), 1);
    assertThat(model.tag(List.of("bonjour", "", "🎁", "\u0000"))).containsOnly("O");
    assertThat(model.tag(List.of())).isEmpty();
  }

  @Test
  void refusesToLearnFromNothing() {
    assertThatThrownBy(() -> SlotTrainer.train(List.of(), 1)).hasMessageContaining("no sentences");
  }

  @Test
  void aTypeThatWasNeverLearntIsNamedAndCountsAsMissed() {
    var test = List.of(new TaggedSentence(List.of("dix", "euros"), List.of("B-price", "I-price")));
    var result = SlotEvaluation.run(TRIPS, test, 1);
    assertThat(result.unknownTypes()).containsExactly("price");
    assertThat(result.f1()).isZero();
  }

  @Test
  void someSentencesOfSnipsGoALongWay() throws IOException {
    var folder = Path.of("../shared/data/nlu/snips");
    Assumptions.assumeTrue(
        Files.isDirectory(folder), "skipped: the SNIPS sentences are not at " + folder);
    var all = TaggedFile.read(folder.resolve("train.bio"));
    var some = new ArrayList<TaggedSentence>();
    for (int i = 0; i < all.size(); i += 40) {
      some.add(all.get(i));
    }
    var settings = new SlotTrainer.Settings(2, 12, 0.1f, 0.5f, 0.3f, 0.1f, 3, 0.01f);
    var model = SlotTrainer.train(some, 1, settings);
    int right = 0;
    int both = 0;
    for (var sentence : TaggedFile.read(folder.resolve("valid.bio"))) {
      var wanted = Span.of(sentence.tags());
      var found = Span.of(model.tag(sentence.tokens()));
      both += wanted.size() + found.size();
      right += (int) found.stream().filter(wanted::contains).count();
    }
    assertThat(2.0 * right / both).as("F1 of %d examples", some.size()).isGreaterThan(0.65);
  }

  private static List<Span> spans(SlotModel model, String text) {
    return Span.of(model.tag(List.of(text.split(" "))));
  }

  /** Words in brackets are a place. */
  private static TaggedSentence tagged(String text) {
    var tokens = new ArrayList<String>();
    var tags = new ArrayList<String>();
    for (var word : text.split(" ")) {
      tags.add(word.startsWith("[") ? "B-place" : "O");
      tokens.add(word.replace("[", "").replace("]", ""));
    }
    return new TaggedSentence(tokens, tags);
  }
}
