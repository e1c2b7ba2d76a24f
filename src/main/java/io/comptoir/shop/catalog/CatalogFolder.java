package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.CatalogVocabulary;
import io.comptoir.commerce.catalog.InMemoryCatalog;
import io.comptoir.commerce.catalog.OptionSheet;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Review;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.shop.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Loads the {@code catalog/} part of a shop folder. */
public final class CatalogFolder {
  /** More products than this are refused. */
  public static final int MAX_PRODUCTS = 1_000_000;

  private static final String PRODUCTS = "catalog/products.jsonl";
  private static final String REVIEWS = "catalog/reviews.jsonl";
  private static final String STORES = "catalog/stores.yml";
  private static final String OPTIONS = "catalog/options.yml";
  private static final String VOCABULARY = "catalog/vocabulary.yml";

  private final Path folder;
  private final Language language;
  private final Currency currency;
  private final boolean sells;
  private final Problems problems = new Problems();
  private final MessageDigest digest = sha256();

  private CatalogFolder(Path folder, Language language, Currency currency, boolean sells) {
    this.sells = sells;
    this.folder = folder;
    this.language = language;
    this.currency = currency;
  }

  /**
   * What was read and what is wrong with it. With problems the catalogue holds what could be read.
   */
  public record Loaded(Catalog catalog, List<Problem> problems) {
    public Loaded {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Loads a shop's catalogue. Never fails on what people wrote: mistakes are listed.
   *
   * @param language of words that name none
   * @param currency of prices that name none
   * @throws java.io.UncheckedIOException when a file cannot be read at all
   */
  public static Loaded load(Path shopFolder, Language language, Currency currency) {
    return load(shopFolder, language, currency, true);
  }

  /**
   * @param sells whether there must be products
   */
  public static Loaded load(Path shopFolder, Language language, Currency currency, boolean sells) {
    return new CatalogFolder(shopFolder, language, currency, sells).load();
  }

  private Loaded load() {
    digest.update((language.code() + currency.getCurrencyCode()).getBytes(StandardCharsets.UTF_8));
    var vocabulary =
        text(VOCABULARY)
            .map(text -> new VocabularyFile(language).read(VOCABULARY, text, problems))
            .orElse(CatalogVocabulary.EMPTY);
    var lines = new HashMap<ProductId, Integer>();
    var products = products(lines);
    var reviews = reviews(lines);
    List<Store> stores =
        text(STORES)
            .map(text -> new StoresFile(language).read(STORES, text, problems))
            .orElse(List.of());
    references(products.values(), vocabulary, lines);
    var options =
        text(OPTIONS)
            .map(
                text ->
                    new OptionsFile(language, currency, vocabulary, products.values())
                        .read(OPTIONS, text, problems))
            .orElse(OptionSheet.NONE);
    for (var product : products.values()) {
      if (!product.variants().isEmpty() && !options.of(product).isEmpty()) {
        problems.add(
            PRODUCTS,
            lines.getOrDefault(product.id(), 0),
            "`" + product.id() + "` has variants and options; make the variants an option");
      }
    }
    var version = HexFormat.of().formatHex(digest.digest()).substring(0, 24);
    return new Loaded(
        new InMemoryCatalog(products.values(), reviews, stores, vocabulary, options, version),
        problems.all());
  }

  private Map<ProductId, Product> products(Map<ProductId, Integer> lines) {
    var products = new LinkedHashMap<ProductId, Product>();
    var json = new ProductJson(language, currency);
    var file = Files.exists(folder.resolve(PRODUCTS)) ? PRODUCTS : PRODUCTS + ".gz";
    if (!Files.exists(folder.resolve(file))) {
      if (!sells) {
        return products;
      }
      problems.add(
          PRODUCTS, 0, "there are no products: write this file or run `comptoir import` on a feed");
      return products;
    }
    eachLine(
        file,
        (row, line) -> {
          var product = json.read(row);
          if (products.size() >= MAX_PRODUCTS) {
            throw new BadRow("too many", "a catalogue holds at most " + MAX_PRODUCTS + " products");
          }
          var ids = new ArrayList<ProductId>();
          ids.add(product.id());
          product.variants().forEach(v -> ids.add(v.id()));
          for (var id : ids) {
            var before = lines.putIfAbsent(id, line);
            if (before != null) {
              throw new BadRow(
                  "duplicate",
                  "the id `" + id + "` is already on line " + before + "; make it unique");
            }
          }
          products.put(product.id(), product);
        });
    return products;
  }

  private List<Review> reviews(Map<ProductId, Integer> products) {
    var reviews = new ArrayList<Review>();
    var json = new ReviewJson(language);
    if (Files.exists(folder.resolve(REVIEWS))) {
      eachLine(
          REVIEWS,
          (row, line) -> {
            var review = json.read(row);
            if (!products.containsKey(review.product())) {
              throw new BadRow(
                  "unknown product", "there is no product `" + review.product() + "` to review");
            }
            reviews.add(review);
          });
    }
    return reviews;
  }

  /** Every category, attribute value and product that is named exists. */
  private void references(
      Iterable<Product> products, CatalogVocabulary vocabulary, Map<ProductId, Integer> lines) {
    var unknown = new HashSet<String>();
    for (var id : vocabulary.names().keySet()) {
      if (!ProductId.valid(id) || !lines.containsKey(new ProductId(id))) {
        problems.add(VOCABULARY, 0, "`names: " + id + "` is no product");
      }
    }
    for (var product : products) {
      var line = lines.getOrDefault(product.id(), 0);
      for (var category : product.categories()) {
        if (!vocabulary.derived()
            && !vocabulary.categories().isEmpty()
            && !vocabulary.categories().containsKey(category)
            && unknown.add("c" + category)) {
          problems.add(
              PRODUCTS,
              line,
              "the category `" + category + "` is not in " + VOCABULARY + "; add it");
        }
      }
      product
          .attributes()
          .forEach(
              (key, values) -> {
                var attribute = vocabulary.attributes().get(key);
                if (attribute == null || attribute.values().isEmpty() || vocabulary.derived()) {
                  return; // free words
                }
                for (var value : values) {
                  if (!attribute.values().containsKey(value) && unknown.add(key + "=" + value)) {
                    problems.add(
                        PRODUCTS,
                        line,
                        "`"
                            + value
                            + "` is no value of `"
                            + key
                            + "` in "
                            + VOCABULARY
                            + "; add it");
                  }
                }
              });
      for (var pair : product.pairsWith()) {
        if (!lines.containsKey(pair) && unknown.add("p" + pair)) {
          problems.add(PRODUCTS, line, "`pairs_with` names `" + pair + "`, which is no product");
        }
      }
      var price = product.price();
      var before = product.compareAt();
      if (price != null && before != null && !price.currency().equals(before.currency())) {
        problems.add(PRODUCTS, line, "`price` and `compare_at` are in different currencies");
      }
    }
  }

  private java.util.Optional<String> text(String file) {
    var path = folder.resolve(file);
    if (!Files.exists(path)) {
      return java.util.Optional.empty();
    }
    try {
      var bytes = Files.readAllBytes(path);
      digest.update(bytes);
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
      return java.util.Optional.of(text);
    } catch (MalformedInputException e) {
      problems.add(file, 0, "the file is not UTF-8: save it as UTF-8");
      return java.util.Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + path, e);
    }
  }

  private interface RowReader {
    void read(JsonNode row, int line) throws BadRow;
  }

  private void eachLine(String file, RowReader reader) {
    var path = folder.resolve(file);
    try (var lines = new LineReader(open(path))) {
      for (var line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank()) {
          continue;
        }
        try {
          reader.read(ProductJson.JSON.readTree(line), lines.number());
        } catch (BadRow e) {
          problems.add(file, lines.number(), e.said());
        } catch (JacksonException e) {
          problems.add(file, lines.number(), "this line is not JSON: " + JsonMistake.said(e));
        }
      }
      lines.refusedWhy().forEach((line, why) -> problems.add(file, line, why));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read " + path, e);
    }
  }

  private InputStream open(Path path) throws IOException {
    InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16), digest);
    return path.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
