package io.comptoir.nlu;

import io.comptoir.nlu.text.Sentence;
import java.util.Set;

/**
 * What may be cut off behind the answer to an open question: a question of its own or something to
 * do ("oui et montre mon panier", "50 euros max, et vous livrez en Belgique ?"). What may belong to
 * the answer stays with it.
 */
final class AnswerFirst {
  private static final Set<String> JOINTS = Set.of("et", "and", "puis", "then", "ensuite");

  /** So speaks who tells more of what was asked: "50 euros et elle aime la rose". */
  private static final Set<String> TELLING =
      Set.of(
          "je", "j'", "tu", "on", "c'", "c'est", "it", "i", "i'm", "i'd", "i'll", "it's", "il",
          "elle");

  /** What takes back or changes the thing that is agreed to, so that it was no plain yes. */
  private static final Set<String> CHANGING =
      Set.of(
          "change",
          "changez",
          "changer",
          "modifie",
          "modifiez",
          "corrige",
          "corrigez",
          "remplace",
          "remplacez",
          "enleve",
          "enlevez",
          "retire",
          "retirez",
          "supprime",
          "supprimez",
          "annule",
          "annulez",
          "ajoute",
          "ajoutez",
          "rajoute",
          "rajoutez",
          "mets",
          "mettez",
          "vide",
          "videz",
          "plutot",
          "mais",
          "sauf",
          "sans",
          "finalement",
          "applique",
          "appliquez",
          "utilise",
          "utilisez",
          "replace",
          "modify",
          "remove",
          "delete",
          "cancel",
          "add",
          "put",
          "take",
          "apply",
          "use",
          "clear",
          "empty",
          "instead",
          "rather",
          "but",
          "except",
          "without",
          "actually",
          "send",
          "envoie",
          "envoyez");

  private AnswerFirst() {}

  /**
   * Whether this goes on to something else than what was asked.
   *
   * @param rest behind the answer
   */
  static boolean goesOn(Sentence rest) {
    return rest.size() > 1 && !TELLING.contains(rest.folded(0));
  }

  /**
   * Whether a yes or no stands so that the rest neither asks nor changes anything about it.
   *
   * @param whole the message
   * @param at where the answer ends in it
   */
  static boolean standsAlone(Sentence whole, int at) {
    boolean joined = JOINTS.contains(whole.folded(at)) || JOINTS.contains(whole.folded(at + 1));
    if (!joined || whole.folded(whole.size() - 1).equals("?")) {
      return false;
    }
    for (int i = at; i < whole.size(); i++) {
      if (CHANGING.contains(whole.folded(i))) {
        return false;
      }
    }
    return true;
  }
}
