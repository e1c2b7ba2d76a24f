package io.comptoir.index;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.CatalogVocabulary.AttributeValue;
import io.comptoir.commerce.catalog.Product;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** A product as Lucene keeps it: words by language, and exact facts to filter by. */
final class ProductDocument {
  static final String NAME = "name_";

  /** What it is: the name before "for", "with", a comma or a dash. */
  static final String HEAD = "head_";

  /** The name and labels without what they say is absent: a "bottle without straw" has no straw. */
  static final String HAS = "has_";

  /** What the name or the description says is absent. */
  static final String LACKS = "lacks_";

  static final String BRAND = "brand_";
  static final String LABELS = "labels_";
  static final String SUMMARY = "summary_";
  static final String DESCRIPTION = "description_";

  /** Exact facts: {@code category:…}, {@code key=value}, {@code sold}. */
  static final String FACT = "fact";

  static final String ID = "id";
  static final String PRICE = "price";
  static final String SOLD = "sold";
  static final String OFFER = "offer";

  private static final Pattern ASIDE =
      Pattern.compile(
          "(?iu)(?<=\\p{L}{3}.{0,200})(?:\\s(?:for|with|compatible|designed|fits?|pour|avec)\\s|[,;|(–—]|\\s-\\s)");

  private ProductDocument() {}

  static Document of(Product product, CatalogVocabulary vocabulary, Set<Language> languages) {
    var document = new Document();
    document.add(new StringField(ID, product.id().value(), Store.NO));
    for (var fact : facts(product, vocabulary)) {
      document.add(new StringField(FACT, fact, Store.NO));
    }
    var price = product.price();
    if (price != null) {
      document.add(new LongPoint(PRICE, price.minor()));
    }
    for (var language : languages) {
      var code = language.code();
      document.add(new TextField(NAME + code, product.name().in(language), Store.NO));
      absence(document, product, language);
      document.add(new TextField(HEAD + code, head(product.name().in(language)), Store.NO));
      if (product.brand() != null) {
        document.add(new TextField(BRAND + code, product.brand(), Store.NO));
      }
      document.add(new TextField(LABELS + code, labels(product, vocabulary, language), Store.NO));
      document.add(new TextField(SUMMARY + code, product.summary().in(language), Store.NO));
      document.add(new TextField(DESCRIPTION + code, product.description().in(language), Store.NO));
    }
    return document;
  }

  /** What is exactly true of a product. */
  static Set<String> facts(Product product, CatalogVocabulary vocabulary) {
    var facts = new LinkedHashSet<String>();
    product
        .categories()
        .forEach(c -> vocabulary.withAncestors(c).forEach(a -> facts.add(category(a))));
    product.attributes().forEach((key, values) -> values.forEach(v -> facts.add(fact(key, v))));
    for (var variant : product.variants()) {
      variant.attributes().forEach((key, values) -> values.forEach(v -> facts.add(fact(key, v))));
    }
    product.tags().forEach(tag -> facts.add(fact("tag", tag)));
    if (product.brand() != null) {
      facts.add(fact("brand", product.brand()));
    }
    if (product.sold()) {
      facts.add(SOLD);
    }
    if (offered(product)) {
      facts.add(OFFER);
    }
    return facts;
  }

  /** Whether it costs less than before. */
  static boolean offered(Product product) {
    var price = product.price();
    var before = product.compareAt();
    return price != null
        && before != null
        && before.currency().equals(price.currency())
        && before.minor() > price.minor();
  }

  static String category(String id) {
    return "category:" + id.toLowerCase(Locale.ROOT);
  }

  static String fact(String attribute, String value) {
    return attribute.toLowerCase(Locale.ROOT) + "=" + value.toLowerCase(Locale.ROOT);
  }

  private static void absence(Document document, Product product, Language language) {
    var name = NegatedWords.inProse(product.name().in(language));
    var lacks = new ArrayList<>(name.refused());
    for (var line : product.description().in(language).split("[\\n.!?]")) {
      lacks.addAll(NegatedWords.inProse(line).refused());
    }
    document.add(new TextField(HAS + language.code(), name.wanted(), Store.NO));
    document.add(new TextField(LACKS + language.code(), String.join(" . ", lacks), Store.NO));
  }

  /** "Case for phones, blue" is a case. */
  static String head(String name) {
    var cut = ASIDE.matcher(name);
    return cut.find() ? name.substring(0, cut.start()) : name;
  }

  /** The languages that the catalogue's names are written in, in a fixed order. */
  static Set<Language> languages(Catalog catalog) {
    var codes = new TreeSet<String>();
    catalog
        .products()
        .forEach(p -> p.name().byLanguage().keySet().forEach(l -> codes.add(l.code())));
    var languages = new LinkedHashSet<Language>();
    codes.forEach(code -> languages.add(new Language(code)));
    if (languages.isEmpty()) {
      languages.add(Language.ENGLISH);
    }
    return languages;
  }

  private static String labels(Product product, CatalogVocabulary vocabulary, Language language) {
    var words = new ArrayList<String>();
    var seen = new LinkedHashSet<String>();
    product.categories().forEach(c -> seen.addAll(vocabulary.withAncestors(c)));
    for (var id : seen) {
      var category = vocabulary.categories().get(id);
      if (category == null) {
        words.add(id);
      } else {
        say(words, category.label(), category.synonyms(), language);
      }
    }
    product.attributes().forEach((key, values) -> values(words, vocabulary, key, values, language));
    for (var variant : product.variants()) {
      words.add(variant.name().in(language));
      variant
          .attributes()
          .forEach((key, values) -> values(words, vocabulary, key, values, language));
    }
    for (var tag : product.tags()) {
      var known = vocabulary.tags().get(tag);
      if (known != null) {
        say(words, known.label(), known.synonyms(), language);
      }
    }
    return String.join(" . ", words);
  }

  private static void values(
      List<String> words,
      CatalogVocabulary vocabulary,
      String key,
      Collection<String> values,
      Language language) {
    var attribute = vocabulary.attributes().get(key);
    for (var value : values) {
      AttributeValue known = attribute == null ? null : attribute.values().get(value);
      if (known == null) {
        words.add(value);
      } else {
        say(words, known.label(), known.synonyms(), language);
      }
    }
  }

  private static void say(
      List<String> words,
      LocalizedText label,
      Map<Language, List<String>> synonyms,
      Language language) {
    words.add(label.in(language));
    words.addAll(synonyms.getOrDefault(language, List.of()));
  }
}
