package io.comptoir.dialogue.knowledge;

import io.comptoir.dialogue.flow.Flows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words without accents, endings and little words, so that a question and an article can meet. */
final class Stems {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> STOP =
      Set.of(
          ("a au aux avec ce ces cet cette comment dans de des du elle en est et eux il ils je j l"
                  + " la le les leur lui ma mais me mes moi mon ne nos notre nous on ou par pas pour qu"
                  + " que quel quelle quelles quels qui quoi quand sa se si ses son sont sur ta te tes"
                  + " toi ton tu un une vos votre vous c d m n s t y faire fait faites peut puis avez"
                  + " ai as possible svp merci bonjour peux pouvez etes sous elles ca cela tres plus moins combien donc alors vaut veux voudrais aimerais"
                  + " an and are at be by can could do does for from have has how i if in is it its my"
                  + " of or our please should that the their there they this to us was we what when"
                  + " which who will with would you your am hi hello take takes get much many something so also want need")
              .split(" "));
  private static final List<String> ENDINGS =
      List.of(
          "issements",
          "issement",
          "ements",
          "ement",
          "ations",
          "ation",
          "tions",
          "tion",
          "aison",
          "aisons",
          "ings",
          "ing",
          "eront",
          "erait",
          "aient",
          "antes",
          "ante",
          "ants",
          "ant",
          "ables",
          "able",
          "ees",
          "ent",
          "ers",
          "er",
          "ez",
          "ee",
          "ed",
          "es",
          "al",
          "aux",
          "ery",
          "y",
          "e",
          "s");

  private Stems() {}

  static List<String> of(String text) {
    var stems = new ArrayList<String>();
    for (var word : BETWEEN.split(Flows.bare(text))) {
      if (!word.isEmpty() && !STOP.contains(word)) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  private static String stem(String word) {
    var stem = without(word, ENDINGS);
    return without(stem, List.of("e", "s"));
  }

  private static String without(String word, List<String> endings) {
    for (var ending : endings) {
      if (word.length() - ending.length() >= 4 && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
