package io.comptoir.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.shop.catalog.CatalogFolder.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Currency;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class CatalogFolderTest {
  @TempDir Path shop;

  @Test
  void aProductIsReadWithItsWordsPriceVariantsAndRating() throws IOException {
    write(
        "products.jsonl",
        """
        {"id":"fig","name":{"fr":"Figuier","en":"Fig tree"},"brand":"Maison","price":{"amount":5900,"currency":"EUR"},"compare_at":"69.00","stock":4,"added":"2026-11-01","attributes":{"notes":["fig"]},"images":[{"url":"images/fig.svg","alt":{"fr":"Un flacon"}}],"variants":[{"id":"fig-30","name":{"fr":"30 ml"},"price":{"amount":3900,"currency":"EUR"}}],"tags":["gift"]}
        """);
    write(
        "reviews.jsonl",
        """
        {"product":"fig","rating":5,"title":"Beau","text":"Doux","language":"fr","author":"Lou","at":"2026-10-01"}
        {"product":"fig","rating":4,"title":"Bien","text":"Tient","language":"fr","author":"Max","at":"2026-10-02"}
        """);

    var loaded = load();

    assertThat(loaded.problems()).isEmpty();
    var fig = loaded.catalog().find(new ProductId("fig-30")).orElseThrow();
    assertThat(fig.id()).isEqualTo(new ProductId("fig"));
    assertThat(fig.name().in(Language.ENGLISH)).isEqualTo("Fig tree");
    assertThat(fig.compareAt()).isEqualTo(Money.of(6900, "EUR"));
    assertThat(fig.priceOf(new ProductId("fig-30"))).contains(Money.of(3900, "EUR"));
    assertThat(fig.rating().average()).isEqualTo(4.5);
    assertThat(fig.rating().count()).isEqualTo(2);
  }

  @Test
  void everyMistakeIsToldWithItsLineAndTheMend() throws IOException {
    write(
        "products.jsonl",
        """
        {"id":"a","name":"A"}
        {"id":"a","name":"Again"}
        {"name":"No id"}
        {"id":"b","name":"B","price":{"amount":-5,"currency":"EUR"}}
        {"id":"c","name":"C","price":{"amount":500,"currency":"ZZZ"}}
        {"id":"d", oops
        {"id":"e","name":"E","categories":["nowhere"],"pairs_with":["ghost"]}
        """);
    write("vocabulary.yml", "categories:\n  face: {label: {fr: Visage}}\n");

    var problems = load().problems().stream().map(Object::toString).toList();

    assertThat(problems)
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("catalog/products.jsonl:2: the id `a` is already on line 1"))
        .anySatisfy(p -> assertThat(p).startsWith("catalog/products.jsonl:3: `id` is missing"))
        .anySatisfy(p -> assertThat(p).startsWith("catalog/products.jsonl:4: `price` is negative"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("catalog/products.jsonl:5: `ZZZ` is no currency of ISO 4217"))
        .anySatisfy(
            p -> assertThat(p).startsWith("catalog/products.jsonl:6: this line is not JSON"))
        .anySatisfy(
            p -> assertThat(p).startsWith("catalog/products.jsonl:7: the category `nowhere`"))
        .anySatisfy(
            p -> assertThat(p).startsWith("catalog/products.jsonl:7: `pairs_with` names `ghost`"));
  }

  @Test
  void storesHaveHoursAndDaysThatDiffer() throws IOException {
    write("products.jsonl", "{\"id\":\"a\",\"name\":\"A\"}\n");
    write(
        "stores.yml",
        """
        stores:
          - id: marais
            name: Le Marais
            address: {street: 12 rue des Rosiers, postcode: "75004", city: Paris}
            latitude: 48.857
            longitude: 2.359
            hours: {mon-sat: ["10:00-13:00", "14:00-19:00"], sunday: closed}
            exceptions: {2026-12-24: ["10:00-16:00"]}
            services: [{fr: Gravure, en: Engraving}]
        """);

    var loaded = load();

    assertThat(loaded.problems()).isEmpty();
    var store = loaded.catalog().stores().getFirst();
    assertThat(store.hours().get(DayOfWeek.SATURDAY)).hasSize(2);
    assertThat(store.on(LocalDate.of(2026, 11, 22))).isEmpty();
    assertThat(store.on(LocalDate.of(2026, 12, 24)).getFirst().until())
        .isEqualTo(LocalTime.of(16, 0));
  }

  @Test
  void theVersionChangesWithAnyFile() throws IOException {
    write("products.jsonl", "{\"id\":\"a\",\"name\":\"A\"}\n");
    var first = load().catalog().version();
    assertThat(load().catalog().version()).isEqualTo(first);
    write("vocabulary.yml", "categories:\n  face: {label: {fr: Visage}}\n");
    assertThat(load().catalog().version()).isNotEqualTo(first);
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheOthersAreRead() throws IOException {
    write(
        "products.jsonl",
        "{\"id\":\"a\",\"name\":\"A\"}\n{\"id\":\"b\",\"name\":\""
            + "x".repeat(2_000_000)
            + "\"}\n{\"id\":\"c\",\"name\":\"C\"}\n");
    var loaded = load();
    assertThat(loaded.catalog().products()).hasSize(2);
    assertThat(loaded.problems()).singleElement().asString().contains(":2: the line is longer");
  }

  @Test
  void markupAndControlCharactersAreTakenOutOfWords() throws IOException {
    write(
        "products.jsonl",
        "{\"id\":\"a\",\"name\":\"<b>A</b><script>alert(1)</script>\\u0000\\u202e &amp; B\"}\n");
    var product = load().catalog().products().iterator().next();
    assertThat(product.name().in(Language.FRENCH)).isEqualTo("A & B");
  }

  private Loaded load() {
    return CatalogFolder.load(shop, Language.FRENCH, Currency.getInstance("EUR"));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(shop.resolve("catalog"));
    Files.writeString(shop.resolve("catalog").resolve(file), text);
  }
}
