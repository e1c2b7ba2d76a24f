package io.comptoir.nlu.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes out what people shorten: "jsui" → "je suis", "svp" → "s'il vous plaît", "u" → "you"; and
 * in French what they write together or by its sound: "jattends" → "j'attends", "c loin" → "c'est
 * loin", "g fini" → "j'ai fini".
 */
public final class Spelling {
  /** Shorter words are too often whole words of their own: "dune", "lune", "cils". */
  private static final int SHORTEST_AFTER_ELISION = 4;

  private static final Set<String> LETTERS_BEFORE = Set.of("vitamine", "vitamin", "plan", "type");
  private static final List<Token> IT_IS = Tokenizer.read("c'est").tokens();
  private static final List<Token> I_HAVE = Tokenizer.read("j'ai").tokens();

  private final Phrases<Form> forms;
  private final boolean elides;
  private final Set<String> known;

  /**
   * @param spaced whether the form itself is written with a space: "c quoi"
   */
  private record Form(List<Token> full, boolean spaced) {}

  public Spelling(Map<String, String> forms) {
    this(forms, false, Set.of());
  }

  /**
   * @param elides whether the language drops vowels before an apostrophe, as French does
   * @param known folded words that are right as they are
   */
  public Spelling(Map<String, String> forms, boolean elides, Set<String> known) {
    var written = new HashMap<String, Form>();
    forms.forEach(
        (form, full) ->
            written.put(form, new Form(Tokenizer.read(full).tokens(), form.indexOf(' ') >= 0)));
    this.forms = Phrases.of(written);
    this.elides = elides;
    this.known = known;
  }

  /** The sentence with every short form written out; the new words stand where the form stood. */
  public Sentence writeOut(Sentence sentence) {
    var tokens = new ArrayList<Token>(sentence.size() + 8);
    boolean changed = false;
    for (int i = 0; i < sentence.size(); ) {
      var form = forms.at(sentence, i);
      if (form.isPresent()
          && (form.get().value().spaced() || applies(sentence, i, form.get().length()))) {
        put(
            form.get().value().full(),
            sentence.token(i).start(),
            sentence.token(i + form.get().length() - 1).end(),
            tokens);
        i += form.get().length();
        changed = true;
      } else {
        changed |= elides && apart(sentence, i, tokens) || !tokens.add(sentence.token(i));
        i++;
      }
    }
    return changed ? new Sentence(sentence.text(), tokens) : sentence;
  }

  private static void put(List<Token> words, int start, int end, List<Token> tokens) {
    for (var token : words) {
      tokens.add(new Token(token.kind(), token.word(), token.folded(), start, end));
    }
  }

  /**
   * A form of several tokens is written without a gap, and none is stuck to a number ("2x") or part
   * of a code ("R-ABC234").
   */
  private static boolean applies(Sentence sentence, int index, int length) {
    for (int i = index + 1; i < index + length; i++) {
      if (sentence.token(i).start() != sentence.token(i - 1).end()) {
        return false;
      }
    }
    return !isStuckToNumber(sentence, index) && !isHyphenated(sentence, index, index + length - 1);
  }

  private static boolean isHyphenated(Sentence sentence, int first, int last) {
    int before = sentence.token(first).start() - 1;
    int after = sentence.token(last).end();
    var text = sentence.text();
    return before >= 0 && text.charAt(before) == '-'
        || after < text.length() && text.charAt(after) == '-';
  }

  private static boolean isStuckToNumber(Sentence sentence, int index) {
    var first = sentence.token(index);
    return index > 0
        && first.isWord()
        && sentence.token(index - 1).isNumber()
        && sentence.token(index - 1).end() == first.start();
  }

  /** Adds what this token stands for when it is two words written as one. */
  private boolean apart(Sentence sentence, int index, List<Token> tokens) {
    var token = sentence.token(index);
    if (!token.isWord()) {
      return false;
    }
    if (token.folded().length() == 1) {
      return sounds(sentence, index, tokens);
    }
    int letters = token.folded().startsWith("qu") ? 2 : 1;
    var rest = token.folded().substring(letters);
    if (rest.length() < SHORTEST_AFTER_ELISION
        || "jldnmtsq".indexOf(token.folded().charAt(0)) < 0
        || "aeiouh".indexOf(rest.charAt(0)) < 0
        || token.word().length() != token.folded().length()
        || known.contains(token.folded())
        || !known.contains(rest)) {
      return false;
    }
    int cut = token.start() + letters;
    var elided = token.folded().substring(0, letters) + "'";
    tokens.add(new Token(Token.Kind.WORD, elided, elided, token.start(), cut));
    tokens.add(new Token(Token.Kind.WORD, token.word().substring(letters), rest, cut, token.end()));
    return true;
  }

  /** A lone "c" or "g" before a word is heard, not spelled: but not in "vitamine c" or "50 g". */
  private static boolean sounds(Sentence sentence, int index, List<Token> tokens) {
    var token = sentence.token(index);
    boolean isC = token.is("c");
    if (!isC && !token.is("g")
        || index + 1 >= sentence.size()
        || !sentence.token(index + 1).isWord()
        || sentence.token(index + 1).start() == token.end()
        || index > 0 && sentence.token(index - 1).isNumber()
        || LETTERS_BEFORE.contains(sentence.folded(index - 1))) {
      return false;
    }
    put(isC ? IT_IS : I_HAVE, token.start(), token.end(), tokens);
    return true;
  }
}
