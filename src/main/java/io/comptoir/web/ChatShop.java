package io.comptoir.web;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the web chat shows and allows of a shop.
 *
 * @param languages the first is the shop's own
 * @param origins pages of other sites that may carry the chat: {@code https://www.example.com}
 * @param config what the widget is told before anyone writes, in a language
 */
public record ChatShop(
    ShopId id,
    List<Language> languages,
    Set<String> origins,
    Function<Language, Map<String, Object>> config) {
  public ChatShop {
    languages = List.copyOf(languages);
    origins = Set.copyOf(origins);
  }

  /** The shop's language nearest to what was asked for. */
  public Language language(String asked) {
    for (var part : asked.split(",")) {
      var tag = part.split(";", 2)[0].strip();
      for (var language : languages) {
        if (tag.toLowerCase(java.util.Locale.ROOT).startsWith(language.code())) {
          return language;
        }
      }
    }
    return languages.getFirst();
  }
}
