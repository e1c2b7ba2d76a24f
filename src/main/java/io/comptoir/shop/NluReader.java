package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.Examples.OutOfScope;
import io.comptoir.nlu.Vocabulary.Term;
import io.comptoir.shop.catalog.YamlNode;
import java.util.List;
import java.util.Set;

/** Reads a {@code nlu/*.yml}: intents with examples, entities with their words, what is foreign. */
final class NluReader {
  private static final Set<String> KEYS = Set.of("intents", "entities", "out_of_scope");

  private NluReader() {}

  static void read(
      YamlNode file,
      Language language,
      List<ExampleCheck.Line> examples,
      List<OutOfScope> foreign,
      List<Term> terms) {
    file.onlyKeys(KEYS);
    file.field("intents")
        .ifPresent(
            intents ->
                intents
                    .fields()
                    .forEach(
                        (intent, texts) ->
                            texts.items().forEach(item -> add(item, language, intent, examples))));
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
                                .forEach(
                                    (value, words) ->
                                        words
                                            .texts()
                                            .forEach(
                                                w ->
                                                    terms.add(
                                                        new Term(
                                                            type,
                                                            Value.of(value),
                                                            language,
                                                            w))))));
  }

  private static void add(
      YamlNode item, Language language, String intent, List<ExampleCheck.Line> examples) {
    item.text()
        .filter(text -> !text.isBlank())
        .ifPresentOrElse(
            text ->
                examples.add(
                    new ExampleCheck.Line(new Example(language, intent, text), item.line())),
            () -> item.problem("an example is a sentence; write it between quotes"));
  }
}
