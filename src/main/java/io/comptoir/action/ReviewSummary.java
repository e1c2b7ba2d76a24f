package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.Review;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What buyers say of a product: the average, a word of praise, a word of blame, a few reviews. */
final class ReviewSummary {
  private static final int SHOWN = 5;
  private static final int QUOTE = 160;

  private final Catalog catalog;

  ReviewSummary(Catalog catalog) {
    this.catalog = catalog;
  }

  Map<String, Value> of(Product product, Language language) {
    var reviews =
        catalog.reviews(product.id()).stream()
            .sorted(Comparator.comparing(r -> !r.language().equals(language)))
            .toList();
    var values = new LinkedHashMap<String, Value>();
    values.put("product", Value.ref("product", product.id().value()));
    values.put("name", Value.of(product.name().in(language)));
    values.put("average", Value.of(product.rating().average()));
    values.put("count", Value.of(product.rating().count()));
    values.put(
        "reviews", Value.items(reviews.stream().limit(SHOWN).map(ReviewSummary::fields).toList()));
    quote(reviews, 4, 5, language).ifPresent(q -> values.put("likes", Value.of(q)));
    quote(reviews, 1, 3, language).ifPresent(q -> values.put("dislikes", Value.of(q)));
    return values;
  }

  private static Value fields(Review review) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("rating", Value.of(review.rating()));
    fields.put("title", Value.of(review.title()));
    fields.put("text", Value.of(review.text()));
    fields.put("author", Value.of(review.author()));
    fields.put("at", Value.of(review.at().toString()));
    return new Value.Fields(fields);
  }

  /** The first sentence of the best review with such a rating, in the reader's language if any. */
  private static Optional<String> quote(List<Review> reviews, int from, int to, Language language) {
    return reviews.stream()
        .filter(r -> r.rating() >= from && r.rating() <= to && r.language().equals(language))
        .map(Review::text)
        .filter(t -> !t.isBlank())
        .findFirst()
        .map(ReviewSummary::firstSentence);
  }

  private static String firstSentence(String text) {
    var sentences = java.text.BreakIterator.getSentenceInstance();
    sentences.setText(text);
    sentences.first();
    var end = sentences.next();
    var sentence = text.substring(0, end == java.text.BreakIterator.DONE ? text.length() : end);
    return sentence.length() > QUOTE
        ? sentence.substring(0, QUOTE).strip() + "…"
        : sentence.strip();
  }
}
