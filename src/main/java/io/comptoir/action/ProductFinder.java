package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.search.SearchQuery;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows which product an argument means: a reference, an id, or a name as people say it. */
final class ProductFinder {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Counter counter;

  ProductFinder(Counter counter) {
    this.counter = counter;
  }

  /**
   * @param item the product's or the variant's id, as it was meant
   */
  record Found(Product product, ProductId item) {}

  Optional<Found> find(Optional<Value> argument, Language language) {
    return argument.flatMap(value -> find(value, language));
  }

  Optional<Found> find(Value value, Language language) {
    return switch (value) {
      case Value.Ref(var kind, var id) -> byId(id);
      case Value.Text(var text) -> byId(text.strip()).or(() -> byName(text, language));
      case Value.Fields(var fields) ->
          Optional.ofNullable(fields.get("product")).flatMap(p -> find(p, language));
      case Value.Items(var items) ->
          items.isEmpty() ? Optional.empty() : find(items.getFirst(), language);
      case Value.Number n -> byId(Arguments.text(n));
      case Value.Truth t -> Optional.empty();
      case Value.Amount a -> Optional.empty();
    };
  }

  private Optional<Found> byId(String id) {
    try {
      var item = new ProductId(id);
      return counter.catalog().find(item).map(product -> new Found(product, item));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The product whose name these words are, or the best hit when its name holds all of them. */
  private Optional<Found> byName(String text, Language language) {
    var words = plain(text);
    if (words.isEmpty() || words.length() > 200) {
      return Optional.empty();
    }
    var query =
        new SearchQuery(
            text,
            language,
            java.util.List.of(),
            java.util.Map.of(),
            java.util.Map.of(),
            java.util.List.of(),
            null,
            null,
            java.util.Set.of(),
            SearchQuery.Sort.RELEVANCE,
            false,
            0,
            5);
    for (var hit : counter.search().search(query).hits()) {
      var product = counter.catalog().find(hit.product());
      if (product.isPresent() && named(product.get(), words)) {
        return Optional.of(new Found(product.get(), product.get().id()));
      }
    }
    return Optional.empty();
  }

  private static boolean named(Product product, String words) {
    for (var name : product.name().byLanguage().values()) {
      var plain = " " + plain(name) + " ";
      var all = true;
      for (var word : words.split(" ")) {
        all &= word.length() <= 2 || plain.contains(" " + word + " ");
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static String plain(String text) {
    var folded = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NOT_WORDS.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
