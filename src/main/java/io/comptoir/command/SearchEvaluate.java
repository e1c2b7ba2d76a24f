package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.index.Judgments;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.index.SearchEvaluation;
import io.comptoir.shop.catalog.CatalogFolder;
import io.comptoir.shop.catalog.CatalogImport;
import io.comptoir.shop.catalog.CatalogImport.Options;
import io.comptoir.shop.catalog.CatalogImport.Progress;
import io.comptoir.shop.catalog.FeedLanguage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Imports a catalogue as a shop would and asks it what people judged. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description =
        "Import a catalogue and search all of it with the queries of a file of query, tab, product id,"
            + " tab, E, S, C or I (exact, substitute, complement, irrelevant): how near the first ten"
            + " are to the best there is (NDCG@10), and how long one search takes.")
public final class SearchEvaluate implements Callable<Integer> {
  private static final int LARGEST = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--catalog",
      required = true,
      paramLabel = "FILE",
      description = "The products, in any form that import takes.")
  private Path catalog = Path.of("");

  @Option(names = "--judgments", required = true, paramLabel = "FILE", description = "The queries.")
  private Path judgments = Path.of("");

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Language of the queries and the products; else it is recognised.")
  private @Nullable String locale;

  @Option(names = "--queries", description = "Tell each query's own NDCG@10 as well.")
  private boolean queries;

  @Option(names = "--json", description = "Print the result as JSON on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    there("--catalog", catalog);
    there("--judgments", judgments);
    try {
      var judged = Judgments.read(judgments);
      if (judged.gains().isEmpty()) {
        throw new Failure(judgments + " holds no judgments; write query, tab, product id, tab, E");
      }
      var language =
          locale == null ? FeedLanguage.of(catalog, Language.ENGLISH) : Language.ofTag(locale);
      tell(measured(judged, language));
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--locale " + locale + " is no language; write for example fr or en");
    } catch (IOException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  private SearchEvaluation.Result measured(Judgments judged, Language language) throws IOException {
    var currency = Currency.getInstance("EUR");
    var folder = Files.createTempDirectory("comptoir-search-");
    try {
      var report =
          CatalogImport.run(
              folder, catalog, new Options(language, currency, null, LARGEST), Progress.NONE);
      System.err.printf("%d products, %d rows refused%n", report.added(), report.refusedInAll());
      if (report.added() == 0) {
        throw new Failure(catalog + " holds no product; ./comptoir import says why of each row");
      }
      var loaded = CatalogFolder.load(folder, language, currency);
      try (var search = LuceneProductSearch.of(loaded.catalog(), folder.resolve("index"))) {
        return SearchEvaluation.run(search, judged, language);
      }
    } finally {
      delete(folder);
    }
  }

  private void tell(SearchEvaluation.Result result) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (json) {
      out.println(JsonMapper.shared().writeValueAsString(numbers(result)));
      return;
    }
    if (queries) {
      result.queries().forEach(q -> out.printf(Locale.ROOT, "%.3f  %s%n", q.ndcg10(), q.query()));
    }
    out.printf(
        Locale.ROOT,
        "NDCG@10 %.4f of %d queries; %.4f of those that say what is not wanted%n",
        result.ndcg10(),
        result.queries().size(),
        result.ndcg10OfNegated());
    out.printf(
        Locale.ROOT,
        "one search takes %d µs (p50), %d µs (p95), %d µs (p99)%n",
        result.p50Micros(),
        result.p95Micros(),
        result.p99Micros());
  }

  private Map<String, Object> numbers(SearchEvaluation.Result result) {
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("ndcg10", result.ndcg10());
    numbers.put("ndcg10_negation", result.ndcg10OfNegated());
    numbers.put("p50_micros", result.p50Micros());
    numbers.put("p95_micros", result.p95Micros());
    numbers.put("p99_micros", result.p99Micros());
    if (queries) {
      List<Map<String, Object>> each =
          result.queries().stream()
              .map(
                  q ->
                      Map.<String, Object>of(
                          "query", q.query(), "negated", q.negated(), "ndcg10", q.ndcg10()))
              .toList();
      numbers.put("queries", each);
    }
    return numbers;
  }

  private void there(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), option + ": there is no file " + file);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
