package io.comptoir.action;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.customer.Profile.Known;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a customer, as it is told to them. */
final class Remembered {
  private final Catalog catalog;
  private final Words words;

  Remembered(Catalog catalog, Words words) {
    this.catalog = catalog;
    this.words = words;
  }

  /** Several values as one: "12 rue des Lilas, 75004 Paris". */
  String told(List<Known> known) {
    return known.stream()
        .map(k -> told(k.value()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Where it comes from, "en passant commande". */
  String source(Known known) {
    var source = known.source().replaceAll("[^a-z_.]", "");
    return words.find("source." + source).orElseGet(() -> words.say("source.conversation"));
  }

  private String told(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Ref(var kind, var id) -> named(kind, id);
      case Value.Amount(var money) -> words.money(money);
      case Value.Number n -> Arguments.text(value);
      case Value.Truth(var truth) -> words.say(truth ? "truth.yes" : "truth.no");
      case Value.Items(var items) ->
          items.stream()
              .map(this::told)
              .filter(t -> !t.isEmpty())
              .collect(Collectors.joining(", "));
      case Value.Fields(var fields) -> gift(fields.get("product"), fields.get("recipient"));
    };
  }

  private String gift(
      @org.jspecify.annotations.Nullable Value product,
      @org.jspecify.annotations.Nullable Value recipient) {
    if (product == null) {
      return "";
    }
    var to = recipient == null ? "" : recipient(Arguments.text(recipient));
    return to.isEmpty() ? told(product) : words.say("gift.to", told(product), to);
  }

  /** "mère" for {@code mother}; the word itself where there is none. */
  String recipient(String key) {
    return words.find("recipient." + key).orElse(key);
  }

  private String named(String kind, String id) {
    if (kind.equals("product") || kind.equals("variant")) {
      return catalog
          .find(new io.comptoir.commerce.catalog.ProductId(id))
          .map(p -> p.name().in(words.language()))
          .orElse(id);
    }
    if (kind.equals("category")) {
      var category = catalog.vocabulary().categories().get(id);
      return category == null ? id : category.label().in(words.language());
    }
    return Optional.ofNullable(catalog.vocabulary().attributes().get(kind))
        .map(attribute -> attribute.values().get(id))
        .map(v -> v.label().in(words.language()))
        .orElse(id);
  }
}
