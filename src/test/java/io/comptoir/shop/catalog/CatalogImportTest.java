package io.comptoir.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.shop.catalog.CatalogFolder.Loaded;
import io.comptoir.shop.catalog.CatalogImport.Options;
import io.comptoir.shop.catalog.CatalogImport.Progress;
import io.comptoir.shop.catalog.CatalogImport.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class CatalogImportTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @TempDir Path folder;

  @Test
  void aMarketplaceFeedIsRecognisedByItsFields() throws IOException {
    var report =
        run(
            "feed.jsonl",
            """
            {"title":"Tan heels","description":"","bullet_points":"Soft straps.\\nHigh heel.","brand":"Acme","color":"Tan","image":"https://example.org/a.jpg","price":29.97,"category":["Shoes","Heels & Pumps"],"rating":4.2,"rating_count":12,"asin":"A1"}
            {"title":"Kindle","bullet_points":"","price":null,"category":[],"rating":null,"rating_count":null,"asin":"A2"}
            {"title":"Free sample","price":0.0,"category":[],"asin":"A3"}
            {"title":"","asin":"A4"}
            {"title":"No id"}
            {"title":"Again","asin":"A1"}
            not json
            """);

    assertThat(report.added()).isEqualTo(3);
    assertThat(report.unpriced()).isEqualTo(2);
    assertThat(report.refused().keySet())
        .containsExactlyInAnyOrder("no title", "no id", "duplicate id", "not JSON");
    assertThat(report.refused().get("no title").lines()).containsExactly(4);
    var loaded = load();
    assertThat(loaded.problems()).isEmpty();
    var heels = loaded.catalog().find(new ProductId("A1")).orElseThrow();
    assertThat(heels.price()).isEqualTo(Money.of(2997, "EUR"));
    assertThat(heels.stock()).isNull();
    assertThat(heels.attributes()).containsEntry("color", List.of("tan"));
    assertThat(heels.categories()).containsExactly("Shoes", "Heels & Pumps");
    assertThat(heels.rating().count()).isEqualTo(12);
    assertThat(loaded.catalog().find(new ProductId("A2")).orElseThrow().sold()).isFalse();
    assertThat(loaded.catalog().find(new ProductId("A3")).orElseThrow().sold()).isFalse();
    assertThat(loaded.catalog().vocabulary().derived()).isTrue();
  }

  @Test
  void theSameFeedAgainChangesNothingAndOthersAreKept() throws IOException {
    run("one.jsonl", "{\"id\":\"a\",\"name\":\"A\"}\n{\"id\":\"b\",\"name\":\"B\"}\n");
    var again = run("two.jsonl", "{\"id\":\"b\",\"name\":\"B\"}\n{\"id\":\"c\",\"name\":\"C\"}\n");
    assertThat(again.unchanged()).isEqualTo(1);
    assertThat(again.added()).isEqualTo(1);
    assertThat(again.kept()).isEqualTo(1);
    var changed = run("three.jsonl", "{\"id\":\"b\",\"name\":\"Better\"}\n");
    assertThat(changed.updated()).isEqualTo(1);
    assertThat(load().catalog().products()).hasSize(3);
    assertThat(load().catalog().find(new ProductId("b")).orElseThrow().name().in(Language.ENGLISH))
        .isEqualTo("Better");
  }

  @Test
  void csvHasLanguagesListsAndAttributes() throws IOException {
    var report =
        run(
            "feed.csv",
            """
            \uFEFFid,name_fr,name_en,price,categories,attribute:notes,stock
            a,Figuier,Fig tree,59.00,perfume|gift,fig|cedar,4
            b,"Rose, de mai",May rose,not a price,perfume,,
            c,Trop,Peu
            """);
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.refused().keySet())
        .containsExactlyInAnyOrder("bad price", "wrong number of columns");
    var fig = load().catalog().find(new ProductId("a")).orElseThrow();
    assertThat(fig.name().in(Language.FRENCH)).isEqualTo("Figuier");
    assertThat(fig.price()).isEqualTo(Money.of(5900, "EUR"));
    assertThat(fig.attributes()).containsEntry("notes", List.of("fig", "cedar"));
    assertThat(fig.stock()).isEqualTo(4);
  }

  @Test
  void hostileRowsAreCleanedOrRefused() throws IOException {
    var report =
        run(
            "feed.jsonl",
            "{\"id\":\"a\",\"name\":\"<img src=x onerror=alert(1)>Nice \\u0007thing\"}\n"
                + "{\"id\":\"b\",\"name\":\""
                + "y".repeat(1_200_000)
                + "\"}\n"
                + "{\"id\":\"c\",\"name\":\"C\",\"price\":{\"amount\":-1}}\n"
                + "[1,2,3]\n"
                + "{\"id\":\"d d\",\"name\":\"D\"}\n");
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.refusedInAll()).isEqualTo(4);
    assertThat(load().catalog().find(new ProductId("a")).orElseThrow().name().in(Language.ENGLISH))
        .isEqualTo("Nice thing");
  }

  @Test
  void aFeedMayBeCompressedAndItsLanguageIsRecognised() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(
          ("{\"id\":\"a\",\"name\":\"Le savon\",\"description\":\"Un savon pour les mains, avec le"
                  + " parfum des fleurs et la douceur du lait pour une peau dans la joie\"}\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    var feed = folder.resolve("feed.jsonl.gz");
    Files.write(feed, bytes.toByteArray());
    assertThat(FeedLanguage.of(feed, Language.ENGLISH)).isEqualTo(Language.FRENCH);
    assertThat(CatalogImport.run(shop(), feed, options(), Progress.NONE).added()).isEqualTo(1);
  }

  @Test
  void aVocabularySomebodyWroteIsLeftAlone() throws IOException {
    Files.createDirectories(shop().resolve("catalog"));
    var file = shop().resolve("catalog/vocabulary.yml");
    Files.writeString(file, "categories: {}\n");
    run("feed.jsonl", "{\"id\":\"a\",\"name\":\"A\"}\n");
    assertThat(file).hasContent("categories: {}\n");
  }

  @Test
  void categoriesAreSaidInSingularAndPlural() {
    assertThat(new DerivedVocabulary(Language.ENGLISH).words("Mattresses & Box Springs"))
        .containsExactly("mattresses", "mattress", "box springs", "box spring");
    assertThat(new DerivedVocabulary(Language.FRENCH).words("Bougies et manteaux"))
        .containsExactly("bougies", "bougie", "manteaux", "manteau");
  }

  private Path shop() {
    return folder.resolve("shop");
  }

  private static Options options() {
    return new Options(Language.ENGLISH, EUR, null, 1_000);
  }

  private Report run(String name, String text) throws IOException {
    var feed = folder.resolve(name);
    Files.writeString(feed, text);
    return CatalogImport.run(shop(), feed, options(), Progress.NONE);
  }

  private Loaded load() {
    return CatalogFolder.load(shop(), Language.ENGLISH, EUR);
  }
}
