package io.comptoir.nlu.entity;

import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Stem;
import io.comptoir.nlu.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words by which a term is found: stems, marks left out, inner link words left out. */
final class TermWords {
  private static final Set<String> LINKS =
      Set.of(
          "de", "du", "des", "d'", "la", "le", "les", "l'", "au", "aux", "a", "of", "the", "for",
          "pour", "and", "et", "with", "avec", "en", "in", "my", "ma", "mon", "mes", "sa", "son",
          "ses", "'s");

  private TermWords() {}

  static boolean isLink(String folded) {
    return LINKS.contains(folded);
  }

  static List<String> of(String words) {
    return of(Tokenizer.read(words));
  }

  private static List<String> of(Sentence sentence) {
    var stems = new ArrayList<String>();
    int last = sentence.size() - 1;
    while (last >= 0 && sentence.token(last).isMark()) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      var token = sentence.token(i);
      boolean inner = !stems.isEmpty() && i < last;
      if (!token.isMark() && !(inner && isLink(token.folded()))) {
        stems.add(Stem.of(token.folded()));
      }
    }
    return stems;
  }
}
