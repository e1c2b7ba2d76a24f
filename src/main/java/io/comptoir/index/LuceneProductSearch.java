package io.comptoir.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.ProductSearch;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchQuery.Sort;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.commerce.search.SearchResult.Matched;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Finds products in one version of a catalogue. Safe for concurrent use. What was found for a query
 * is kept a while: people ask for the same things, and one version always gives the same answer.
 */
public final class LuceneProductSearch implements ProductSearch, Closeable {
  private static final int KEPT_RESULTS = 1_000;

  /** So many of the best are weighed again. */
  private static final int CANDIDATES = 100;

  private final ProductIndex index;
  private final SimilarProducts similar;
  private final Kinds kinds;
  private volatile long changes;
  private final Cache<Asked, SearchResult> kept =
      Caffeine.newBuilder().maximumSize(KEPT_RESULTS).executor(Runnable::run).build();

  private LuceneProductSearch(ProductIndex index, Catalog catalog) {
    this.index = index;
    this.similar = new SimilarProducts(index, catalog);
    this.kinds = new Kinds(index);
  }

  /** Indexes the catalogue in memory. */
  public static LuceneProductSearch of(Catalog catalog) {
    try {
      return new LuceneProductSearch(ProductIndex.inMemory(catalog), catalog);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot fail", e);
    }
  }

  /**
   * Indexes the catalogue: a small one in memory; a large one on disk under {@code cache}, where
   * the next start finds it again.
   *
   * @throws UncheckedIOException when the cache folder cannot be written
   */
  public static LuceneProductSearch of(Catalog catalog, Path cache) {
    if (catalog.products().size() < ProductIndex.KEEP_ON_DISK_FROM) {
      return of(catalog);
    }
    try {
      return new LuceneProductSearch(ProductIndex.onDisk(catalog, cache), catalog);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the search index in " + cache, e);
    }
  }

  @Override
  public SearchResult search(SearchQuery query) {
    return kept.get(new Asked(query, changes), asked -> find(asked.query()));
  }

  /**
   * @param changes of prices before it was asked
   */
  private record Asked(SearchQuery query, long changes) {}

  /** From now on these products cost what they say, and all others what they did when indexed. */
  synchronized void reprice(Map<ProductId, Product> products) {
    index.reprice(products);
    changes++;
    kept.invalidateAll();
  }

  /** The same, although it may have been asked before. */
  SearchResult find(SearchQuery query) {
    var language = indexed(query.language());
    var said = NegatedWords.of(query.text());
    var refusals = Refusals.of(said.refused(), index.searcher, language);
    var text = new TextQuery(index.searcher.getIndexReader(), language, said.wanted());
    for (var attempt : Attempt.inOrder(query, text.size())) {
      var result = run(words(text, attempt), attempt, language, refusals);
      if (result.isPresent()) {
        return result.get().near(near(result.get(), attempt, text, language, refusals));
      }
    }
    return SearchResult.NOTHING;
  }

  private static Query words(TextQuery text, Attempt attempt) {
    return text.isEmpty() || attempt.words() == 0
        ? Constraints.everything()
        : text.query(attempt.words());
  }

  /** Where few have most of the words, what has some of them, to fill the first page. */
  private List<Hit> near(
      SearchResult found, Attempt attempt, TextQuery text, Language language, Refusals refusals) {
    var query = attempt.query();
    if (attempt.words() < 2
        || found.total() >= query.limit()
        || query.offset() > 0
        || query.sort() != Sort.RELEVANCE) {
      return List.of();
    }
    var fewer = new Attempt(query, 1, attempt.relaxed());
    var shown = found.hits().stream().map(Hit::product).collect(Collectors.toSet());
    return run(words(text, fewer), fewer, language, refusals).stream()
        .flatMap(result -> result.hits().stream())
        .filter(hit -> !shown.contains(hit.product()))
        .limit(query.limit() - shown.size())
        .toList();
  }

  @Override
  public SearchResult similar(ProductId product, SearchQuery constraints) {
    return similar.to(product, constraints, indexed(constraints.language()));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }

  private Optional<SearchResult> run(
      Query words, Attempt attempt, Language language, Refusals refusals) {
    var query = attempt.query();
    var within = Constraints.around(words, query, index, language);
    var byScore = query.sort() == Sort.RELEVANCE && attempt.words() > 0;
    var page = query.offset() + query.limit();
    var enough = byScore ? Math.max(page, CANDIDATES) : index.products.length;
    var found = top(within, enough);
    var total = Math.toIntExact(found.totalHits.value());
    if (total == 0) {
      return Optional.empty();
    }
    var ranked =
        byScore ? weighed(found.scoreDocs, refusals) : sorted(found.scoreDocs, query.sort());
    var hits = new ArrayList<Hit>(query.limit());
    for (var i = query.offset(); i < ranked.length && hits.size() < query.limit(); i++) {
      var product = index.products[ranked[i].doc];
      hits.add(new Hit(product.id(), ranked[i].score, matched(product, query)));
    }
    return Optional.of(new SearchResult(hits, total, attempt.relaxed()));
  }

  /** The best are weighed again; those after them stay after them, so that pages do not overlap. */
  private ScoreDoc[] weighed(ScoreDoc[] docs, Refusals refusals) {
    var some = Math.min(CANDIDATES, docs.length);
    var best = kinds.weigh(refusals.weigh(Arrays.copyOf(docs, some)));
    var all = docs.clone();
    System.arraycopy(best, 0, all, 0, some);
    return all;
  }

  private ScoreDoc[] sorted(ScoreDoc[] docs, Sort sort) {
    var order = Ranking.by(sort);
    var sorted = docs.clone();
    Arrays.sort(
        sorted,
        Comparator.<ScoreDoc, Product>comparing(d -> index.products[d.doc], order)
            .thenComparing(d -> -d.score)
            .thenComparing(d -> d.doc));
    return sorted;
  }

  private TopDocs top(Query query, int count) {
    try {
      return index.searcher.search(
          query,
          new TopScoreDocCollectorManager(
              Math.clamp(count, 1, Math.max(1, index.products.length)), Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new UncheckedIOException("the search index cannot be read", e);
    }
  }

  /** The attributes asked for that this product has, as they were asked for. */
  static List<Matched> matched(Product product, SearchQuery query) {
    var matched = new ArrayList<Matched>();
    query
        .wanted()
        .forEach(
            (key, values) ->
                values.stream()
                    .filter(v -> product.has(key, v))
                    .forEach(v -> matched.add(new Matched(key, v))));
    return matched;
  }

  private Language indexed(Language asked) {
    return index.languages.contains(asked)
        ? asked
        : index.languages.contains(Language.ENGLISH)
            ? Language.ENGLISH
            : index.languages.iterator().next();
  }
}
