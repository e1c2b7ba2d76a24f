package io.comptoir.benchmark;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.nlu.Context;
import io.comptoir.nlu.Examples;
import io.comptoir.nlu.Examples.Example;
import io.comptoir.nlu.Understander;
import io.comptoir.nlu.Vocabulary;
import io.comptoir.nlu.Vocabulary.Term;
import io.comptoir.nlu.training.LabelledFile;
import io.comptoir.nlu.training.Options;
import io.comptoir.nlu.training.Understanders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the understanding of a large shop weighs on the heap, and how long a sentence takes: 60
 * intents of 20 examples each from a {@code label⇥text} file, and the titles and brands of a
 * catalogue in JSON lines.
 */
public final class ShopMemory {
  private static final int INTENTS = 60;
  private static final int EXAMPLES = 20;
  private static final int TIMED = 20_000;

  private ShopMemory() {}

  /**
   * @param args the file of examples and the catalogue ({@code .jsonl} or {@code .jsonl.gz})
   */
  public static void main(String[] args) throws IOException {
    var examples = examples(Path.of(args[0]));
    var terms = terms(Path.of(args[1]));
    long before = used();
    var understander =
        Understanders.train(
            new Examples(examples, List.of()),
            new Vocabulary(terms),
            List.of(Language.ENGLISH),
            Options.standard(Currency.getInstance("EUR")));
    long after = used();
    System.out.printf(
        "%d examples, %d terms: understanding holds %.1f MB%n",
        examples.size(), terms.size(), (after - before) / 1e6);
    time(understander, examples);
  }

  private static List<Example> examples(Path file) throws IOException {
    var counts = new HashMap<String, Integer>();
    var examples = new ArrayList<Example>();
    for (var line : LabelledFile.read(file)) {
      if (counts.containsKey(line.label()) || counts.size() < INTENTS) {
        if (counts.merge(line.label(), 1, Integer::sum) <= EXAMPLES) {
          examples.add(new Example(Language.ENGLISH, line.label(), line.text()));
        }
      }
    }
    return examples;
  }

  private static List<Term> terms(Path file) throws IOException {
    var json = JsonMapper.builder().build();
    var terms = new ArrayList<Term>();
    try (var in = java.nio.file.Files.newInputStream(file);
        var lines =
            new java.io.BufferedReader(
                new java.io.InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    java.nio.charset.StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var product = json.readTree(line);
        var id = product.path("asin").asString(product.path("id").asString(""));
        var title = product.path("title").asString("");
        var brand = product.path("brand").asString("");
        terms.add(new Term("product", Value.ref("product", id), Language.ENGLISH, title));
        if (!brand.isBlank()) {
          terms.add(new Term("brand", Value.ref("brand", brand), Language.ENGLISH, brand));
        }
      }
    }
    return terms.stream().distinct().toList();
  }

  private static void time(Understander understander, List<Example> examples) {
    var context = Context.fresh(Language.ENGLISH, ZonedDateTime.now());
    double[] micros = new double[TIMED];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < TIMED; i++) {
        long started = System.nanoTime();
        understander.understand(examples.get(i % examples.size()).text(), context);
        micros[i] = (System.nanoTime() - started) / 1e3;
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "a sentence: p50 %.1f µs, p99 %.1f µs%n", micros[TIMED / 2], micros[TIMED * 99 / 100]);
  }

  private static long used() {
    var runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
