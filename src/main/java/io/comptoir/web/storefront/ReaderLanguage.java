package io.comptoir.web.storefront;

import io.comptoir.base.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a shop's languages a reader is shown. */
final class ReaderLanguage {
  private static final int MAX_HEADER = 500;

  private ReaderLanguage() {}

  /**
   * What was asked for, else what was chosen before, else what the browser prefers, else the shop's
   * own.
   *
   * @param asked of the address
   * @param chosen of the cookie
   * @param accepted the header Accept-Language (RFC 9110, 12.5.4)
   * @param spoken at least one, the shop's own first
   */
  static Language of(
      @Nullable String asked,
      @Nullable String chosen,
      @Nullable String accepted,
      List<Language> spoken) {
    return named(asked, spoken)
        .or(() -> named(chosen, spoken))
        .or(() -> preferred(accepted, spoken))
        .orElse(spoken.getFirst());
  }

  static Optional<Language> named(@Nullable String code, List<Language> spoken) {
    return spoken.stream().filter(l -> l.code().equals(code)).findFirst();
  }

  private static Optional<Language> preferred(@Nullable String accepted, List<Language> spoken) {
    if (accepted == null || accepted.isBlank() || accepted.length() > MAX_HEADER) {
      return Optional.empty();
    }
    try {
      for (var range : Locale.LanguageRange.parse(accepted)) {
        var code = range.getRange().split("-", 2)[0];
        var found = range.getWeight() > 0 ? named(code, spoken) : Optional.<Language>empty();
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
