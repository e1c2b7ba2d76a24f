package io.comptoir.dialogue.message;

import io.comptoir.base.Language;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All messages of a shop, by language and key. */
public final class Messages {
  private final Map<Language, Map<String, Wording>> byLanguage;
  private final Language fallback;

  /**
   * @param fallback the language that says what another has no words for
   */
  public Messages(Map<Language, Map<String, Wording>> byLanguage, Language fallback) {
    var copy = new LinkedHashMap<Language, Map<String, Wording>>();
    byLanguage.forEach((language, messages) -> copy.put(language, Map.copyOf(messages)));
    this.byLanguage = Map.copyOf(copy);
    this.fallback = fallback;
  }

  public Optional<Wording> find(String key, Language language) {
    var exact = byLanguage.getOrDefault(language, Map.of()).get(key);
    return Optional.ofNullable(
        exact != null ? exact : byLanguage.getOrDefault(fallback, Map.of()).get(key));
  }

  /** The same with these words for what has none in a language. */
  public Messages withFormer(Map<Language, Map<String, Wording>> former) {
    if (former.isEmpty()) {
      return this;
    }
    var all = new LinkedHashMap<Language, Map<String, Wording>>();
    byLanguage.forEach(
        (language, messages) -> {
          var both = new LinkedHashMap<>(former.getOrDefault(language, Map.of()));
          both.putAll(messages);
          all.put(language, both);
        });
    return new Messages(all, fallback);
  }

  /** Whether this very language has words for it. */
  public boolean has(String key, Language language) {
    return byLanguage.getOrDefault(language, Map.of()).containsKey(key);
  }

  public Set<Language> languages() {
    return byLanguage.keySet();
  }

  public Set<String> keys() {
    var keys = new LinkedHashSet<String>();
    byLanguage.values().forEach(messages -> keys.addAll(messages.keySet()));
    return keys;
  }
}
