package io.comptoir.nlu.language;

import io.comptoir.base.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words and phrases of one language by section: {@code words}, {@code spelling}, {@code yes},
 * {@code no}, {@code maybe}, {@code never_mind}, {@code fillers}, {@code positive}, {@code
 * negative}, {@code insults} and the other cues of feeling, {@code text}, {@code out_of_scope}. A
 * section may be missing.
 *
 * @param spelling short or wrong forms and what they mean
 */
public record Lexicon(
    Language language, Map<String, List<String>> sections, Map<String, String> spelling) {
  public Lexicon {
    var copy = new HashMap<String, List<String>>();
    sections.forEach((name, entries) -> copy.put(name, List.copyOf(entries)));
    sections = Map.copyOf(copy);
    spelling = Map.copyOf(spelling);
  }

  public List<String> section(String name) {
    return sections.getOrDefault(name, List.of());
  }
}
