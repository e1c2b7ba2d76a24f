package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.shop.ShopSettings.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DisplayFontTest {
  private static DisplayFont of(String name) {
    return DisplayFont.of(new Brand(null, Map.of(), Map.of(), name));
  }

  @Test
  void whatAShopMayAskForIsServed() throws IOException {
    var letters = Files.readString(Path.of("storefront/src/style/letters.css"));
    for (var name : Brand.DISPLAY_FONTS) {
      var family = Pattern.compile("--ct-font-display:(\"[^\"]+\")").matcher(of(name).css());
      assertThat(family.find()).as(name).isTrue();
      assertThat(letters)
          .as(name)
          .containsPattern(
              "font-family: "
                  + family.group(1)
                  + ";\\s+src: url\\(\"/assets/fonts/"
                  + of(name).file()
                  + ".woff2\"");
    }
  }

  @Test
  void whatIsNotHereStylesNothing() {
    assertThat(of("x\"}body{display:none")).isEqualTo(DisplayFont.CORMORANT);
    assertThat(DisplayFont.of(Brand.NONE)).isEqualTo(DisplayFont.CORMORANT);
  }
}
