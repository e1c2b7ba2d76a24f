package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Neighbours;
import io.comptoir.nlu.Neighbours.Neighbour;
import io.comptoir.nlu.TrainedUnderstander;
import io.comptoir.nlu.TrainedUnderstander.Explanation;
import io.comptoir.nlu.TrainedUnderstander.WordEffect;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows why a sentence is understood as it is. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Show why a shop understands a sentence as it does: candidates, what each word does for the"
            + " best one, the examples it resembles, language, entities, answer and feeling.")
public final class NluExplain implements Callable<Integer> {
  private static final int NEAREST = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "SHOP", description = "The shop's folder.")
  private Path folder = Path.of(".");

  @Parameters(index = "1", paramLabel = "SENTENCE", description = "What a customer says.")
  private String sentence = "";

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Language of the conversation; the shop's own when not given.")
  private @Nullable String locale;

  @Option(
      names = "--likely",
      split = ",",
      paramLabel = "INTENT",
      description = "Intents that the open flow waits for; they are favoured.")
  private Set<String> likely = Set.of();

  @Option(names = "--json", description = "Print the explanation as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    var clock = Clock.systemUTC();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var shop =
        OpenShop.open(folder, Stores.inMemory(), new NoPayments(), clock, OpenShop.usualCache())) {
      if (!(shop.counter().understander() instanceof TrainedUnderstander understander)) {
        throw new Failure("this shop's understanding cannot be explained");
      }
      var now = ZonedDateTime.ofInstant(clock.instant(), shop.shop().settings().zone());
      var fresh = Context.fresh(language(shop), now);
      var context =
          new Context(
              fresh.language(),
              fresh.expected(),
              fresh.expectedEntities(),
              fresh.shown(),
              likely,
              now);
      var explained = understander.explain(sentence, context);
      var effects = understander.effects(explained, context);
      var nearest = nearest(shop, understander, context, explained);
      if (json) {
        out.println(JsonMapper.shared().writeValueAsString(told(explained, effects, nearest)));
      } else {
        tell(out, explained, effects, nearest);
      }
    }
    return 0;
  }

  private Language language(OpenShop shop) {
    if (locale == null) {
      return shop.shop().settings().language();
    }
    try {
      return Language.ofTag(locale);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--locale " + locale + " is no language; write for example fr or en");
    }
  }

  private static List<Neighbour> nearest(
      OpenShop shop, TrainedUnderstander understander, Context context, Explanation explained) {
    var candidates = explained.reading().candidates();
    return candidates.isEmpty()
        ? List.of()
        : new Neighbours(understander, shop.shop().examples().examples())
            .nearest(explained.sentence().text(), context, candidates.getFirst().intent(), NEAREST);
  }

  private static Map<String, Object> told(
      Explanation explained, List<WordEffect> effects, List<Neighbour> nearest) {
    var told = new LinkedHashMap<String, Object>();
    told.put("understanding", explained.understanding());
    told.put("scope", explained.reading().scope());
    told.put("exact", explained.reading().exact());
    told.put("words", effects);
    told.put("nearest", nearest);
    return told;
  }

  private static void tell(
      PrintStream out, Explanation explained, List<WordEffect> effects, List<Neighbour> nearest) {
    var understood = explained.understanding();
    print(out, "read as      %s", understood.normalized());
    print(out, "language     %s (%.2f)", understood.language(), understood.languageConfidence());
    print(
        out,
        "understood   %s",
        understood.intent().orElse("nothing that this shop answers")
            + (explained.reading().exact() ? " (one of the shop's own examples)" : ""));
    print(out, "in scope     %.2f", explained.reading().scope());
    for (var candidate : understood.intents()) {
      print(out, "candidate    %-28s %.3f", candidate.intent(), candidate.confidence());
    }
    for (var effect : effects) {
      print(out, "word         %-28s %+.3f", effect.word(), effect.effect());
    }
    for (var neighbour : nearest) {
      print(out, "resembles    %-28s %.2f", neighbour.example().text(), neighbour.likeness());
    }
    for (var entity : understood.entities()) {
      print(out, "entity       %s", told(entity));
    }
    understood.answer().ifPresent(answer -> print(out, "answer       %s", lower(answer)));
    print(out, "feeling      %s", lower(understood.sentiment()));
  }

  private static String told(Entity entity) {
    return entity.type()
        + " "
        + entity.value()
        + String.format(Locale.ROOT, " (%.2f)", entity.confidence())
        + (entity.negated() ? ", negated" : "");
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void print(PrintStream out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
