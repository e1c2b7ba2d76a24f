package io.comptoir.dialogue.interpreter;

import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a request that name what is looked for: without the entities that are understood
 * already and the words one asks with ("je cherche", "show me").
 */
final class Topic {
  private static final Set<String> UNDERSTOOD =
      Set.of(
          "category",
          "attribute",
          "brand",
          "budget",
          "amount",
          "recipient",
          "occasion",
          "age",
          "ordinal",
          "quantity");

  private static final Pattern ASKING =
      Pattern.compile(
          "\\b(?:bonjour|bonsoir|salut|hello|hi|hey|coucou|svp|s'il (?:vous|te) pla[iî]t|please|merci|thanks?|"
              + "je (?:cherche|recherche|voudrais|veux|souhaite\\w*|voulais|regarde|prendrais|suis)|j'(?:aimerais|ai besoin d[e'u]?|ai envie d[e'u]?)|il me (?:faut|faudrait)|"
              + "(?:est[- ]ce que )?(?:vous )?(?:avez|auriez|vendez|proposez)(?:[- ]vous)?|qu'?avez[- ]vous|y a[- ]t[- ]il|"
              + "(?:montrez|montre|donnez|trouvez|proposez)(?:[- ]moi)?|qu'est[- ]ce que|quelque chose|un truc|comme|"
              + "i(?:'m| am)? ?(?:need|want|would like|'d like|'d love|looking for|look for|searching for|after)|i'm|i'd like|looking for|"
              + "(?:can|could|do|would) you (?:show|find|have|sell|recommend|suggest|get)(?: me)?|have you got|you got|"
              + "(?:show|find|give|get|recommend|suggest)(?: me)?|is there|are there|something|anything|some|any|"
              + "un|une|des|de|du|d|le|la|les|l|pour|avec|et|ou|en|a|an|the|for|with|and|of|to|me|moi|que|qui|qui est|par|sur|"
              + "plut[oô]t|surtout|bien|aussi|encore|also|too|euh+|heu+|ben|bah|um+|uh+|er|hmm+|"
              + "jcherche?|jvoudrais|jveux|lookin|pr|tr[eè]s|sans|pas|not|no|without|that|which|is|are|it|in)\\b['’]?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}'%-]+");
  private static final Pattern LOOSE = Pattern.compile("(?<!\\p{L})'|'(?!\\p{L})");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final int MAX = 200;

  private Topic() {}

  static String of(String text, Understanding understanding) {
    var left = new StringBuilder(text);
    for (Entity entity : understanding.entities()) {
      if (UNDERSTOOD.contains(entity.type())
          && entity.start() >= 0
          && entity.end() <= left.length()) {
        for (var i = entity.start(); i < entity.end(); i++) {
          left.setCharAt(i, ' ');
        }
      }
    }
    var words = ASKING.matcher(left.toString().replace('’', '\'')).replaceAll(" ");
    words = OTHER.matcher(words).replaceAll(" ");
    words = LOOSE.matcher(words).replaceAll(" ");
    words = SPACES.matcher(words).replaceAll(" ").strip();
    return words.length() <= MAX ? words : words.substring(0, MAX);
  }
}
