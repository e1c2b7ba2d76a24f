package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.IntentScore;
import io.comptoir.nlu.Understanding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence is, beside what it fills: the name {@code heard} of every flow's expressions.
 * Only what is the case is kept, so that a state stays small.
 */
final class Heard {
  static final String NAME = "heard";

  /** Intents less likely than this are not what it may mean. */
  private static final double LIKELY = 0.2;

  private static final int MOST_INTENTS = 3;

  private static final Pattern GOES_ON =
      Pattern.compile("^(?:et|and|ou|or|pareil pour|same for|what about|how about)\\b");

  private static final String LEAD = "^(?:(?:et|and|mais|but|oui|yes|non|no|parce qu'|because) ?)?";

  private static final Pattern OF_OTHERS =
      Pattern.compile(
          LEAD + "(?:il|elle|ils|elles|on lui|he|she|they|sa|son|ses|leurs?|his|her|their)\\b");

  private static final Pattern OF_MINE =
      Pattern.compile(LEAD + "(?:ma|mon|mes|my|our|notre|nos)\\b");

  /** "une bougie" names one, it counts none. */
  private static final Set<String> ARTICLES = Set.of("un", "une", "a", "an", "one");

  private static final Map<String, Value> NOTHING =
      Map.of(
          "question", Value.of(false),
          "goes_on", Value.of(false),
          "of_another", Value.of(false),
          "opens_with", Value.of(""),
          "intents", Value.items(List.of()),
          "words", Value.items(List.of()));

  private Heard() {}

  /** What is the case of this sentence. */
  static Value of(String text, Understanding understanding, DeclaredWords words) {
    var fields = new LinkedHashMap<String, Value>();
    var bare = Flows.bare(text);
    if (Question.wantsToKnow(text)) {
      fields.put("question", Value.of(true));
    }
    if (GOES_ON.matcher(bare).find()) {
      fields.put("goes_on", Value.of(true));
    }
    if (OF_OTHERS.matcher(bare).find()
        || OF_MINE.matcher(bare).find() && opensWithSomebody(text, understanding)) {
      fields.put("of_another", Value.of(true));
    }
    var opening = opening(text, understanding);
    if (!opening.isEmpty()) {
      fields.put("opens_with", Value.of(opening));
    }
    var intents =
        understanding.intents().stream()
            .filter(score -> score.confidence() >= LIKELY)
            .limit(MOST_INTENTS)
            .map(IntentScore::intent)
            .<Value>map(Value::of)
            .toList();
    if (!intents.isEmpty()) {
      fields.put("intents", Value.items(intents));
    }
    var said = words.in(text).stream().<Value>map(Value::of).toList();
    if (!said.isEmpty()) {
      fields.put("words", Value.items(said));
    }
    return new Value.Fields(fields);
  }

  /** As expressions see it: what is not the case is there, too. */
  static Value whole(@Nullable Value kept) {
    var fields = new LinkedHashMap<>(NOTHING);
    if (kept instanceof Value.Fields(var own)) {
      fields.putAll(own);
    }
    return new Value.Fields(fields);
  }

  /** "ma mère aime …", while "ma peau aime …" is one's own. */
  private static boolean opensWithSomebody(String text, Understanding understanding) {
    var words = text.strip().split("\\s+", 4);
    var reach = words.length < 4 ? text.length() : text.indexOf(words[3]);
    return understanding.entity("recipient").filter(e -> e.start() < reach).isPresent();
  }

  /** The kind of thing that stands first, where more words follow. */
  private static String opening(String text, Understanding understanding) {
    return understanding.entities().stream()
        .filter(e -> e.start() >= 0 && e.end() <= text.length())
        .filter(e -> !hasWords(text.substring(0, e.start())))
        .filter(e -> hasWords(text.substring(e.end())))
        .filter(e -> !ARTICLES.contains(Flows.bare(e.text())))
        .min(Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end))
        .map(Entity::type)
        .orElse("");
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
