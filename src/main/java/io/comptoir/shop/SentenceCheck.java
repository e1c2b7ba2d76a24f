package io.comptoir.shop;

import io.comptoir.dialogue.expression.Expression;
import io.comptoir.dialogue.flow.DeclaredWords;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.shop.catalog.Problems;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds conditions that read a sentence by its letters, and those that ask for words or intents
 * that nobody declared.
 */
final class SentenceCheck {
  private static final Pattern BY_LETTERS =
      Pattern.compile(
          "(?<![\\w.])(?:said|topic)\\s*\\.\\s*(?:matches|contains|startsWith|endsWith|indexOf)\\s*\\(");

  private static final Pattern WORDS =
      Pattern.compile("['\"]([^'\"]*)['\"]\\s+in\\s+heard\\.words\\b");

  private static final Pattern INTENTS =
      Pattern.compile("['\"]([^'\"]*)['\"]\\s+in\\s+heard\\.intents\\b");

  private final Flows flows;
  private final DeclaredWords words;
  private final Set<String> intents;
  private final Problems errors;
  private final Problems warnings;

  SentenceCheck(
      Flows flows, DeclaredWords words, Examples examples, Problems errors, Problems warnings) {
    this.flows = flows;
    this.words = words;
    this.intents = examples.examples().stream().map(Example::intent).collect(Collectors.toSet());
    this.errors = errors;
    this.warnings = warnings;
  }

  void check() {
    for (var flow : flows.all()) {
      if (flow.shipped()) {
        continue;
      }
      var guard = flow.guard();
      if (guard != null) {
        check(flow, 0, guard);
      }
      for (var step : flow.code()) {
        SlotNames.expressions(step).forEach(e -> check(flow, step.line(), e));
      }
    }
  }

  private void check(Flow flow, int line, Expression expression) {
    var source = expression.source();
    if (BY_LETTERS.matcher(source).find()) {
      warnings.add(
          flow.file(),
          line,
          "this reads the sentence by its letters, which people do not keep to; declare the words"
              + " under `words` in nlu/ and ask `'…' in heard.words`, fill a slot with an entity,"
              + " or ask heard.question, heard.opens_with, heard.goes_on, heard.of_another or"
              + " heard.intents");
    }
    WORDS
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !words.names().contains(name))
        .forEach(
            name ->
                errors.add(
                    flow.file(),
                    line,
                    "no words are declared as `"
                        + name
                        + "`; write them under `words` in nlu/, beside "
                        + new TreeSet<>(words.names())));
    INTENTS
        .matcher(source)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !intents.contains(name))
        .forEach(
            name ->
                errors.add(
                    flow.file(),
                    line,
                    "there is no intent `" + name + "`; `heard.intents` never holds it"));
  }
}
