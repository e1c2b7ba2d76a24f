package io.comptoir.nlu.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where one sentence of a message may end and another begin: after a full stop, or where a comma or
 * an "et" stands before words that begin a sentence of their own ("et montre", "and do you").
 */
public final class Clauses {
  /** More than this is a story, not a list of wishes. */
  private static final int MOST = 4;

  private static final Set<String> JOINTS =
      Set.of("et", "puis", "ensuite", "and", "then", "also", "aussi", ",", ";");
  private static final Set<String> ENDS = Set.of(".", "!", "?", ";");

  private final Phrases<Boolean> starts;

  /**
   * @param starts phrases that begin a sentence: "montre", "est-ce que", "do you"
   */
  public Clauses(List<String> starts) {
    Map<String, Boolean> phrases = new HashMap<>();
    starts.forEach(phrase -> phrases.put(phrase, true));
    this.starts = Phrases.of(phrases);
  }

  /** The sentences of a text as they were written, in order; the text itself when it is one. */
  public List<String> of(Sentence sentence) {
    var cut = new ArrayList<String>();
    int from = 0;
    for (int i = 1; i < sentence.size() && cut.size() < MOST - 1; i++) {
      boolean ended = ENDS.contains(sentence.folded(i - 1)) && !sentence.token(i).isMark();
      int begin = ended ? afterJoints(sentence, i) : joined(sentence, i);
      if (begin > 0 && begin < sentence.size()) {
        cut.add(sentence.textOf(from, i));
        from = begin;
        i = begin;
      }
    }
    if (cut.isEmpty()) {
      return List.of(sentence.text());
    }
    cut.add(sentence.textOf(from, sentence.size()));
    return cut;
  }

  /** Where a new sentence begins behind the joints that stand here, or 0. */
  private int joined(Sentence sentence, int at) {
    int begin = afterJoints(sentence, at);
    return begin > at && starts.at(sentence, begin).isPresent() ? begin : 0;
  }

  private static int afterJoints(Sentence sentence, int at) {
    int begin = at;
    while (begin < sentence.size() && JOINTS.contains(sentence.folded(begin))) {
      begin++;
    }
    return begin;
  }
}
