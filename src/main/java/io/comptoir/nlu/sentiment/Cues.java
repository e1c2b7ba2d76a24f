package io.comptoir.nlu.sentiment;

import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.text.Phrases;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The telling phrases of a language.
 *
 * @param feelings what is felt
 * @param alarms what must happen
 */
record Cues(Phrases<Set<Cue>> feelings, Phrases<Set<Cue>> alarms) {

  static Cues of(Collection<Lexicon> lexicons) {
    return new Cues(phrases(lexicons, Predicate.not(Cue::alarms)), phrases(lexicons, Cue::alarms));
  }

  private static Phrases<Set<Cue>> phrases(Collection<Lexicon> lexicons, Predicate<Cue> wanted) {
    var cues = new HashMap<List<String>, Set<Cue>>();
    for (var lexicon : lexicons) {
      for (var cue : Cue.values()) {
        if (wanted.test(cue)) {
          for (var phrase : lexicon.section(cue.section())) {
            // told apart as they are compared, or two spellings would hide each other's cues
            cues.computeIfAbsent(Phrases.words(phrase), p -> EnumSet.noneOf(Cue.class)).add(cue);
          }
        }
      }
    }
    return Phrases.ofWords(cues);
  }
}
