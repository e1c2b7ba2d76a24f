package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.Context.Expected;
import io.comptoir.nlu.text.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the things shown is meant: "le deuxième", "the second one", "la 3e", "n°2", "le dernier"
 * (-1), "celui du milieu", "les deux" (when two are shown), and a bare "2" when a choice was asked
 * for.
 */
final class OrdinalReader implements EntityReader {
  private static final int HIGHEST = 50;
  private static final Map<String, Integer> RANKS = new HashMap<>();

  static {
    ranks(1, "premier premiere premiers premieres 1er 1ere first 1st");
    ranks(2, "deuxieme second seconde 2nd");
    ranks(3, "troisieme third");
    ranks(4, "quatrieme fourth");
    ranks(5, "cinquieme fifth");
    ranks(6, "sixieme sixth");
    ranks(7, "septieme seventh");
    ranks(8, "huitieme eighth");
    ranks(9, "neuvieme ninth");
    ranks(10, "dixieme tenth");
    ranks(-1, "dernier derniere derniers dernieres last");
    ranks(-2, "penultimate");
  }

  private static final Set<String> SUFFIXES =
      Set.of("e", "eme", "ieme", "er", "ere", "re", "nd", "nde", "rd", "th", "st");
  private static final Set<String> ARTICLES =
      Set.of("le", "la", "les", "the", "l'", "ce", "cette", "du", "au", "celui", "that");

  /** "I second that" */
  private static final Set<String> SUBJECTS = Set.of("i", "we", "you", "they");

  private static final Set<String> NUMBER_WORDS =
      Set.of(
          "numero", "num", "number", "option", "choix", "choice", "produit", "product", "article");

  /** After a rank these speak of time, orders and names, not of what is shown. */
  private static final Set<String> NOT_SHOWN =
      Set.of(
          "fois",
          "commande",
          "commandes",
          "order",
          "orders",
          "time",
          "times",
          "week",
          "semaine",
          "mois",
          "month",
          "nom",
          "name",
          "prenom",
          "jour",
          "day",
          "achat",
          "purchase",
          "chance",
          "hand",
          "main",
          "year",
          "an",
          "annee",
          "ans",
          "minute",
          "etage",
          "floor",
          "temps",
          "lieu",
          "of",
          "visite",
          "visit",
          "night",
          "nuit",
          "arrondissement",
          "cles",
          "message",
          "question",
          "class",
          "classe",
          "age");

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      if (findings.isFree(i)) {
        int end = word(findings, i);
        end = end > i ? end : digits(findings, i);
        end = end > i ? end : place(findings, i);
        end = end > i ? end : all(findings, i);
        i = Math.max(i, end - 1);
      }
    }
  }

  private static int word(Findings findings, int at) {
    var sentence = findings.sentence();
    var rank = RANKS.get(sentence.folded(at));
    if (rank == null || NOT_SHOWN.contains(sentence.folded(at + 1))) {
      return 0;
    }
    var before = sentence.folded(at - 1);
    int several = several(findings, at, rank);
    if (several > 0) {
      return several;
    }
    int end = at + 1;
    if (sentence.folded(end).equals("one") || sentence.folded(end).equals("ones")) {
      end++;
    }
    if ((before.equals("avant") || sentence.folded(at - 2).equals("second") && before.equals("to"))
        && rank == -1) {
      take(findings, -2, at - 1, end, 1);
      return end;
    }
    if (rank == -1 && sentence.has(at + 1, List.of("but", "one"))) {
      take(findings, -2, at, at + 3, 1);
      return at + 3;
    }
    if (rank == 2 && Set.of("une", "a", "one", "un").contains(before)) {
      return 0;
    }
    boolean pointed = ARTICLES.contains(before) || end > at + 1;
    boolean alone = sentence.words() <= 3 && !SUBJECTS.contains(before);
    if (!pointed && !alone) {
      return 0;
    }
    int start = pointed && ARTICLES.contains(before) && findings.isFree(at - 1) ? at - 1 : at;
    take(findings, rank, start, end, pointed ? 1 : 0.8);
    return end;
  }

  /** "les deux premiers", "the last two": each of them. */
  private static int several(Findings findings, int at, int rank) {
    var sentence = findings.sentence();
    if (rank != 1 && rank != -1) {
      return 0;
    }
    var behind = Numbers.at(sentence, at + 1);
    var before = Numbers.at(sentence, at - 1);
    int following = several(behind);
    boolean counted = following > 0 && ARTICLES.contains(sentence.folded(at - 1));
    int count = counted ? following : several(before);
    if (count == 0 || !counted && !ARTICLES.contains(sentence.folded(at - 2))) {
      return 0;
    }
    int start = counted ? at - 1 : at - 2;
    int end = counted ? at + 2 : at + 1;
    if (!findings.isFree(start, end) || NOT_SHOWN.contains(sentence.folded(end))) {
      return 0;
    }
    boolean negated = findings.isNegated(start);
    for (int k = 0; k < count; k++) {
      findings.add("ordinal", Value.of(rank > 0 ? 1 + k : k - count), start, end, 1, negated);
    }
    findings.cover(start, end);
    return end;
  }

  /** The number when it is a small one above one, else 0. */
  private static int several(Numbers.@Nullable Count count) {
    boolean small =
        count != null
            && count.length() == 1
            && count.value() >= 2
            && count.value() <= 5
            && count.value() == Math.rint(count.value());
    return count != null && small ? (int) count.value() : 0;
  }

  /** "2e", "n°2", "#2", "numéro 2", "le 2", a bare "2". */
  private static int digits(Findings findings, int at) {
    var sentence = findings.sentence();
    var count = Numbers.at(sentence, at);
    if (count == null
        || count.length() != 1
        || count.value() < 1
        || count.value() > HIGHEST
        || count.value() != Math.rint(count.value())
        || count.round()) {
      return 0;
    }
    int rank = (int) count.value();
    var next = sentence.folded(at + 1);
    boolean glued =
        at + 1 < sentence.size()
            && count.digits()
            && SUFFIXES.contains(next)
            && sentence.token(at + 1).start() == sentence.token(at).end();
    if (glued && !NOT_SHOWN.contains(sentence.folded(at + 2))) {
      int end = sentence.folded(at + 2).equals("one") ? at + 3 : at + 2;
      int start = ARTICLES.contains(sentence.folded(at - 1)) ? at - 1 : at;
      take(findings, rank, start, end, 1);
      return end;
    }
    int label = label(sentence, at);
    if (label > 0 && findings.isFree(at - label, at)) {
      take(findings, rank, at - label, at + 1, 1);
      return at + 1;
    }
    if (at > 0 && sentence.folded(at).equals("one")) {
      // "the blue one"
      return 0;
    }
    int shown = findings.context().shown();
    boolean last =
        next.isEmpty()
            || !sentence.token(at + 1).isWord() && !isUnit(next)
            || Set.of(
                    "please", "s'", "merci", "stp", "svp", "thanks", "et", "and", "ou", "or",
                    "dans", "in", "to", "au", "a")
                .contains(next);
    var before = sentence.folded(at - 1);
    boolean pointed =
        shown > 0 && rank <= shown && last && Set.of("le", "la", "the", "l'").contains(before);
    boolean chosen =
        shown > 0
            && rank <= shown
            && last
            && sentence.words() <= 3
            && findings.context().expected().filter(e -> e == Expected.CHOICE).isPresent()
            && !findings.expects("quantity");
    if (pointed || chosen) {
      take(findings, rank, pointed ? at - 1 : at, at + 1, 0.9);
      return at + 1;
    }
    return 0;
  }

  private static boolean isUnit(String mark) {
    return mark.equals("€") || mark.equals("£") || mark.equals("$") || mark.equals("%");
  }

  /** How many tokens before this number say that it is one of several: "n°", "#", "option". */
  private static int label(Sentence sentence, int at) {
    var before = sentence.folded(at - 1);
    if (before.equals("#") || NUMBER_WORDS.contains(before)) {
      return 1;
    }
    if (before.equals("°") && sentence.folded(at - 2).equals("n")) {
      return 2;
    }
    return before.equals("no") && sentence.folded(at - 2).isEmpty()
        ? 0
        : before.equals("nº") ? 1 : 0;
  }

  /** "celui du milieu", "the bottom one", "celle de gauche": by its place among what is shown. */
  private static int place(Findings findings, int at) {
    var sentence = findings.sentence();
    int shown = findings.context().shown();
    int rank =
        switch (sentence.folded(at)) {
          case "milieu", "middle" -> shown < 3 || shown % 2 == 0 ? 0 : shown / 2 + 1;
          case "haut", "top", "gauche", "left" -> 1;
          case "bas", "bottom", "droite", "right" -> -1;
          default -> 0;
        };
    if (rank == 0 || shown == 0) {
      return 0;
    }
    int start = at - 1;
    boolean french =
        Set.of("d'", "en", "du", "de", "la", "a").contains(sentence.folded(start))
            && pointedAt(sentence, start) > 0;
    int before = french ? pointedAt(sentence, start) : 0;
    boolean one = sentence.folded(at + 1).equals("one");
    boolean english =
        sentence.folded(start).equals("the")
            && (one || sentence.has(start - 2, List.of("one", "on")) || isOneAt(sentence, start));
    boolean middle =
        rank > 1 && (sentence.folded(start).equals("du") || sentence.folded(start).equals("the"));
    if (!french && !english && !middle) {
      return 0;
    }
    int from = french ? before : start;
    int end = one ? at + 2 : at + 1;
    take(findings, rank, findings.isFree(from, at) ? from : at, end, 0.9);
    return end;
  }

  /** "the one at the bottom" */
  private static boolean isOneAt(Sentence sentence, int the) {
    return sentence.has(the - 2, List.of("one", "at"))
        || sentence.has(the - 2, List.of("one", "to"));
  }

  /** Where "celui" of "celui d'en bas", "celle de droite" stands, or 0 without one. */
  private static int pointedAt(Sentence sentence, int from) {
    for (int i = from; i >= Math.max(0, from - 2); i--) {
      if (Set.of("celui", "celle", "ceux", "celles").contains(sentence.folded(i))) {
        return i == 0 ? from : i;
      }
    }
    return 0;
  }

  /** "les deux", "both", "all three": each thing shown. */
  private static int all(Findings findings, int at) {
    var sentence = findings.sentence();
    int shown = findings.context().shown();
    var word = sentence.folded(at);
    int end = 0;
    if (word.equals("both") && shown == 2) {
      end = at + 1;
    } else if (word.equals("les") || word.equals("all")) {
      var count = Numbers.at(sentence, at + 1);
      boolean counted = count != null && !count.round() && count.value() == shown && shown > 1;
      end = count != null && counted ? at + 1 + count.length() : 0;
      boolean named =
          end > 0
              && end < sentence.size()
              && sentence.token(end).isWord()
              && !Set.of("please", "s'", "svp", "merci", "dans", "of", "to", "in", "et")
                  .contains(sentence.folded(end));
      end = named ? 0 : end;
    }
    if (end == 0 || !findings.isFree(at, end)) {
      return 0;
    }
    for (int rank = 1; rank <= shown; rank++) {
      findings.add("ordinal", Value.of(rank), at, end, 0.9, false);
    }
    findings.cover(at, end);
    return end;
  }

  private static void take(Findings findings, int rank, int start, int end, double confidence) {
    boolean negated = findings.isNegated(start);
    findings.add("ordinal", Value.of(rank), start, end, confidence, negated);
    findings.cover(start, end);
  }

  private static void ranks(int rank, String words) {
    for (var word : words.split(" ")) {
      RANKS.put(word, rank);
    }
  }
}
