package io.comptoir.nlu.sentiment;

import io.comptoir.base.Language;
import io.comptoir.nlu.Tone;
import io.comptoir.nlu.Tone.Distress;
import io.comptoir.nlu.Understanding.Sentiment;
import io.comptoir.nlu.language.Lexicon;
import io.comptoir.nlu.text.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tone of a sentence from the phrases of its language and its emoji: see {@link Feeling}
 * for what is felt. French and English are read together, for people mix them.
 */
public final class SentimentReader {
  private final Map<Language, Cues> cues = new HashMap<>();
  private final Cues others;

  public SentimentReader(List<Lexicon> lexicons, Lexicon emoji) {
    var mixed =
        lexicons.stream()
            .filter(l -> isMixed(l.language()))
            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    mixed.add(emoji);
    var together = Cues.of(mixed);
    for (var lexicon : lexicons) {
      cues.put(
          lexicon.language(),
          isMixed(lexicon.language()) ? together : Cues.of(List.of(lexicon, emoji)));
    }
    this.others = Cues.of(List.of(emoji));
  }

  private static boolean isMixed(Language language) {
    return language.equals(Language.FRENCH) || language.equals(Language.ENGLISH);
  }

  /**
   * @param language of the sentence; in one that does not ship, only emoji are felt
   */
  public Tone read(Sentence sentence, Language language) {
    var known = cues.getOrDefault(language, others);
    var feeling = Feeling.of(sentence, known.feelings());
    boolean urgent = false;
    boolean hurried = true;
    Optional<Distress> distress = Optional.empty();
    for (int i = 0; i < sentence.size(); ) {
      var found = known.alarms().at(sentence, i);
      if (found.isEmpty()) {
        i++;
        continue;
      }
      var alarm = found.get().value();
      urgent |= alarm.contains(Cue.URGENT);
      hurried &= !alarm.contains(Cue.NO_HURRY);
      if (alarm.contains(Cue.SELF_HARM)) {
        distress = Optional.of(Distress.SELF_HARM);
      } else if (alarm.contains(Cue.EMERGENCY) && distress.isEmpty()) {
        distress = Optional.of(Distress.EMERGENCY);
      }
      i += found.get().length();
    }
    var sentiment = distress.isPresent() ? Sentiment.NEGATIVE : feeling.sentiment();
    return new Tone(
        sentiment, feeling.confidence(), urgent && hurried, feeling.insulting(), distress);
  }
}
