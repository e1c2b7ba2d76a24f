package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.Map;
import java.util.Set;

/**
 * A person's name after "je m'appelle", "my name is" …, or as the answer when a name was asked for.
 */
final class NameReader implements EntityReader {
  private static final int LONGEST = 4;

  /** true: says a name for certain; false: only when a name was asked for. */
  private static final Phrases<Boolean> INTRODUCTIONS =
      Phrases.of(
          Map.ofEntries(
              Map.entry("je m'appelle", true),
              Map.entry("je me nomme", true),
              Map.entry("mon nom est", true),
              Map.entry("mon nom c'est", true),
              Map.entry("mon prénom est", true),
              Map.entry("moi c'est", true),
              Map.entry("my name is", true),
              Map.entry("my name's", true),
              Map.entry("the name is", true),
              Map.entry("name's", true),
              Map.entry("call me", true),
              Map.entry("au nom de", true),
              Map.entry("c'est", false),
              Map.entry("je suis", false),
              Map.entry("i'm", false),
              Map.entry("i am", false),
              Map.entry("it's", false),
              Map.entry("this is", false),
              Map.entry("nom :", false),
              Map.entry("name :", false)));

  private static final Set<String> PARTICLES =
      Set.of(
          "de", "du", "la", "le", "van", "von", "der", "d'", "l'", "da", "di", "ben", "el", "st",
          "saint");

  /** "call me on 0791…", "call me back" */
  private static final Set<String> NO_NAMES =
      Set.of(
          "on",
          "at",
          "back",
          "later",
          "when",
          "if",
          "tomorrow",
          "please",
          "asap",
          "now",
          "maybe",
          "un",
          "une",
          "a",
          "an",
          "the",
          "not",
          "pas",
          "trop",
          "so",
          "only");

  private final Set<String> knownWords;

  NameReader(Set<String> knownWords) {
    this.knownWords = knownWords;
  }

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      var introduction = INTRODUCTIONS.at(sentence, i);
      if (introduction.isEmpty()) {
        continue;
      }
      int start = i + introduction.get().length();
      boolean certain = introduction.get().value() || isSpeaking(sentence, start);
      if (certain || findings.expects("name")) {
        int end = nameEnd(findings, start, certain);
        if (end > start) {
          take(findings, start, end, certain ? 0.95 : 0.85);
          return;
        }
      }
    }
    if (findings.expects("name")) {
      answer(findings);
    }
  }

  /** "this is Olivia Grant speaking" */
  private static boolean isSpeaking(Sentence sentence, int start) {
    for (int i = start + 1; i <= start + LONGEST && i < sentence.size(); i++) {
      if (sentence.folded(i).equals("speaking") || sentence.folded(i).equals("here")) {
        return true;
      }
    }
    return false;
  }

  private void answer(Findings findings) {
    var sentence = findings.sentence();
    int end = nameEnd(findings, 0, false);
    boolean whole = end > 0;
    for (int i = end; i < sentence.size(); i++) {
      whole &= sentence.token(i).isMark() || !findings.isFree(i);
    }
    if (whole) {
      take(findings, 0, end, 0.8);
    }
  }

  private static void take(Findings findings, int from, int to, double confidence) {
    findings.take("name", Value.of(titled(findings.sentence(), from, to)), from, to, confidence);
  }

  /** After a certain introduction any word may be a name, else only words that no lexicon holds. */
  private int nameEnd(Findings findings, int start, boolean certain) {
    var sentence = findings.sentence();
    int end = start;
    int name = start;
    while (end < sentence.size()
        && end - start < LONGEST
        && findings.isFree(end)
        && sentence.token(end).isWord()) {
      var token = sentence.token(end);
      boolean capital = Character.isUpperCase(sentence.text().charAt(token.start()));
      boolean known = knownWords.contains(token.folded());
      if (end == start && NO_NAMES.contains(token.folded()) || token.is("speaking")) {
        break;
      }
      if (!known
          || capital && (certain || end > start || !isFirst(sentence, end))
          || certain && end == start) {
        name = end + 1;
      } else if (!PARTICLES.contains(token.folded())) {
        break;
      }
      end++;
    }
    return name;
  }

  private static boolean isFirst(Sentence sentence, int index) {
    return index == 0 || sentence.token(index - 1).isMark();
  }

  /** As written, but "camille roux" gets its capitals. */
  private static String titled(Sentence sentence, int from, int to) {
    var written = sentence.textOf(from, to);
    if (!written.equals(written.toLowerCase(java.util.Locale.ROOT))) {
      return written;
    }
    var titled = new StringBuilder(written);
    for (int i = 0; i < titled.length(); i++) {
      if (i == 0 || !Character.isLetter(titled.charAt(i - 1))) {
        titled.setCharAt(i, Character.toUpperCase(titled.charAt(i)));
      }
    }
    return titled.toString();
  }
}
