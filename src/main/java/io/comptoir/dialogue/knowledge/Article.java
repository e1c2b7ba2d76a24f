package io.comptoir.dialogue.knowledge;

import io.comptoir.base.Language;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop knows and may tell.
 *
 * @param id the file's name without its ending; the same in every language
 * @param source what its source is called; null when it has none
 * @param path where the source can be read, a path of the shop's site or a whole address
 * @param intents meanings that it answers; {@code <id>.question} always is one
 * @param questions that people ask and it answers
 * @param passages in order, the most general first
 */
public record Article(
    String id,
    Language language,
    String title,
    @Nullable String source,
    @Nullable String path,
    Set<String> intents,
    List<String> questions,
    List<Passage> passages) {
  public Article {
    var all = new java.util.HashSet<>(intents);
    all.add(id + ".question");
    intents = Set.copyOf(all);
    questions = List.copyOf(questions);
    passages = List.copyOf(passages);
    if (passages.isEmpty()) {
      throw new IllegalArgumentException("an article says something");
    }
  }

  /**
   * A paragraph or a point of a list, in plain words.
   *
   * @param heading "" for the words before the first heading
   */
  public record Passage(String heading, String text) {}
}
