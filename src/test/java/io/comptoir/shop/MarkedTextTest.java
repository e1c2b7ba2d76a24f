package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.nlu.Examples.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
  private final List<String> problems = new ArrayList<>();

  @Test
  void marksAreTakenOutAndKeptWithTheirPlace() {
    var read = MarkedText.read("de [Paris](from) à la [mer](to:sea) demain", problems::add);
    assertThat(read)
        .contains(
            new MarkedText(
                "de Paris à la mer demain",
                List.of(new Mark("from", 3, 8, ""), new Mark("to", 14, 17, "sea"))));
    assertThat(problems).isEmpty();
  }

  @Test
  void bracketsWithoutAMarkStayAsTheyAre() {
    assertThat(MarkedText.isMarked("une robe [rouge] (coton)")).isFalse();
  }

  @Test
  void whatIsWrongIsToldWithTheMend() {
    refuses("à la [mer](destination", "a bracket is missing");
    refuses("à la mer](destination)", "a bracket is missing");
    refuses("à la [](destination)", "no words between");
    refuses("à la [mer](Ma destination)", "is no entity");
    refuses("à la [mer](to:)", "is no entity");
  }

  private void refuses(String example, String told) {
    problems.clear();
    assertThat(MarkedText.read(example, problems::add)).isEmpty();
    assertThat(problems).singleElement().asString().contains(told);
  }
}
