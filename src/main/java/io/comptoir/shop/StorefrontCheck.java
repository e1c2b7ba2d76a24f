package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.shop.catalog.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Finds what the storefront would leave out: in {@code storefront.yml}, and in the seasons of
 * {@code shop.yml}.
 */
final class StorefrontCheck {
  private static final Set<String> WINDOW =
      Set.of("announcement", "wishes", "about", "promises", "ask", "opening", "words");
  private static final Set<String> OPENING = Set.of("picture", "alt", "title", "text");

  /** The pages' words that a shop may say in its own way. */
  static final Set<String> WORDS =
      Set.of(
          "add",
          "cart.title",
          "chat.about",
          "chat.ask",
          "error.404.text",
          "footer.demo",
          "footer.shop",
          "help.description",
          "help.lead",
          "help.title",
          "home.browse",
          "home.doors",
          "home.edit",
          "home.house",
          "home.season",
          "home.stores",
          "home.stores.all",
          "js.cart_empty_text",
          "js.checkout",
          "js.checkout_note",
          "js.total_note",
          "nav.aisles",
          "price.none",
          "product.ask",
          "product.options",
          "product.pairs",
          "product.similar",
          "products.count",
          "rack.bestsellers",
          "rack.bestsellers.text",
          "rack.discover",
          "rack.discover.text",
          "rack.new",
          "rack.new.text",
          "rack.offers",
          "rack.offers.text",
          "reviews.none",
          "search.label",
          "search.placeholder",
          "search.suggestions",
          "sort.featured",
          "stock.in_stock",
          "stock.not_sold",
          "stores.description",
          "stores.lead",
          "stores.title");

  private static final Set<String> PROMISE = Set.of("sign", "title", "text");
  private static final Set<String> SEASON =
      Set.of("id", "picture", "alt", "from", "until", "title", "text", "products");
  private static final Set<String> SIGNS =
      Set.of(
          "hand", "leaf", "gift", "return", "star", "parcel", "refill", "phone", "clock", "check",
          "chat", "pin");

  private final Path folder;
  private final List<Language> languages;
  private final Catalog catalog;

  StorefrontCheck(Path folder, List<Language> languages, Catalog catalog) {
    this.folder = folder;
    this.languages = languages;
    this.catalog = catalog;
  }

  void window(YamlNode top) {
    if (!top.isMap()) {
      top.problem("storefront.yml holds " + WINDOW.stream().sorted().toList());
      return;
    }
    top.onlyKeys(WINDOW);
    top.field("announcement").ifPresent(this::words);
    top.field("ask")
        .ifPresent(
            ask -> {
              ask.onlyKeys(Set.of("title", "text", "button", "say"));
              for (var key : java.util.List.of("title", "text", "button", "say")) {
                ask.field(key)
                    .ifPresentOrElse(
                        this::words,
                        () -> ask.problem("`" + key + "` is missing: write its words"));
              }
            });
    top.field("about").ifPresent(this::words);
    top.field("opening").ifPresent(this::opening);
    top.field("words").ifPresent(this::ownWords);
    top.field("wishes").map(YamlNode::items).orElse(List.of()).forEach(this::words);
    for (var promise : top.field("promises").map(YamlNode::items).orElse(List.of())) {
      if (!promise.isMap()) {
        promise.problem("a promise is {sign: leaf, title: {…}, text: {…}}");
        continue;
      }
      promise.onlyKeys(PROMISE);
      required(promise, "title");
      required(promise, "text");
      promise
          .text("sign")
          .filter(sign -> !SIGNS.contains(sign))
          .ifPresent(
              sign ->
                  promise.problem(
                      "there is no sign `" + sign + "`; use " + SIGNS.stream().sorted().toList()));
    }
  }

  private void opening(YamlNode node) {
    if (!node.isMap()) {
      node.problem("an opening is {picture: images/home.svg, title: {…}, text: {…}}");
      return;
    }
    node.onlyKeys(OPENING);
    required(node, "title");
    required(node, "text");
    picture(node);
  }

  private void ownWords(YamlNode node) {
    if (!node.isMap()) {
      node.problem("words are {stores.title: {fr: …, en: …}}");
      return;
    }
    node.onlyKeys(WORDS);
    WORDS.forEach(key -> node.field(key).ifPresent(this::words));
  }

  private void picture(YamlNode node) {
    node.field("picture")
        .ifPresent(
            picture ->
                picture
                    .text()
                    .filter(file -> !isThere(file))
                    .ifPresent(file -> picture.problem("there is no file `" + file + "` here")));
  }

  void seasons(YamlNode shop) {
    for (var season : shop.field("seasons").map(YamlNode::items).orElse(List.of())) {
      if (!season.isMap()) {
        season.problem("a season is {id, from, until, title, text, picture, products}");
        continue;
      }
      season.onlyKeys(SEASON);
      for (var day : List.of("from", "until")) {
        if (season.field(day).isEmpty()) {
          season.problem("`" + day + "` is missing: write a day such as 2026-12-24");
        }
      }
      required(season, "title");
      required(season, "text");
      picture(season);
      for (var product : season.field("products").map(YamlNode::items).orElse(List.of())) {
        product
            .text()
            .filter(id -> catalog.find(new ProductId(id)).isEmpty())
            .ifPresent(id -> product.problem("the catalogue has no product `" + id + "`"));
      }
    }
  }

  private boolean isThere(String file) {
    var path = folder.resolve(file).normalize();
    return path.startsWith(folder.normalize()) && Files.isRegularFile(path);
  }

  private void required(YamlNode node, String key) {
    node.field(key)
        .ifPresentOrElse(
            this::words,
            () -> node.problem("`" + key + "` is missing: write " + key + ": {fr: …, en: …}"));
  }

  /** Words say something in each of the shop's languages, or are one text for all. */
  private void words(YamlNode node) {
    if (!node.isMap()) {
      if (node.text().filter(t -> !t.isBlank()).isEmpty()) {
        node.problem("these are no words: write a text, or {fr: …, en: …}");
      }
      return;
    }
    var said = node.localized(languages.getFirst());
    for (var language : languages) {
      if (said.byLanguage().getOrDefault(language, "").isBlank()) {
        node.problem("the words in `" + language + "` are missing");
      }
    }
  }
}
