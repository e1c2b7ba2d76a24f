package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.comptoir.base.Language;
import io.comptoir.web.storefront.Words;
import org.junit.jupiter.api.Test;

class StorefrontCheckTest {
  @Test
  void theWordsThatAShopMaySayItsOwnWayAreWordsOfThePages() {
    for (var key : StorefrontCheck.WORDS) {
      assertThatCode(() -> Words.in(Language.FRENCH).text(key, 1, 1))
          .as(key)
          .doesNotThrowAnyException();
    }
  }
}
