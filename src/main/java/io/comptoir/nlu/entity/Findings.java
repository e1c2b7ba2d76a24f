package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The entities of one sentence while it is being read, and which tokens are already explained. */
final class Findings {
  private final Sentence sentence;
  private final Context context;
  private final boolean[] taken;
  private final List<Entity> entities = new ArrayList<>();
  private boolean @Nullable [] negated;

  Findings(Sentence sentence, Context context) {
    this.sentence = sentence;
    this.context = context;
    this.taken = new boolean[sentence.size()];
  }

  Sentence sentence() {
    return sentence;
  }

  Context context() {
    return context;
  }

  /** Whether a negation reaches this token. */
  boolean isNegated(int index) {
    if (negated == null) {
      negated = Negation.of(sentence);
    }
    return negated[index];
  }

  boolean isFree(int index) {
    return index >= 0 && index < taken.length && !taken[index];
  }

  boolean isFree(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isFree(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a question is open that an entity of this type answers. */
  boolean expects(String type) {
    return context.expectedEntities().contains(type);
  }

  /** Whether this type answers the open question, and before the other. */
  boolean expectsBefore(String type, String other) {
    int own = context.expectedEntities().indexOf(type);
    int others = context.expectedEntities().indexOf(other);
    return own >= 0 && (others < 0 || own < others);
  }

  /** An entity over these tokens, which are then explained. */
  void take(String type, Value value, int from, int to, double confidence) {
    add(type, value, from, to, confidence, false);
    for (int i = from; i < to; i++) {
      taken[i] = true;
    }
  }

  void add(String type, Value value, int from, int to, double confidence, boolean negated) {
    addText(
        type,
        value,
        sentence.token(from).start(),
        sentence.token(to - 1).end(),
        confidence,
        negated);
  }

  /** An entity over this stretch of the text; the tokens that touch it are explained. */
  void takeText(String type, Value value, int start, int end, double confidence) {
    addText(type, value, start, end, confidence, false);
    for (int i = 0; i < taken.length; i++) {
      var token = sentence.token(i);
      if (token.start() < end && token.end() > start) {
        taken[i] = true;
      }
    }
  }

  private void addText(
      String type, Value value, int start, int end, double confidence, boolean negated) {
    var words = sentence.text().substring(start, end);
    entities.add(new Entity(type, value, start, end, words, confidence, negated));
  }

  /** Explains tokens without an entity of their own. */
  void cover(int from, int to) {
    for (int i = from; i < to; i++) {
      taken[i] = true;
    }
  }

  /** Whether a token of this stretch of the text is explained. */
  boolean isTextFree(int start, int end) {
    for (int i = 0; i < taken.length; i++) {
      var token = sentence.token(i);
      if (taken[i] && token.start() < end && token.end() > start) {
        return false;
      }
    }
    return true;
  }

  /** Where in the text the entities of this type end. */
  Set<Integer> endsOf(String type) {
    return entities.stream()
        .filter(entity -> entity.type().equals(type))
        .map(Entity::end)
        .collect(Collectors.toSet());
  }

  boolean has(String type) {
    return entities.stream().anyMatch(entity -> entity.type().equals(type));
  }

  boolean has(String type, Value value) {
    return entities.stream().anyMatch(e -> e.type().equals(type) && e.value().equals(value));
  }

  /** Whether an entity of this type stands somewhere in these tokens. */
  boolean isTakenBy(String type, int from, int to) {
    int start = sentence.token(from).start();
    int end = sentence.token(to - 1).end();
    return entities.stream()
        .anyMatch(e -> e.type().equals(type) && e.start() < end && e.end() > start);
  }

  List<Entity> all(String type) {
    return entities.stream().filter(entity -> entity.type().equals(type)).toList();
  }

  /** Tells an entity anew, or no longer; its words stay explained. */
  void replace(Entity entity, Optional<Entity> other) {
    entities.remove(entity);
    other.ifPresent(entities::add);
  }

  List<Entity> inOrder() {
    entities.sort(Comparator.comparingInt(Entity::start).thenComparingInt(e -> -e.end()));
    return entities;
  }
}
