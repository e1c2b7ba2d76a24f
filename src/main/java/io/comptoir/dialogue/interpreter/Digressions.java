package io.comptoir.dialogue.interpreter;

import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.nlu.Understanding;
import java.util.Optional;
import java.util.Set;

/** Tells whether a sentence, in the place of an answer, surely wants something else. */
final class Digressions {
  private static final double SURE = 0.75;

  /** What a person may name to see it, whatever is asked. */
  private static final Set<String> GOODS = Set.of("product", "category", "attribute", "brand");

  private final Turn turn;

  Digressions(Turn turn) {
    this.turn = turn;
  }

  boolean isDigression(Flow flow, Understanding understanding, double sure) {
    var intent = understanding.intent();
    if (intent.isEmpty() || understanding.intents().getFirst().confidence() < sure) {
      return false;
    }
    if (flow.expects().contains(intent.get()) || flow.trigger().intents().contains(intent.get())) {
      return false;
    }
    return turn.script.flows().forIntent(intent.get()).isPresent()
        || turn.script.knowledge().intents().contains(intent.get());
  }

  /** Whether a sentence, in the place of an answer, surely wants something else. */
  boolean leadsElsewhere(Flow flow, Slot slot, String text, Understanding understanding) {
    if (understanding.answer().equals(Optional.of(Understanding.Answer.NEVER_MIND))) {
      return true;
    }
    if (slot.type().freeText()) {
      return freeTextLeadsElsewhere(flow, slot, text, understanding);
    }
    var covered =
        understanding.entities().stream()
            .filter(e -> slot.entities().contains(e.type()) || pointsAt(slot, e.type()))
            .mapToInt(e -> e.end() - e.start())
            .sum();
    if (covered * 2 >= text.length() || covered > 0 && tells(flow, text, understanding)) {
      return false;
    }
    return isDigression(flow, understanding, SURE) && Question.words(text) >= 2;
  }

  /** "34 ans", "tomorrow at 7 pm": all of it is what the flow asks for, sooner or later. */
  boolean tells(Flow flow, String text, Understanding understanding) {
    var covered =
        understanding.entities().stream()
            .filter(e -> !GOODS.contains(e.type()) && !e.negated())
            .filter(
                e -> flow.slots().values().stream().anyMatch(s -> s.entities().contains(e.type())))
            .mapToInt(e -> e.end() - e.start())
            .sum();
    return !Question.asks(text) && covered * 4 >= text.strip().length() * 3;
  }

  /** "le premier", "the cheapest one", "celui à 30 €" answer which product is meant. */
  private static boolean pointsAt(Slot slot, String entity) {
    return (slot.type() == Slot.Type.PRODUCT || slot.type() == Slot.Type.PRODUCTS)
        && Set.of("ordinal", "superlative", "amount").contains(entity);
  }

  /**
   * Names, towns and streets look like anything: only a question, or a clear wish that is not for
   * some product (which a name may resemble), is taken for something else.
   */
  private boolean freeTextLeadsElsewhere(
      Flow flow, Slot slot, String text, Understanding understanding) {
    var words = Question.words(text);
    if (Question.asks(text)) {
      return words >= 2 && (text.contains("?") || isDigression(flow, understanding, 0.6));
    }
    var data = text.matches(".*\\d.*") || text.matches("(?:\\p{Lu}[\\p{L}'’-]*\\s*){2,5}");
    // "twelve lilac street"
    data |= slot.type() == Slot.Type.STREET && understanding.entity("quantity").isPresent();
    return !data
        && words >= 2
        && isDigression(flow, understanding, 0.85)
        && understanding
            .intent()
            .flatMap(turn.script.flows()::forIntent)
            .filter(other -> other.trigger().entities().isEmpty())
            .isPresent();
  }
}
