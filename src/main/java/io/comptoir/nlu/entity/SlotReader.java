package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.slot.SlotModel;
import io.comptoir.nlu.slot.Span;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.Map;

/**
 * What the shop marked in its own examples, found again by the sequence model. A part of the
 * catalogue may be a slot as well ("rouge" a colour, and a mood): both are told.
 */
final class SlotReader implements EntityReader {
  /** Less sure than this it is left out. */
  private static final double LEAST = 0.5;

  /** Longer sentences are read this far. */
  private static final int MOST_TOKENS = 200;

  private final SlotModel model;
  private final Map<String, String> keys;

  SlotReader(Slots slots) {
    this.model = slots.model();
    this.keys = slots.keys();
  }

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    int size = Math.min(sentence.size(), MOST_TOKENS);
    var tokens = new ArrayList<String>(size);
    for (int i = 0; i < size; i++) {
      tokens.add(sentence.textOf(i, i + 1));
    }
    if (tokens.isEmpty()) {
      return;
    }
    var spans = Span.of(model.tag(tokens));
    if (spans.isEmpty()) {
      return;
    }
    var sure = model.sureness(tokens, spans);
    for (int i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      if (sure[i] >= LEAST && fits(findings, span)) {
        take(findings, sentence, span, sure[i]);
      }
    }
  }

  /** Words that something else explains are a slot only where they were marked, or asked for. */
  private boolean fits(Findings findings, Span span) {
    if (findings.isTakenBy(span.type(), span.from(), span.to())) {
      return false;
    }
    var words = findings.sentence().textOf(span.from(), span.to());
    return findings.isFree(span.from(), span.to())
        || keys.containsKey(Slots.key(span.type(), words))
        || findings.expects(span.type());
  }

  private void take(Findings findings, Sentence sentence, Span span, double sureness) {
    var words = sentence.textOf(span.from(), span.to());
    var known = keys.getOrDefault(Slots.key(span.type(), words), "");
    var value = known.isEmpty() ? words : known;
    boolean negated = findings.isNegated(span.from());
    findings.add(span.type(), Value.of(value), span.from(), span.to(), sureness, negated);
    findings.cover(span.from(), span.to());
  }
}
