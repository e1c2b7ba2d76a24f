package io.comptoir.nlu.training;

import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Examples.Mark;
import io.comptoir.nlu.entity.Slots;
import io.comptoir.nlu.slot.TaggedSentence;
import io.comptoir.nlu.text.Letters;
import io.comptoir.nlu.text.Sentence;
import io.comptoir.nlu.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sentences that a shop marked, as a sequence model learns them. Its other examples show where
 * nothing stands, unless they hold words that were marked elsewhere: those may have been forgotten.
 */
final class SlotExamples {
  private SlotExamples() {}

  static List<TaggedSentence> of(Examples examples) {
    var sentences = new ArrayList<TaggedSentence>();
    var texts = new HashSet<String>();
    var words = new HashSet<String>();
    for (var marked : examples.marked()) {
      var sentence = Tokenizer.read(marked.text());
      if (sentence.size() > 0 && texts.add(marked.text())) {
        sentences.add(tagged(sentence, marked.marks()));
      }
      for (var mark : marked.marks()) {
        words.add(Letters.fold(marked.text().substring(mark.start(), mark.end())));
      }
    }
    for (var example : examples.examples()) {
      var sentence = Tokenizer.read(example.text());
      if (sentence.size() > 0 && !holds(sentence, words) && texts.add(example.text())) {
        sentences.add(tagged(sentence, List.of()));
      }
    }
    return sentences;
  }

  /** What words that were marked stand for; empty for themselves. */
  static Map<String, String> keys(Examples examples) {
    var keys = new HashMap<String, String>();
    for (var marked : examples.marked()) {
      for (var mark : marked.marks()) {
        var words = marked.text().substring(mark.start(), mark.end());
        keys.merge(
            Slots.key(mark.type(), words),
            mark.key(),
            (before, after) -> after.isEmpty() ? before : after);
      }
    }
    return keys;
  }

  private static boolean holds(Sentence sentence, Set<String> words) {
    var text = " " + sentence.normalized() + " ";
    return words.stream().anyMatch(word -> text.contains(" " + word + " "));
  }

  private static TaggedSentence tagged(Sentence sentence, List<Mark> marks) {
    var tokens = new ArrayList<String>();
    var tags = new ArrayList<String>();
    for (int i = 0; i < sentence.size(); i++) {
      var token = sentence.token(i);
      tokens.add(sentence.textOf(i, i + 1));
      var tag = "O";
      for (var mark : marks) {
        if (token.start() < mark.end() && token.end() > mark.start()) {
          boolean begins = i == 0 || sentence.token(i - 1).end() <= mark.start();
          tag = (begins ? "B-" : "I-") + mark.type();
        }
      }
      tags.add(tag);
    }
    return new TaggedSentence(tokens, tags);
  }
}
