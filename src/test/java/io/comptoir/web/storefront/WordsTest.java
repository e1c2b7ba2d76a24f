package io.comptoir.web.storefront;

import static io.comptoir.web.storefront.StorefrontFixture.EN;
import static io.comptoir.web.storefront.StorefrontFixture.FR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern USED =
      Pattern.compile("(?:\\bw|words\\(\\)|words)\\s*\\.text\\(\\s*\"([a-z0-9_.]+)\"");
  private static final Pattern SPOKEN =
      Pattern.compile("\\bw\\(\"([a-z_]+)\"|speak\\(facts\\.words, \"([a-z_]+)\"");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(Words.in(FR).keys()).containsExactlyInAnyOrderElementsOf(Words.in(EN).keys());
  }

  @Test
  void everythingThatPagesAndScriptsSayIsThere() throws IOException {
    var used = new TreeSet<String>();
    collect(Path.of("src/main/jte/storefront"), USED, "", used);
    collect(Path.of("src/main/java/io/comptoir/web/storefront"), USED, "", used);
    collect(Path.of("storefront/src"), SPOKEN, "js.", used);
    used.removeIf(key -> key.endsWith("."));
    assertThat(used).hasSizeGreaterThan(100);
    assertThat(Words.in(EN).keys()).containsAll(used);
  }

  @Test
  void frenchIsSetAsAPrinterWould() {
    var words = Words.in(FR);
    assertThat(words.text("search.none", "x")).isEqualTo("Rien pour «\u202Fx\u202F»");
    assertThat(words.text("search.start")).isEqualTo("Que cherchez-vous\u202F?");
    assertThat(words.text("nav.trail")).isEqualTo("Fil d’Ariane");
    assertThat(words.money(Money.of(123456, "EUR"))).isEqualTo("1\u202F234,56\u00A0€");
    assertThat(words.text("products.count", 0)).isEqualTo("0 produit");
    assertThat(words.text("products.count", 2)).isEqualTo("2 produits");
  }

  @Test
  void aTimeOfDayAndAnAmountAreNotBroken() {
    assertThat(Typography.set("Paris 6 h 12 – Lyon 8 h, 35 € en 20 min", FR))
        .isEqualTo("Paris 6\u00A0h\u00A012 – Lyon 8\u00A0h, 35\u00A0€ en 20\u00A0min");
    assertThat(Typography.set("6 heures", FR)).isEqualTo("6 heures");
  }

  @Test
  void aShopSaysSomeOfThemItsOwnWay() {
    var showcase = StorefrontFolder.showcase(Path.of("shops/voyage"), FR);
    assertThat(showcase.words(FR).text("products.count", 2)).isEqualTo("2 trains");
    assertThat(showcase.words(FR).text("cart.title")).isEqualTo("Panier");
    assertThat(showcase.words(EN).text("product.ask")).isEqualTo("Book this train");
  }

  @Test
  void englishCountsAndWritesItsOwnWay() {
    var words = Words.in(EN);
    assertThat(words.text("products.count", 0)).isEqualTo("0 products");
    assertThat(words.text("products.count", 1)).isEqualTo("1 product");
    assertThat(words.money(Money.of(123456, "EUR"))).isEqualTo("€1,234.56");
  }

  @Test
  void wordsInABracketOrWithQuotesPassUnchanged() {
    assertThat(Words.in(FR).text("js.see_cart")).isEqualTo("Voir le panier");
    assertThat(Words.in(EN).text("search.for", "{0} '%s' <b>"))
        .isEqualTo("Results for “{0} '%s' <b>”");
  }

  @Test
  void aLanguageThatTheStorefrontDoesNotSpeakReadsEnglish() {
    assertThat(Words.in(new Language("de")).text("cart.title")).isEqualTo("Basket");
    assertThatThrownBy(() -> Words.in(EN).text("none")).hasMessageContaining("none");
  }

  private static void collect(Path folder, Pattern pattern, String prefix, TreeSet<String> into)
      throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var matcher = pattern.matcher(Files.readString(file));
        while (matcher.find()) {
          var key = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
          into.add(prefix + key);
        }
      }
    }
  }
}
