package io.comptoir.index;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What a hit must have and must not have, whatever the words. */
final class Constraints {
  private Constraints() {}

  /** The words' query within the constraints; all products within them when there are no words. */
  static Query around(Query text, SearchQuery query, IndexReader reader, Language language) {
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
    price(all, query);
    if (query.soldOnly()) {
      all.add(fact(ProductDocument.SOLD), Occur.FILTER);
    }
    if (query.sort() == SearchQuery.Sort.OFFERS) {
      all.add(fact(ProductDocument.OFFER), Occur.FILTER);
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

  private static void price(BooleanQuery.Builder all, SearchQuery query) {
    var min = query.minPrice();
    var max = query.maxPrice();
    if (min != null || max != null) {
      all.add(
          LongPoint.newRangeQuery(
              ProductDocument.PRICE,
              min == null ? 0 : min.minor(),
              max == null ? Long.MAX_VALUE : max.minor()),
          Occur.FILTER);
    }
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
