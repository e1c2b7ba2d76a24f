package io.comptoir.index;

import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.search.SearchQuery.Sort;
import java.util.Comparator;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** How hits are ordered. */
final class Ranking {
  private static final Similarity SHORT = new BM25Similarity(0.9f, 0.4f);
  private static final Similarity LONG = new BM25Similarity(1.2f, 0.75f);

  /** Names and labels say a word once or not at all; descriptions vary in length. */
  static final Similarity SIMILARITY =
      new PerFieldSimilarityWrapper() {
        @Override
        public Similarity get(String field) {
          return field.startsWith(ProductDocument.DESCRIPTION) ? LONG : SHORT;
        }
      };

  private Ranking() {}

  /** The order that was asked for; products equal in it keep their order. */
  static Comparator<Product> by(Sort sort) {
    return switch (sort) {
      case RELEVANCE, BESTSELLING ->
          Comparator.comparing((Product p) -> !p.tags().contains("bestseller"))
              .thenComparing(p -> p.rating().count(), Comparator.reverseOrder())
              .thenComparing(Ranking::rating, Comparator.reverseOrder());
      case PRICE_UP -> Comparator.comparingLong(p -> price(p, Long.MAX_VALUE));
      case PRICE_DOWN -> Comparator.comparingLong((Product p) -> -price(p, Long.MIN_VALUE + 1));
      case NEWEST ->
          Comparator.comparingLong(
              (Product p) -> p.added() == null ? Long.MAX_VALUE : -p.added().toEpochDay());
      case RATING -> Comparator.comparingDouble((Product p) -> -rating(p));
      case OFFERS -> Comparator.comparingDouble((Product p) -> -cut(p));
    };
  }

  /** The average drawn towards 3.8, so that one enthusiastic review does not beat fifty. */
  private static double rating(Product product) {
    var rating = product.rating();
    return (rating.average() * rating.count() + 3.8 * 5) / (rating.count() + 5);
  }

  private static long price(Product product, long otherwise) {
    var price = product.price();
    return price == null ? otherwise : price.minor();
  }

  private static double cut(Product product) {
    var price = product.price();
    var before = product.compareAt();
    return price == null || before == null || before.minor() == 0
        ? 0
        : 1 - (double) price.minor() / before.minor();
  }
}
