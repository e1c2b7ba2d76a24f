package io.comptoir.nlu;

import io.comptoir.base.Language;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the conversation stands at, as far as it helps to read the next sentence.
 *
 * @param language the language of the conversation so far
 * @param expected the kind of answer that was asked for, if a question is open
 * @param expectedEntities entity types that would answer it ({@code recipient}, {@code budget} …),
 *     best first
 * @param shown how many things were shown last, so that "le deuxième" can mean one of them
 * @param likelyIntents intents that the open flow waits for; they are favoured when two are close
 * @param now the shop's clock and zone
 */
public record Context(
    Language language,
    Optional<Expected> expected,
    List<String> expectedEntities,
    int shown,
    Set<String> likelyIntents,
    ZonedDateTime now) {
  public Context {
    expectedEntities = List.copyOf(expectedEntities);
    likelyIntents = Set.copyOf(likelyIntents);
  }

  public enum Expected {
    YES_NO,
    CHOICE,
    VALUE,
    FREE_TEXT
  }

  /** Nothing was asked and nothing shown. */
  public static Context fresh(Language language, ZonedDateTime now) {
    return new Context(language, Optional.empty(), List.of(), 0, Set.of(), now);
  }
}
