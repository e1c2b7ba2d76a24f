package io.comptoir.nlu.sentiment;

import io.comptoir.nlu.Understanding.Sentiment;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Token;
import java.util.Set;

/**
 * Adds up what a sentence praises and blames, in one walk over its words. A negation just before
 * turns them; after a "mais" what came before counts half; praise beside trouble is irony; a fault
 * is no complaint where a remedy for it is asked for.
 */
final class Feeling {
  /** How many words after a negation are still denied. */
  private static final int REACH = 4;

  private static final double FELT = 0.5;

  private static final Set<String> NEGATORS =
      Set.of(
          "pas",
          "jamais",
          "aucun",
          "aucune",
          "rien",
          "guere",
          "sans",
          "ni",
          "not",
          "no",
          "never",
          "without",
          "nothing",
          "hardly",
          "neither",
          "nor",
          "don't",
          "doesn't",
          "didn't",
          "isn't",
          "wasn't",
          "aren't",
          "weren't",
          "can't",
          "couldn't",
          "won't",
          "wouldn't",
          "ain't",
          "haven't",
          "hasn't",
          "nicht",
          "kein",
          "keine",
          "nie",
          "non",
          "nunca",
          "niet",
          "geen",
          "nooit",
          "nao",
          "nem",
          "mai");

  private static final Set<String> CONTRAST =
      Set.of("mais", "but", "however", "cependant", "pourtant", "although", "pero", "aber", "maar");

  /** With these a fault is what a remedy is looked for. */
  private static final Set<String> REQUEST =
      Set.of(
          "?",
          "conseillez",
          "conseille",
          "conseiller",
          "recommandez",
          "cherche",
          "recherche",
          "voudrais",
          "aimerais",
          "faudrait",
          "besoin",
          "contre",
          "anti",
          "looking",
          "recommend",
          "suggest",
          "need",
          "something",
          "for",
          "pour",
          "avez",
          "auriez",
          "want",
          "like");

  private static final Set<String> ASKING =
      Set.of(
          "can",
          "could",
          "which",
          "what's",
          "where",
          "how",
          "when",
          "do",
          "does",
          "is",
          "comment",
          "quel",
          "quelle",
          "quels",
          "quelles",
          "combien",
          "puis",
          "peut",
          "peux",
          "pouvez",
          "lequel",
          "laquelle");

  private static final Set<String> BODY =
      Set.of(
          "peau", "peaux", "cheveux", "cheveu", "mains", "levres", "visage", "ongles", "pieds",
          "skin", "hair", "hands", "lips", "nails", "feet", "scalp", "crane");

  /** Something happened: then a fault on skin is a complaint after all. */
  private static final Set<String> HAPPENED =
      Set.of(
          "apres",
          "depuis",
          "m'",
          "after",
          "since",
          "using",
          "used",
          "arrive",
          "arrivee",
          "recu",
          "recue",
          "arrived",
          "came",
          "received");

  private static final Set<String> LONG_TIMES = Set.of("semaines", "mois", "weeks", "months");

  private final Sentence sentence;
  private final boolean asks;
  private final boolean remedy;
  private double sum;
  private int cues;
  private boolean praised;
  private boolean troubled;
  private boolean ironic;
  private boolean insulting;
  private int negation = -REACH - 1;
  private int addressed = -REACH - 1;

  private Feeling(Sentence sentence) {
    this.sentence = sentence;
    boolean body = false;
    boolean happened = false;
    boolean request = false;
    for (var token : sentence.tokens()) {
      request |= REQUEST.contains(token.folded());
      body |= BODY.contains(token.folded());
      happened |= HAPPENED.contains(token.folded());
    }
    this.asks =
        sentence.size() > 0
            && (sentence.token(sentence.size() - 1).is("?") || ASKING.contains(sentence.folded(0)));
    this.remedy = (request || body) && !happened;
  }

  static Feeling of(Sentence sentence, Phrases<Set<Cue>> phrases) {
    var feeling = new Feeling(sentence);
    feeling.walk(phrases);
    return feeling;
  }

  Sentiment sentiment() {
    double felt = felt();
    if (Math.abs(felt) <= FELT) {
      return Sentiment.NEUTRAL;
    }
    return felt > 0 ? Sentiment.POSITIVE : Sentiment.NEGATIVE;
  }

  double confidence() {
    double felt = Math.abs(felt());
    if (felt <= FELT) {
      return cues == 0 ? 0.9 : 0.6;
    }
    return Math.min(0.98, 0.6 + 0.2 * felt);
  }

  boolean insulting() {
    return insulting;
  }

  private double felt() {
    return praised && !asks && (troubled || ironic) ? Math.min(sum, 0) - 1 : sum;
  }

  private void walk(Phrases<Set<Cue>> phrases) {
    for (int i = 0; i < sentence.size(); ) {
      var found = phrases.at(sentence, i);
      if (found.isPresent()) {
        int end = i + found.get().length();
        feel(i, end, found.get().value());
        i = end;
      } else {
        pass(i);
        i++;
      }
    }
  }

  private void feel(int at, int end, Set<Cue> said) {
    boolean word = sentence.token(at).kind() != Token.Kind.EMOJI;
    boolean denied = word && (at - negation <= REACH || sentence.folded(end).equals("pas"));
    cues++;
    troubled |= said.contains(Cue.TROUBLE) && !denied;
    if (said.contains(Cue.YOU)) {
      addressed = at;
    }
    boolean belittled = said.contains(Cue.BELITTLING) && at - addressed <= REACH;
    if (said.contains(Cue.INSULTS) || belittled) {
      insulting |= !denied;
    }
    sum += belittled && !denied ? -1 : weight(said, denied);
    praised |= said.contains(Cue.POSITIVE) && !denied;
    ironic |= said.contains(Cue.IRONY) && sentence.token(at).kind() == Token.Kind.EMOJI;
  }

  private double weight(Set<Cue> said, boolean denied) {
    if (said.contains(Cue.PLAIN)) {
      return 0;
    } else if (said.contains(Cue.INSULTS)) {
      return -2;
    } else if (said.contains(Cue.IRONY)) {
      return -1.5;
    } else if (said.contains(Cue.NEGATIVE)) {
      return denied ? 0 : -1;
    } else if (said.contains(Cue.POSITIVE)) {
      return denied ? -0.8 : asks ? 0.5 : 1;
    } else if (said.contains(Cue.BAD)) {
      return denied ? 0.6 : -1;
    } else if (said.contains(Cue.FAULTS)) {
      return denied || remedy ? 0 : -1;
    } else if (said.contains(Cue.SWEARING)) {
      return -0.6;
    } else if (said.contains(Cue.GOOD)) {
      return denied && !asks ? -0.8 : 0.2;
    }
    return 0;
  }

  private void pass(int at) {
    var word = sentence.folded(at);
    if (NEGATORS.contains(word)) {
      negation = at;
    } else if (CONTRAST.contains(word)) {
      sum *= 0.5;
      negation = -REACH - 1;
    } else if (sentence.token(at).isMark()) {
      negation = -REACH - 1;
    } else if (LONG_TIMES.contains(word) && praised && startsWithPraise(at)) {
      troubled = true;
    }
  }

  /** "génial, deux semaines": a long time right after the praise that opens the sentence. */
  private boolean startsWithPraise(int at) {
    return at <= 5 && sentence.token(Math.min(1, at)).isMark();
  }
}
