package io.comptoir.index;

import io.comptoir.base.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Words to a Lucene query: each word counts in the field where it says most, words that stand
 * together in the name count more, and a word that the catalogue does not know is read as a typing
 * mistake.
 */
final class TextQuery {
  /** Words beyond this many are not looked at. */
  static final int MAX_WORDS = 24;

  // measured on the sample of real judgments, see EsciSampleTest
  private static final float TIE = 0.2f;
  private static final float PHRASE = 0.5f;
  private static final float LABEL_PHRASE = 0.5f;
  private static final float COMPOUND = 4f;
  private static final float PARTS = 2f;
  private static final float HEAD = 1.4f;

  /** A word in fewer names than this may be two words written together. */
  private static final int RARE = 3;

  /** Letters of each half of a word that many names have and others write apart. */
  private static final int SHORTEST_PART = 3;

  /** "200mg" is "200 mg". */
  private static final Pattern MEASURE = Pattern.compile("(\\p{N}+)(\\p{L}{2,})");

  /** What comes after says more of the thing and not what it is. */
  private static final Pattern ENGLISH_ASIDE =
      Pattern.compile("(?iu)\\s(?:for|with|of|in|made|from|on|w/)\\s.*$");

  private record Weighted(String field, float weight) {}

  private static final List<Weighted> FIELDS =
      List.of(
          new Weighted(ProductDocument.NAME, 3.0f),
          new Weighted(ProductDocument.HEAD, 4.0f),
          new Weighted(ProductDocument.BRAND, 3.0f),
          new Weighted(ProductDocument.LABELS, 1.6f),
          new Weighted(ProductDocument.SUMMARY, 1.0f),
          new Weighted(ProductDocument.DESCRIPTION, 1.0f));

  private final IndexReader reader;
  private final Language language;
  private final List<String> words;
  private final @Nullable String head;

  TextQuery(IndexReader reader, Language language, String text) {
    this.reader = reader;
    this.language = language;
    this.words =
        text.isBlank()
            ? List.of()
            : List.copyOf(
                new LinkedHashSet<>(
                    TextAnalysis.terms(TextAnalysis.querying(language), text, MAX_WORDS)));
    this.head = words.size() < 2 ? null : head(text);
  }

  /** The word that says what the thing is: last of its English name, first of its French one. */
  private @Nullable String head(String text) {
    if (language.equals(Language.FRENCH)) {
      return words.getFirst();
    }
    if (!language.equals(Language.ENGLISH)) {
      return null;
    }
    var name = ENGLISH_ASIDE.matcher(text).replaceFirst("");
    var terms = TextAnalysis.terms(TextAnalysis.querying(language), name, MAX_WORDS);
    return terms.isEmpty() ? words.getLast() : terms.getLast();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  int size() {
    return words.size();
  }

  /**
   * @param atLeast how many of the words a product must have
   */
  Query query(int atLeast) {
    if (words.size() == 1) {
      return word(words.getFirst());
    }
    var query = new BooleanQuery.Builder();
    for (var word : words) {
      query.add(word.equals(head) ? new BoostQuery(word(word), HEAD) : word(word), Occur.SHOULD);
    }
    query.setMinimumNumberShouldMatch(Math.min(atLeast, words.size()));
    var all = new BooleanQuery.Builder();
    all.add(query.build(), Occur.MUST);
    for (var i = 0; i + 1 < words.size(); i++) {
      all.add(
          new BoostQuery(new PhraseQuery(1, name(), words.get(i), words.get(i + 1)), PHRASE),
          Occur.SHOULD);
      all.add(
          new BoostQuery(
              new PhraseQuery(0, labels(), words.get(i), words.get(i + 1)), LABEL_PHRASE),
          Occur.SHOULD);
      var together = new Term(name(), words.get(i) + words.get(i + 1));
      if (frequency(together) > 0) { // "air pods" are "airpods"
        all.add(new BoostQuery(new TermQuery(together), COMPOUND), Occur.SHOULD);
      }
    }
    return all.build();
  }

  /** A product whose name or labels say that it has this; nothing without a word. */
  Optional<Query> has() {
    return phrase(List.of(ProductDocument.HAS, ProductDocument.LABELS));
  }

  /** A product that says it lacks this. */
  Optional<Query> lacks() {
    return phrase(List.of(ProductDocument.LACKS));
  }

  private Optional<Query> phrase(List<String> fields) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var anywhere = new BooleanQuery.Builder();
    for (var field : fields) {
      anywhere.add(
          new PhraseQuery(0, field + language.code(), words.toArray(String[]::new)), Occur.SHOULD);
    }
    return Optional.of(anywhere.build());
  }

  private Query word(String word) {
    var anywhere = new ArrayList<Query>(FIELDS.size());
    for (var field : FIELDS) {
      var term = new Term(field.field + language.code(), word);
      if (frequency(term) > 0) {
        anywhere.add(new BoostQuery(new TermQuery(term), field.weight));
      }
    }
    apart(word, anywhere);
    if (anywhere.isEmpty()) {
      var edits = word.length() >= 6 ? 2 : word.length() >= 4 ? 1 : 0;
      for (var field : FIELDS) {
        var term = new Term(field.field + language.code(), word);
        anywhere.add(
            edits == 0
                ? new TermQuery(term)
                : new BoostQuery(new FuzzyQuery(term, edits, 1, 20, true), field.weight * 0.6f));
      }
    }
    return new DisjunctionMaxQuery(anywhere, TIE);
  }

  /** The word as two: "firestick" is "fire stick", "bandsaw" also "band saw". */
  private void apart(String word, List<Query> anywhere) {
    var rare = frequency(new Term(name(), word)) < RARE;
    var shortest = rare ? 1 : SHORTEST_PART;
    for (var cut = shortest; cut <= word.length() - Math.max(2, shortest); cut++) {
      var first = word.substring(0, cut);
      var second = word.substring(cut);
      var known = rare ? 1 : RARE;
      if (frequency(new Term(name(), first)) >= known
          && frequency(new Term(name(), second)) >= known) {
        anywhere.add(
            new BoostQuery(new PhraseQuery(0, name(), first, second), rare ? COMPOUND : PARTS));
      }
    }
    var measure = MEASURE.matcher(word);
    if (measure.matches()) {
      var number = measure.group(1);
      var unit = measure.group(2);
      anywhere.add(new BoostQuery(new PhraseQuery(0, name(), number, unit), PARTS));
      anywhere.add(
          new BoostQuery(
              new PhraseQuery(0, ProductDocument.DESCRIPTION + language.code(), number, unit),
              PARTS / 3));
      anywhere.add(new BoostQuery(new TermQuery(new Term(name(), unit)), PARTS / 3));
    }
  }

  private String name() {
    return ProductDocument.NAME + language.code();
  }

  private String labels() {
    return ProductDocument.LABELS + language.code();
  }

  private int frequency(Term term) {
    try {
      return reader.docFreq(term);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
