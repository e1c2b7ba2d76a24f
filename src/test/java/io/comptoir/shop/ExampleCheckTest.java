package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.shop.ExampleCheck.Line;
import io.comptoir.shop.catalog.Problems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleCheckTest {
  private final List<Line> lines = new ArrayList<>();

  @Test
  void aThinIntentIsToldWhereItBegins() {
    add("cart.show", "show my basket", "my basket please");
    assertThat(warnings())
        .singleElement()
        .matches(p -> p.file().equals("nlu/en.yml") && p.line() == 1)
        .matches(p -> p.message().contains("cart.show has only 2 examples"));
  }

  @Test
  void theSameSentenceInTwoIntentsIsToldWithBothLines() {
    add("cart.show", "show my basket", "what is in my basket", "basket", "my things", "see all");
    add("order.show", "my orders", "Show my baskets!", "past orders", "bought before", "history");
    assertThat(warnings())
        .anyMatch(
            p ->
                p.line() == 7
                    && p.message().contains("both cart.show (line 1)")
                    && p.message().contains("order.show"));
  }

  @Test
  void theSameSentenceTwiceInOneIntentIsTold() {
    add("bye", "so long", "bye bye", "farewell", "so long", "see you", "good night");
    assertThat(warnings()).anyMatch(p -> p.line() == 4 && p.message().contains("(line 1)"));
  }

  @Test
  void intentsThatResembleEachOtherAreTold() {
    add(
        "order.where",
        "where is my parcel now",
        "where has my parcel gone",
        "track the parcel today",
        "parcel position please",
        "whereabouts of the delivery");
    add(
        "order.status",
        "where is my parcel today",
        "where has my parcel been",
        "track the parcel now",
        "state of things",
        "how far along is it");
    assertThat(warnings())
        .anyMatch(
            p -> p.message().contains("overlap") && p.message().contains("where is my parcel now"));
  }

  @Test
  void intentsThatDifferAreNotTold() {
    add("greet", "hello", "good morning", "hi there", "hey you", "good evening to all");
    add("pay", "i want to pay", "take my card", "settle the bill", "checkout", "let me pay now");
    assertThat(warnings()).isEmpty();
  }

  private void add(String intent, String... texts) {
    for (var text : texts) {
      lines.add(new Line(new Example(Language.ENGLISH, intent, text), lines.size() + 1));
    }
  }

  private List<Problem> warnings() {
    var warnings = new Problems();
    new ExampleCheck(lines, warnings).check();
    return warnings.all();
  }
}
