package io.comptoir.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Value;
import io.comptoir.shop.catalog.TableFiles;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String AGES =
      "age_min:number,age_max:number,kind:text\n0,3,baby\n4,11,child\n12,,adult\n";

  @Test
  void aNumberIsFoundWithinItsBordersAndAnEmptyBorderIsNone() {
    assertThat(kindAt(3)).isEqualTo("baby");
    assertThat(kindAt(4)).isEqualTo("child");
    assertThat(kindAt(99)).isEqualTo("adult");
  }

  @Test
  void anyOfSeveralWordsIsMeantWhateverCaseAndAccents() {
    var table = read("code:text,words:words\ngva,Genève|Geneva\n");
    assertThat(table.where(Map.of("words", Value.of("GENEVE")))).hasSize(1);
    assertThat(table.where(Map.of("words", Value.of("geneva")))).hasSize(1);
    assertThat(table.where(Map.of("words", Value.of("Gen")))).isEmpty();
  }

  @Test
  void aCellBetweenQuotesMayHoldACommaAndAQuote() {
    var table = read("a:text,b:amount\n\"one, \"\"two\"\"\",12.50\n");
    assertThat(table.rows().getFirst().get("a")).isEqualTo(Value.of("one, \"two\""));
    assertThat(table.rows().getFirst().get("b")).isInstanceOf(Value.Amount.class);
  }

  @Test
  void aColumnThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> read(AGES).where(Map.of("size", Value.of(1))))
        .hasMessageContaining("no column [size]");
  }

  @Test
  void whatDoesNotFitIsAProblemWithItsLine() {
    var files = new TableFiles(Currency.getInstance("EUR"));
    files.read("tables/x.csv", "x", "day:date,n:colour\n2026-13-01,1\n2026-12-01\n");
    assertThat(files.problems().stream().map(p -> p.line() + " " + p.message()))
        .hasSize(3)
        .anyMatch(m -> m.startsWith("1 ") && m.contains("colour"))
        .anyMatch(m -> m.startsWith("2 ") && m.contains("2026-13-01"))
        .anyMatch(m -> m.startsWith("3 ") && m.contains("1 cells"));
  }

  private static String kindAt(int age) {
    var rows = read(AGES).where(Map.of("age", Value.of(age)));
    assertThat(rows).hasSize(1);
    return rows.getFirst().get("kind") instanceof Value.Text(var kind) ? kind : "";
  }

  private static Table read(String csv) {
    var files = new TableFiles(Currency.getInstance("EUR"));
    var table = files.read("tables/t.csv", "t", csv).orElseThrow();
    assertThat(files.problems()).isEqualTo(List.of());
    return table;
  }
}
