package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Looking things up, in the tables of the demo railway. */
@NullUnmarked
class TableActionsTest {
  private final TestShop shop = TestShop.of("voyage", "stations", "ages", "fare_rules");

  @Test
  void aRowIsFoundByWordsWhateverTheirCaseAndAccents() {
    var found =
        shop.done("tables.find", "table", "stations", "where", TestShop.where("words", "GENEVE"));
    assertThat(found).containsEntry("count", Value.of(1));
    assertThat(TestShop.fields(found.get("row")))
        .containsEntry("code", Value.of("geneve"))
        .containsEntry("name", Value.of("Genève"));
  }

  @Test
  void aColumnOfALanguageIsSaidToThoseWhoReadIt() {
    shop.language = Language.ENGLISH;
    var found =
        shop.done("tables.find", "table", "stations", "where", TestShop.where("words", "geneva"));
    assertThat(TestShop.fields(found.get("row"))).containsEntry("name", Value.of("Geneva"));
  }

  @Test
  void aNumberFallsBetweenItsBorders() {
    assertThat(traveller(11)).isEqualTo("child");
    assertThat(traveller(12)).isEqualTo("youth");
    assertThat(traveller(99)).isEqualTo("senior");
  }

  @Test
  void allRowsAreFoundWhereNothingIsAskedAndNoMoreThanTheLimitIsGiven() {
    var found = shop.done("tables.find", "table", "fare_rules", "limit", 2);
    assertThat(found).containsEntry("count", Value.of(3));
    assertThat(((Value.Items) found.get("rows")).items()).hasSize(2);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(TestShop.code(shop.call("tables.find", "table", "planets")))
        .isEqualTo("UNKNOWN_TABLE");
    assertThat(
            TestShop.code(
                shop.call(
                    "tables.find", "table", "stations", "where", TestShop.where("colour", "red"))))
        .isEqualTo("UNKNOWN_TABLE");
    assertThat(
            TestShop.code(
                shop.call(
                    "tables.find", "table", "stations", "where", TestShop.where("words", "Rome"))))
        .isEqualTo("NOT_FOUND");
  }

  private String traveller(int age) {
    var found =
        shop.done("tables.find", "table", "ages", "where", TestShop.where("age", Value.of(age)));
    return Arguments.text(TestShop.fields(found.get("row")).get("traveller"));
  }
}
