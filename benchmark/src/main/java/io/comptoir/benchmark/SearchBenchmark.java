package io.comptoir.benchmark;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.ProductSearch;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Queries over the demo shop's catalogue. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SearchBenchmark {
  private static final SearchQuery FILTERED =
      new SearchQuery(
          "parfum boisé", Language.FRENCH, List.of("fragrance"), Map.of("taste", Set.of("woody")),
          Map.of(), List.of(), null, Money.of(9000, "EUR"), Set.of(), SearchQuery.Sort.RELEVANCE, true, 0, 10);

  private @Nullable ProductSearch search;

  @Setup
  public void open() {
    search = DemoShop.open().search();
  }

  @Benchmark
  public SearchResult words() {
    return opened().search(SearchQuery.of("crème pour peau sèche", Language.FRENCH));
  }

  @Benchmark
  public SearchResult filtered() {
    return opened().search(FILTERED);
  }

  @Benchmark
  public SearchResult similar() {
    return opened().similar(new ProductId("eau-figuier-50"), SearchQuery.of("", Language.ENGLISH));
  }

  private ProductSearch opened() {
    if (search == null) {
      throw new IllegalStateException("not open");
    }
    return search;
  }
}
