package io.comptoir.shop;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.Examples.Marked;
import io.comptoir.nlu.Examples.OutOfScope;
import io.comptoir.nlu.Vocabulary.Shape;
import io.comptoir.nlu.Vocabulary.Term;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the {@code nlu/*.yml}: intents with examples, entities with their words, patterns, what is
 * foreign.
 */
final class NluReader {
  private static final Set<String> KEYS =
      Set.of("intents", "entities", "patterns", "words", "out_of_scope");

  /** Entities that the product reads itself; a pattern of that name would hide them. */
  private static final Set<String> TAKEN =
      Set.of("product", "category", "brand", "attribute", "budget", "amount", "quantity");

  private static final int LONGEST_PATTERN = 500;
  private static final int MOST_PATTERNS = 50;
  private static final int MOST_WORDS = 200;

  final List<ExampleCheck.Line> examples = new ArrayList<>();
  final List<OutOfScope> foreign = new ArrayList<>();
  final List<Term> terms = new ArrayList<>();
  final List<Marked> marked = new ArrayList<>();
  final List<Shape> shapes = new ArrayList<>();

  final DeclaredWords.Gathering words = new DeclaredWords.Gathering();

  void read(YamlNode file, Language language) {
    file.onlyKeys(KEYS);
    file.field("intents")
        .ifPresent(
            intents ->
                intents
                    .fields()
                    .forEach(
                        (intent, texts) ->
                            texts.items().forEach(item -> example(item, language, intent))));
    file.texts("out_of_scope").forEach(t -> foreign.add(new OutOfScope(language, t)));
    file.field("entities")
        .ifPresent(
            entities ->
                entities
                    .fields()
                    .forEach(
                        (type, values) ->
                            values
                                .fields()
                                .forEach((value, words) -> words(language, type, value, words))));
    file.field("words").ifPresent(declared -> declared.fields().forEach(this::declare));
    file.field("patterns")
        .ifPresent(
            patterns ->
                patterns
                    .fields()
                    .forEach(
                        (type, written) -> written.items().forEach(item -> pattern(item, type))));
  }

  private void words(Language language, String type, String value, YamlNode words) {
    words.texts().forEach(w -> terms.add(new Term(type, Value.of(value), language, w)));
  }

  private void declare(String name, YamlNode said) {
    if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
      said.problem("a name of words is written a-z, 0-9 and _, such as `taking_off`");
    }
    var phrases = said.texts();
    if (phrases.isEmpty() || phrases.size() > MOST_WORDS) {
      said.problem(
          "write 1 to " + MOST_WORDS + " words or phrases: [remove, \"leave out\", retir*]");
    }
    words.add(name, phrases);
  }

  private void example(YamlNode item, Language language, String intent) {
    var text = item.text().filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      item.problem("an example is a sentence; write it between quotes");
      return;
    }
    if (!MarkedText.isMarked(text.get())) {
      examples.add(new ExampleCheck.Line(new Example(language, intent, text.get()), item.line()));
      return;
    }
    MarkedText.read(text.get(), item::problem)
        .ifPresent(
            plain -> {
              var example = new Example(language, intent, plain.text());
              examples.add(new ExampleCheck.Line(example, item.line()));
              marked.add(new Marked(language, plain.text(), plain.marks()));
            });
  }

  private void pattern(YamlNode item, String type) {
    var written = item.text().orElse("");
    if (TAKEN.contains(type)) {
      item.problem("`" + type + "` is read by Comptoir itself; give your entity another name");
    } else if (written.isEmpty() || written.length() > LONGEST_PATTERN) {
      item.problem("a pattern is 1 to " + LONGEST_PATTERN + " characters between quotes");
    } else if (shapes.size() == MOST_PATTERNS) {
      item.problem("more than " + MOST_PATTERNS + " patterns; join some with `|`");
    } else if (isPattern(item, written)) {
      var shape = new Shape(type, written);
      if (!shapes.contains(shape)) {
        shapes.add(shape);
      }
    }
  }

  private static boolean isPattern(YamlNode item, String written) {
    try {
      if (Pattern.compile(written).matcher("").matches()) {
        item.problem("`" + written + "` also matches nothing at all; make a part of it required");
        return false;
      }
      return true;
    } catch (PatternSyntaxException e) {
      item.problem(
          "`"
              + written
              + "` is no pattern: "
              + e.getDescription()
              + "; the syntax is RE2's, without look-around and back-references");
      return false;
    }
  }
}
