package io.comptoir.nlu.entity;

import io.comptoir.nlu.Entity;
import io.comptoir.nlu.text.Sentence;
import java.util.Optional;
import java.util.Set;

/**
 * Who denies some of a kind does not deny the kind: "elle déteste les parfums lourds", "no sweet
 * perfumes". What is said of them stays denied; the kind is wanted, or not spoken of where it is
 * only disliked.
 */
final class SomeOfAKind implements EntityReader {
  private static final String KIND = "category";

  private static final Set<String> JOINTS =
      Set.of("ou", "or", "et", "and", "ni", "nor", ",", "de", "d'", "to");

  private static final Set<String> DEGREES =
      Set.of("trop", "tres", "too", "very", "qui", "that", "which");

  private static final Set<String> DETERMINERS =
      Set.of(
          "a", "an", "the", "any", "some", "more", "other", "another", "your", "my", "her", "his",
          "their", "these", "those", "this", "that", "all", "of", "such", "as", "kind", "single");

  /** Words in -s that may follow a plural and do not agree with it. */
  private static final Set<String> NO_ADJECTIVES =
      Set.of(
          "mais",
          "pas",
          "plus",
          "sans",
          "dans",
          "alors",
          "apres",
          "depuis",
          "toujours",
          "jamais",
          "vous",
          "nous",
          "les",
          "des",
          "mes",
          "tes",
          "ses",
          "nos",
          "vos",
          "sous",
          "moins",
          "vers",
          "hors",
          "tous",
          "toutes",
          "ils",
          "elles",
          "suis",
          "puis",
          "this",
          "these",
          "does",
          "is",
          "was",
          "has",
          "his",
          "as",
          "thanks",
          "always",
          "unless",
          "yes",
          "fois",
          "mois",
          "jours",
          "ans",
          "sinon");

  /** After these words comes what is denied, and no verb: "hates …", "no …", "not a …". */
  private static final Set<String> BEFORE_NOUNS =
      Set.of(
          "hate",
          "hates",
          "dislike",
          "dislikes",
          "like",
          "want",
          "stand",
          "avoid",
          "no",
          "not",
          "a",
          "without",
          "any",
          "excluding",
          "except");

  private static final Set<String> DISLIKES =
      Set.of(
          "deteste",
          "detestent",
          "detestes",
          "aime",
          "aiment",
          "aimes",
          "supporte",
          "supportent",
          "hate",
          "hates",
          "dislike",
          "dislikes",
          "like",
          "likes",
          "stand");

  @Override
  public void read(Findings findings) {
    for (var kind : findings.all(KIND)) {
      if (kind.negated() && isNarrowed(findings, kind)) {
        findings.replace(
            kind, dislikes(findings, kind) ? Optional.empty() : Optional.of(wanted(kind)));
      }
    }
  }

  private static Entity wanted(Entity kind) {
    return new Entity(
        kind.type(), kind.value(), kind.start(), kind.end(), kind.text(), kind.confidence(), false);
  }

  private static boolean isNarrowed(Findings findings, Entity kind) {
    var sentence = findings.sentence();
    int from = first(sentence, kind);
    int to = from;
    while (to < sentence.size() && sentence.token(to).start() < kind.end()) {
      to++;
    }
    return isDescribedBehind(findings, from, to) || isDescribedBefore(findings, from);
  }

  private static int first(Sentence sentence, Entity entity) {
    int from = 0;
    while (sentence.token(from).start() < entity.start()) {
      from++;
    }
    return from;
  }

  /** "les parfums lourds", "les bougies trop sucrées", "a candle that smells". */
  private static boolean isDescribedBehind(Findings findings, int from, int to) {
    var sentence = findings.sentence();
    if (to >= sentence.size() || !sentence.token(to).isWord()) {
      return false;
    }
    var word = sentence.folded(to);
    boolean agrees =
        sentence.folded(to - 1).endsWith("s")
            && word.length() > 3
            && (word.endsWith("s") || word.endsWith("x"))
            && findings.context().language().equals(io.comptoir.base.Language.FRENCH)
            && !NO_ADJECTIVES.contains(word);
    return agrees || DEGREES.contains(word) || findings.isTakenBy("attribute", to, to + 1);
  }

  /** "hates heavy perfumes", "no sweet candle": between the denial and the kind. */
  private static boolean isDescribedBefore(Findings findings, int from) {
    var sentence = findings.sentence();
    if (from > 0 && findings.isTakenBy("attribute", from - 1, from)) {
      return true;
    }
    int at = from;
    boolean described = false;
    while (at > 0 && findings.isNegated(at - 1)) {
      at--;
      var word = sentence.folded(at);
      if (JOINTS.contains(word) || word.endsWith("ing") || !findings.isFree(at)) {
        return false;
      }
      described |= !DETERMINERS.contains(word);
    }
    return described && at > 0 && BEFORE_NOUNS.contains(sentence.folded(at - 1));
  }

  private static boolean dislikes(Findings findings, Entity kind) {
    var sentence = findings.sentence();
    for (int i = first(sentence, kind) - 1; i >= 0; i--) {
      if (DISLIKES.contains(sentence.folded(i))) {
        return true;
      }
    }
    return false;
  }
}
