package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.shop.Shop;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The language that somebody asks for on the command line. */
final class Languages {
  private Languages() {}

  /**
   * @param tag such as {@code fr}; null for the shop's own
   * @return empty when it is no language or the shop does not speak it
   */
  static Optional<Language> of(Shop shop, @Nullable String tag) {
    if (tag == null) {
      return Optional.of(shop.settings().language());
    }
    try {
      return Optional.of(Language.ofTag(tag)).filter(shop.languages()::contains);
    } catch (IllegalArgumentException noLanguage) {
      return Optional.empty();
    }
  }

  static String wrong(Shop shop, @Nullable String tag) {
    return "This shop speaks "
        + shop.languages().stream().map(Language::toString).collect(Collectors.joining(", "))
        + ", not "
        + tag
        + ".";
  }
}
