package io.comptoir.index;

import io.comptoir.base.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Words that the shopper refused in their sentence ("without lids"): products that have it sink,
 * those that say they lack it rise. They are not left out, since names do not say everything; what
 * is refused for certain comes as a constraint.
 */
final class Refusals {
  private static final float HAS = 0.7f;
  private static final float LACKS = 1.5f;

  private record Refusal(Query has, Query lacks) {}

  private final List<Refusal> refusals;
  private final IndexSearcher searcher;

  private Refusals(List<Refusal> refusals, IndexSearcher searcher) {
    this.refusals = refusals;
    this.searcher = searcher;
  }

  static Refusals of(List<String> refused, IndexSearcher searcher, Language language) {
    var refusals = new ArrayList<Refusal>();
    for (var words : refused) {
      // "straw on top": the first word says what, the others which
      for (var word : words.split("\\s+")) {
        var text = new TextQuery(searcher.getIndexReader(), language, word);
        text.has().ifPresent(has -> refusals.add(new Refusal(has, text.lacks().orElseThrow())));
      }
    }
    return new Refusals(refusals, searcher);
  }

  ScoreDoc[] weigh(ScoreDoc[] docs) {
    if (refusals.isEmpty() || docs.length == 0) {
      return docs;
    }
    try {
      for (var refusal : refusals) {
        var has =
            searcher.createWeight(searcher.rewrite(refusal.has), ScoreMode.COMPLETE_NO_SCORES, 1);
        var lacks =
            searcher.createWeight(searcher.rewrite(refusal.lacks), ScoreMode.COMPLETE_NO_SCORES, 1);
        var leaf = searcher.getIndexReader().leaves().getFirst();
        var hasIt = has.scorer(leaf);
        var lacksIt = lacks.scorer(leaf);
        var inOrder = docs.clone();
        Arrays.sort(inOrder, Comparator.comparingInt(d -> d.doc));
        for (var doc : inOrder) {
          if (at(hasIt, doc.doc)) {
            doc.score *= HAS;
          } else if (at(lacksIt, doc.doc)) {
            doc.score *= LACKS;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the search index cannot be read", e);
    }
    var weighed = docs.clone();
    Arrays.sort(weighed, Comparator.comparingDouble((ScoreDoc d) -> -d.score));
    return weighed;
  }

  private static boolean at(@Nullable Scorer scorer, int doc) throws IOException {
    if (scorer == null) {
      return false;
    }
    var iterator = scorer.iterator();
    return iterator.docID() == doc || (iterator.docID() < doc && iterator.advance(doc) == doc);
  }
}
