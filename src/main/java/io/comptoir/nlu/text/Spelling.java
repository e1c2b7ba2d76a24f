package io.comptoir.nlu.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes out what people shorten: "jsui" → "je suis", "svp" → "s'il vous plaît", "u" → "you". */
public final class Spelling {
  private final Phrases<Form> forms;

  /**
   * @param spaced whether the form itself is written with a space: "c quoi"
   */
  private record Form(List<Token> full, boolean spaced) {}

  public Spelling(Map<String, String> forms) {
    var written = new HashMap<String, Form>();
    forms.forEach(
        (form, full) ->
            written.put(form, new Form(Tokenizer.read(full).tokens(), form.indexOf(' ') >= 0)));
    this.forms = Phrases.of(written);
  }

  /** The sentence with every short form written out; the new words stand where the form stood. */
  public Sentence writeOut(Sentence sentence) {
    var tokens = new ArrayList<Token>(sentence.size() + 8);
    boolean changed = false;
    for (int i = 0; i < sentence.size(); ) {
      var form = forms.at(sentence, i);
      if (form.isPresent()
          && (form.get().value().spaced() || applies(sentence, i, form.get().length()))) {
        int start = sentence.token(i).start();
        int end = sentence.token(i + form.get().length() - 1).end();
        for (var token : form.get().value().full()) {
          tokens.add(new Token(token.kind(), token.word(), token.folded(), start, end));
        }
        i += form.get().length();
        changed = true;
      } else {
        tokens.add(sentence.token(i++));
      }
    }
    return changed ? new Sentence(sentence.text(), tokens) : sentence;
  }

  /** A form of several tokens is written without a gap, and none is stuck to a number ("2x"). */
  private static boolean applies(Sentence sentence, int index, int length) {
    for (int i = index + 1; i < index + length; i++) {
      if (sentence.token(i).start() != sentence.token(i - 1).end()) {
        return false;
      }
    }
    var first = sentence.token(index);
    boolean stuck =
        index > 0
            && first.isWord()
            && sentence.token(index - 1).isNumber()
            && sentence.token(index - 1).end() == first.start();
    return !stuck;
  }
}
