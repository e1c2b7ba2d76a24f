package io.comptoir.index;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import io.comptoir.commerce.search.SearchResult;
import io.comptoir.commerce.search.SearchResult.Hit;
import io.comptoir.commerce.search.SearchResult.Matched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Products like one: what they share weighs by how rare it is, then a price that is near counts.
 */
final class SimilarProducts {
  private static final int CANDIDATES = 60;

  private final ProductIndex index;
  private final Catalog catalog;

  SimilarProducts(ProductIndex index, Catalog catalog) {
    this.index = index;
    this.catalog = catalog;
  }

  SearchResult to(ProductId id, SearchQuery constraints, Language language) {
    var product = catalog.find(id).orElse(null);
    if (product == null) {
      return new SearchResult(List.of(), 0, List.of());
    }
    var excluded = new HashSet<>(constraints.exclude());
    excluded.add(product.id());
    var query = excluding(constraints, excluded);
    try {
      var likeIt = Constraints.around(shared(product, language), query, index, language);
      var found =
          index.searcher.search(likeIt, Math.max(CANDIDATES, query.offset() + query.limit()));
      var hits = new ArrayList<Hit>();
      for (var doc : found.scoreDocs) {
        var other = index.products[doc.doc];
        hits.add(new Hit(other.id(), doc.score * nearness(product, other), common(product, other)));
      }
      hits.sort(Comparator.comparingDouble(Hit::score).reversed());
      var from = Math.min(query.offset(), hits.size());
      return new SearchResult(
          hits.subList(from, Math.min(from + query.limit(), hits.size())),
          Math.toIntExact(found.totalHits.value()),
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the search index cannot be read", e);
    }
  }

  private BooleanQuery shared(Product product, Language language) throws IOException {
    var query = new BooleanQuery.Builder();
    var count = Math.max(1, index.products.length);
    for (var fact : ProductDocument.facts(product, catalog.vocabulary())) {
      if (fact.equals(ProductDocument.SOLD) || fact.equals(ProductDocument.OFFER)) {
        continue;
      }
      var term = new Term(ProductDocument.FACT, fact);
      var rarity = Math.log(1 + count / (1.0 + index.searcher.getIndexReader().docFreq(term)));
      var weight = fact.startsWith("category:") ? 2.0 : fact.startsWith("tag=") ? 0.3 : 1.0;
      query.add(
          new BoostQuery(new ConstantScoreQuery(new TermQuery(term)), (float) (rarity * weight)),
          Occur.SHOULD);
    }
    var words =
        new TextQuery(index.searcher.getIndexReader(), language, product.name().in(language));
    if (!words.isEmpty()) {
      query.add(new BoostQuery(words.query(1), 0.25f), Occur.SHOULD);
    }
    return query.build();
  }

  /** 1 at the same price, falling to a half when one costs a multiple of the other. */
  private static double nearness(Product one, Product other) {
    var a = one.price();
    var b = other.price();
    if (a == null || b == null || a.minor() == 0 || b.minor() == 0) {
      return 0.8;
    }
    return 0.5 + 0.5 / (1 + Math.abs(Math.log((double) a.minor() / b.minor())));
  }

  private static List<Matched> common(Product one, Product other) {
    var common = new ArrayList<Matched>();
    one.attributes()
        .forEach(
            (key, values) ->
                values.stream()
                    .filter(v -> other.has(key, v))
                    .forEach(v -> common.add(new Matched(key, v))));
    return common;
  }

  private static SearchQuery excluding(SearchQuery q, HashSet<ProductId> excluded) {
    return new SearchQuery(
        "",
        q.language(),
        q.categories(),
        q.wanted(),
        q.unwanted(),
        q.unwantedWords(),
        q.minPrice(),
        q.maxPrice(),
        excluded,
        q.sort(),
        q.soldOnly(),
        q.offset(),
        q.limit());
  }
}
