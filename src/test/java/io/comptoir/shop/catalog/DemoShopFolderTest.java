package io.comptoir.shop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.commerce.checkout.DeliveryMethod;
import java.nio.file.Path;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** The shop that ships with the product has no mistakes. */
class DemoShopFolderTest {
  private static final Path BEAUTE = Path.of("shops/beaute");

  @Test
  void itsCatalogueIsWhole() {
    var loaded = CatalogFolder.load(BEAUTE, Language.FRENCH, Currency.getInstance("EUR"));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.catalog().products()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(loaded.catalog().stores()).isNotEmpty();
  }

  @Test
  void itsTermsAreWhole() {
    var loaded = SellingTermsFiles.load(BEAUTE);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.terms().methods())
        .extracting(DeliveryMethod::needs)
        .containsExactly(
            DeliveryMethod.Needs.HOME,
            DeliveryMethod.Needs.HOME,
            DeliveryMethod.Needs.RELAY,
            DeliveryMethod.Needs.STORE);
    assertThat(loaded.terms().promotions().withCode("bienvenue10")).isPresent();
  }
}
