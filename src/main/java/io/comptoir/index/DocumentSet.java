package io.comptoir.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** These documents of an index that is one segment. */
final class DocumentSet extends Query {
  private final FixedBitSet documents;
  private final int count;

  DocumentSet(FixedBitSet documents) {
    this.documents = documents;
    this.count = documents.cardinality();
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
        if (leaf.docBase != 0 || leaf.reader().maxDoc() != documents.length()) {
          throw new IllegalStateException("the index is one segment");
        }
        return org.apache.lucene.search.ConstantScoreScorerSupplier.fromIterator(
            new BitSetIterator(documents, count), score(), mode, leaf.reader().maxDoc());
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return count + " documents";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentSet set && documents.equals(set.documents);
  }

  @Override
  public int hashCode() {
    return documents.hashCode();
  }
}
