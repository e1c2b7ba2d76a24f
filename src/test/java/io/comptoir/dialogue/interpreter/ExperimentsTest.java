package io.comptoir.dialogue.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.comptoir.dialogue.flow.Instruction.Arm;
import io.comptoir.dialogue.flow.Instruction.Variant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExperimentsTest {
  private static final Variant ONE_TO_THREE =
      new Variant("winback", List.of(new Arm("a", 1, 0), new Arm("b", 3, 1)), 1);

  @Test
  void armsAreDrawnByTheirWeights() {
    var random = new Random(20261122);
    var drawn = new HashMap<String, Integer>();
    for (var i = 0; i < 10_000; i++) {
      var id = new UUID(random.nextLong(), random.nextLong());
      drawn.merge(Experiments.drawn(id, ONE_TO_THREE).name(), 1, Integer::sum);
    }
    assertThat(drawn.get("a")).isCloseTo(2_500, within(200));
  }

  @Test
  void aConversationDrawsTheSameAgainAndExperimentsDrawApart() {
    var other = new Variant("greeting", ONE_TO_THREE.arms(), 1);
    var same = 0;
    for (var i = 0; i < 1_000; i++) {
      var id = new UUID(7, i);
      var arm = Experiments.drawn(id, ONE_TO_THREE);
      assertThat(Experiments.drawn(id, ONE_TO_THREE)).isEqualTo(arm);
      same += Experiments.drawn(id, other).equals(arm) ? 1 : 0;
    }
    assertThat(same).as("independent: 10 of 16 agree").isBetween(540, 710);
  }
}
