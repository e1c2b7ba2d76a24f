package io.comptoir.index;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** What a hit must have and must not have, whatever the words. */
final class Constraints {
  private Constraints() {}

  /** The words' query within the constraints; all products within them when there are no words. */
  static Query around(Query text, SearchQuery query, ProductIndex index, Language language) {
    var reader = index.searcher.getIndexReader();
    var all = new BooleanQuery.Builder();
    all.add(text, Occur.MUST);
    if (!query.categories().isEmpty()) {
      all.add(anyFact(query.categories().stream().map(ProductDocument::category)), Occur.FILTER);
    }
    query
        .wanted()
        .forEach(
            (key, values) -> {
              if (!values.isEmpty()) {
                all.add(
                    anyFact(values.stream().map(v -> ProductDocument.fact(key, v))), Occur.FILTER);
              }
            });
    query.unwanted().forEach((key, values) -> none(all, key, values));
    for (var words : query.unwantedWords()) {
      new TextQuery(reader, language, words).has().ifPresent(q -> all.add(q, Occur.MUST_NOT));
    }
    price(all, query, index);
    if (query.soldOnly()) {
      all.add(now(fact(ProductDocument.SOLD), Product::sold, index), Occur.FILTER);
    }
    if (query.sort() == SearchQuery.Sort.OFFERS) {
      all.add(now(fact(ProductDocument.OFFER), ProductDocument::offered, index), Occur.FILTER);
    }
    if (!query.exclude().isEmpty()) {
      all.add(
          new TermInSetQuery(
              ProductDocument.ID,
              query.exclude().stream().map(ProductId::value).map(BytesRef::new).toList()),
          Occur.MUST_NOT);
    }
    return all.build();
  }

  static Query everything() {
    return new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE);
  }

  private static void none(BooleanQuery.Builder all, String key, Set<String> values) {
    if (!values.isEmpty()) {
      all.add(anyFact(values.stream().map(v -> ProductDocument.fact(key, v))), Occur.MUST_NOT);
    }
  }

  private static void price(BooleanQuery.Builder all, SearchQuery query, ProductIndex index) {
    var min = query.minPrice() == null ? 0 : query.minPrice().minor();
    var max = query.maxPrice() == null ? Long.MAX_VALUE : query.maxPrice().minor();
    if (query.minPrice() != null || query.maxPrice() != null) {
      var indexed = LongPoint.newRangeQuery(ProductDocument.PRICE, min, max);
      all.add(now(indexed, product -> costs(product, min, max), index), Occur.FILTER);
    }
  }

  private static boolean costs(Product product, long min, long max) {
    var price = product.price();
    return price != null && price.minor() >= min && price.minor() <= max;
  }

  /** What was true when it was indexed, and of products at other prices what is true now. */
  private static Query now(Query indexed, Predicate<Product> holds, ProductIndex index) {
    var changed = index.repriced;
    if (changed == null) {
      return indexed;
    }
    var products = index.products;
    var holding = new FixedBitSet(changed.length());
    for (var doc = changed.nextSetBit(0);
        doc != DocIdSetIterator.NO_MORE_DOCS;
        doc =
            doc + 1 < changed.length()
                ? changed.nextSetBit(doc + 1)
                : DocIdSetIterator.NO_MORE_DOCS) {
      if (holds.test(products[doc])) {
        holding.set(doc);
      }
    }
    var before = new BooleanQuery.Builder();
    before.add(indexed, Occur.MUST);
    before.add(new DocumentSet(changed), Occur.MUST_NOT);
    var either = new BooleanQuery.Builder();
    either.add(before.build(), Occur.SHOULD);
    either.add(new DocumentSet(holding), Occur.SHOULD);
    return either.build();
  }

  private static Query anyFact(Stream<String> facts) {
    Collection<String> any = facts.distinct().toList();
    if (any.size() == 1) {
      return fact(any.iterator().next());
    }
    var query = new BooleanQuery.Builder();
    any.forEach(f -> query.add(fact(f), Occur.SHOULD));
    return query.build();
  }

  private static Query fact(String fact) {
    return new TermQuery(new Term(ProductDocument.FACT, fact));
  }
}
