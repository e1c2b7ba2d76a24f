package io.comptoir.nlu;

import io.comptoir.base.Language;
import java.util.List;
import java.util.Optional;

/**
 * What a sentence was understood to mean.
 *
 * @param language the sentence's own language, which may differ from the conversation's
 * @param languageConfidence 0 to 1
 * @param intents candidates, best first, calibrated; empty when the text holds no words
 * @param inScope whether the best intent is sure enough at the shop's operating point
 * @param entities typed values with their place in the text, in order of appearance
 * @param answer yes, no, maybe or never mind, when the sentence says so
 * @param tone the feeling it carries, whether it hurries or hurts
 * @param normalized the text as the models read it
 */
public record Understanding(
    Language language,
    double languageConfidence,
    List<IntentScore> intents,
    boolean inScope,
    List<Entity> entities,
    Optional<Answer> answer,
    Tone tone,
    String normalized) {
  public Understanding {
    intents = List.copyOf(intents);
    entities = List.copyOf(entities);
  }

  public enum Answer {
    YES,
    NO,
    MAYBE,
    /** "laisse tomber", "never mind": drop what was asked. */
    NEVER_MIND
  }

  public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
  }

  /** Nothing understood, in this language. */
  public static Understanding nothing(Language language) {
    return new Understanding(
        language, 0, List.of(), false, List.of(), Optional.empty(), Tone.CALM, "");
  }

  /** The feeling it carries. */
  public Sentiment sentiment() {
    return tone.sentiment();
  }

  /** The best intent when it is sure enough. */
  public Optional<String> intent() {
    return inScope && !intents.isEmpty()
        ? Optional.of(intents.getFirst().intent())
        : Optional.empty();
  }

  /** The first entity of this type that is not negated. */
  public Optional<Entity> entity(String type) {
    return entities.stream().filter(e -> e.type().equals(type) && !e.negated()).findFirst();
  }

  /** All entities of this type, negated ones too, in order of appearance. */
  public List<Entity> entities(String type) {
    return entities.stream().filter(e -> e.type().equals(type)).toList();
  }
}
