package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Token;
import java.util.HashMap;
import java.util.Set;

/**
 * Which tokens a negation reaches: from "sans", "pas de", "no", "without", "rien de", "ni" … over
 * the next few words, through "ou" and "ni", up to a comma, a "mais", an "et" or a verb of wanting;
 * an allergy goes on through "et".
 */
final class Negation {
  private static final int REACH = 5;
  private static final Phrases<Boolean> NEGATORS = negators();

  /** Looks like a negation and is none. */
  private static final Phrases<Boolean> AFFIRMERS =
      Phrases.of(
          java.util.Map.ofEntries(
              java.util.Map.entry("pourquoi pas", true),
              java.util.Map.entry("why not", true),
              java.util.Map.entry("pas mal", true),
              java.util.Map.entry("pas seulement", true),
              java.util.Map.entry("non seulement", true),
              java.util.Map.entry("not only", true),
              java.util.Map.entry("not just", true),
              java.util.Map.entry("no problem", true),
              java.util.Map.entry("no worries", true),
              java.util.Map.entry("pas de problème", true),
              java.util.Map.entry("pas de souci", true),
              java.util.Map.entry("sans problème", true),
              java.util.Map.entry("sans souci", true),
              java.util.Map.entry("pas cher", true),
              java.util.Map.entry("pas chers", true),
              java.util.Map.entry("pas chère", true),
              java.util.Map.entry("pas trop cher", true),
              java.util.Map.entry("pas trop chère", true),
              java.util.Map.entry("not too expensive", true),
              java.util.Map.entry("not expensive", true),
              java.util.Map.entry("sais pas", true),
              java.util.Map.entry("don't know", true),
              java.util.Map.entry("don't have", true),
              java.util.Map.entry("do you not have", true),
              java.util.Map.entry("vous n'avez pas", true),
              java.util.Map.entry("n'auriez vous pas", true),
              java.util.Map.entry("avez vous pas", true),
              java.util.Map.entry("auriez vous pas", true),
              java.util.Map.entry("don't you have", true),
              java.util.Map.entry("no idea", true)));

  private static final Set<String> ENDS =
      Set.of(
          "mais",
          "but",
          "et",
          "and",
          "plutot",
          "rather",
          "sur",
          "on",
          "avec",
          "with",
          "pour",
          "for",
          "veux",
          "voudrais",
          "want",
          "cherche",
          "looking",
          "prefere",
          "prefer",
          "instead",
          "juste",
          "just",
          "seulement",
          "only",
          "sinon",
          "otherwise",
          "car",
          "because",
          "parce");

  /** These negate a person or an occasion as well: "pas pour ma mère", "not for my mother". */
  private static final Set<String> TO_PERSON = Set.of("pour", "for", "avec", "with");

  private static final Set<String> PREFERRING =
      Set.of("rather", "prefer", "plutot", "prefere", "prefererais");

  private Negation() {}

  /** "I'd rather have linen than silk", "plutôt du lin que de la soie". */
  private static boolean isThan(Sentence sentence, int at) {
    return sentence.folded(at).equals("than")
        || sentence.folded(at).equals("que")
            && Set.of("de", "du", "d'", "des").contains(sentence.folded(at + 1));
  }

  /** For each token whether it is negated. */
  static boolean[] of(Sentence sentence) {
    boolean[] negated = new boolean[sentence.size()];
    boolean preferred = false;
    for (int i = 0; i < sentence.size(); ) {
      var affirmer = AFFIRMERS.at(sentence, i);
      if (affirmer.isPresent()) {
        i += affirmer.get().length();
        continue;
      }
      var negator = NEGATORS.at(sentence, i);
      preferred |= PREFERRING.contains(sentence.folded(i));
      if (preferred && isThan(sentence, i)) {
        spread(sentence, i + 1, negated, false);
        i++;
      } else if (negator.isPresent() && applies(sentence, i)) {
        if (sentence.token(i).is("non") && isHyphened(sentence, i)) {
          negated[i + 1] = true;
        } else {
          int from = i + negator.get().length();
          spread(sentence, from, negated, isAllergy(sentence, i));
        }
        i += negator.get().length();
      } else {
        i++;
      }
    }
    return negated;
  }

  /** "non" and "no" as an answer of their own negate nothing; "non sucré", "no perfume" do. */
  private static boolean applies(Sentence sentence, int at) {
    var word = sentence.folded(at);
    if (word.equals("non")) {
      return at > 0 && !sentence.token(at - 1).isMark() || isHyphened(sentence, at);
    }
    // "minus 3 belts" is a number below zero
    return !word.equals("minus") || !isNumber(sentence, at + 1);
  }

  /** "non-leather" */
  private static boolean isHyphened(Sentence sentence, int at) {
    int end = sentence.token(at).end();
    return at + 1 < sentence.size()
        && sentence.token(at + 1).start() == end + 1
        && sentence.text().charAt(end) == '-';
  }

  private static boolean isNumber(Sentence sentence, int at) {
    return Numbers.at(sentence, at) != null;
  }

  /** "allergique aux noix et au lait": both are meant. */
  private static boolean isAllergy(Sentence sentence, int at) {
    return sentence.folded(at).startsWith("allerg");
  }

  private static void spread(Sentence sentence, int from, boolean[] negated, boolean throughAnd) {
    int last = Math.min(sentence.size(), from + REACH);
    for (int i = from; i < last; i++) {
      var token = sentence.token(i);
      boolean toPerson = i == from && TO_PERSON.contains(token.folded());
      if (throughAnd && (token.is("et") || token.is("and"))) {
        last = Math.min(sentence.size(), i + 1 + REACH);
        continue;
      }
      if (endsClause(token) || ENDS.contains(token.folded()) && !toPerson) {
        return;
      }
      if (token.is("ou") || token.is("or") || token.is("ni") || token.is("nor")) {
        last = Math.min(sentence.size(), i + 1 + REACH);
      }
      negated[i] = true;
    }
  }

  private static boolean endsClause(Token token) {
    return token.isMark()
        && switch (token.folded().charAt(0)) {
          case ',', ';', '.', '!', '?', ':', '(', ')' -> true;
          default -> false;
        };
  }

  private static Phrases<Boolean> negators() {
    var phrases = new HashMap<String, Boolean>();
    var list =
        "sans, pas, pas de, pas d', pas du tout de, pas trop, pas trop de, pas besoin de, ni, non, jamais de, jamais, aucun, aucune, rien de, rien d', rien en, rien avec, rien à, hors, hormis, sauf, excepté, à l'exception de, à part, évite, éviter, évitez, éviter les, déteste, déteste les, détestent, allergique à, allergique au, allergique aux, allergie à, allergie au, allergie aux, plus de ça ni, exempt de, dépourvu de, moins de parfum que,"
            + " rather than, instead of, plutôt que, au lieu de, au lieu du, without, without any, no, not, not too, not a, not in, not with, never, neither, nor, none of, nothing, nothing with, nothing too, nothing in, free of, free from, don't like, doesn't like, do not like, does not like, don't want, doesn't want, do not want, can't stand, hate, hates, dislikes, avoid, except, except for, excluding, minus, hold the, leave out the, leave out, skip the, ne supporte pas, supporte pas, peux pas sentir, allergic to, allergy to, isn't, aren't, don't, doesn't, anything but";
    for (var phrase : list.split(",")) {
      phrases.put(phrase.strip(), true);
    }
    return Phrases.of(phrases);
  }
}
