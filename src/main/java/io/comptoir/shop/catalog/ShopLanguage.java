package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The language that a shop's own words are in when they name none. */
public final class ShopLanguage {
  private ShopLanguage() {}

  /**
   * {@code default_language} of {@code shop.yml}, else the first of {@code languages}, else French.
   */
  public static Language of(Path shopFolder) throws IOException {
    var file = shopFolder.resolve("shop.yml");
    if (!Files.exists(file)) {
      return Language.FRENCH;
    }
    var shop = YamlNode.read("shop.yml", Files.readString(file), new Problems());
    var code =
        shop.flatMap(s -> s.text("default_language"))
            .or(() -> shop.flatMap(s -> s.texts("languages").stream().findFirst()));
    try {
      return code.map(Language::new).orElse(Language.FRENCH);
    } catch (IllegalArgumentException e) {
      return Language.FRENCH;
    }
  }
}
