package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Product;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a feed into a shop's {@code catalog/products.jsonl}: rows are cleaned and checked, those
 * that cannot be products are refused with their reason, the others are added or take the place of
 * the product with the same id.
 */
public final class CatalogImport {
  /** Lines remembered for each reason of refusal. */
  public static final int LINES_A_REASON = 10;

  /** The code by which a feed says that items are one product. */
  static final String GROUP = "group";

  /** Variants that stand apart from their product in the feed. */
  private static final int MOST_SCATTERED = 100_000;

  private final Path catalog;
  private final Options options;
  private final Map<String, Refused> refused = new LinkedHashMap<>();
  private final Map<String, Integer> idsOfFeed = new HashMap<>();
  private final Set<String> productsOfFeed = new HashSet<>();
  private final Set<String> refusedProducts = new HashSet<>();
  private final Map<String, String> productOfGroup = new HashMap<>();
  private final Map<String, List<ObjectNode>> scattered = new LinkedHashMap<>();
  private final ProductJson json;
  private final DerivedVocabulary vocabulary;
  private final MarketplaceRow marketplace;
  private int read;
  private int added;
  private int updated;
  private int unchanged;
  private int kept;
  private int deleted;
  private int unpriced;
  private int scatteredRows;
  private boolean refusedUnknown;

  private CatalogImport(Path shop, Options options) {
    this.catalog = shop.resolve("catalog");
    this.options = options;
    this.json = new ProductJson(options.language(), options.currency());
    this.vocabulary = new DerivedVocabulary(options.language());
    this.marketplace = new MarketplaceRow(options.language(), options.currency(), options.stock());
  }

  /**
   * @param language of words that name none
   * @param currency of prices that name none, and the one the shop sells in
   * @param stock for products that come without; null: not counted
   * @param maxProducts rows beyond are refused
   * @param encoding how the feed's bytes are letters; null to find out
   * @param complete whether the feed is everything there is, so that what is not in it is deleted
   */
  public record Options(
      Language language,
      Currency currency,
      @Nullable Integer stock,
      int maxProducts,
      @Nullable Charset encoding,
      boolean complete) {
    public Options(Language language, Currency currency, @Nullable Integer stock, int maxProducts) {
      this(language, currency, stock, maxProducts, null, false);
    }
  }

  /** Hears how far it is. */
  public interface Progress {
    /**
     * @param bytes of the feed read, of {@code of}
     */
    void at(long bytes, long of, int rows);

    Progress NONE = (bytes, of, rows) -> {};
  }

  /**
   * @param count rows refused for this reason
   * @param mend what to do, as told for the first of them
   * @param lines of the first ones
   */
  public record Refused(int count, String mend, List<Integer> lines) {
    public Refused {
      lines = List.copyOf(lines);
    }
  }

  /**
   * @param kept products that were there and are not in the feed
   * @param deleted of them, those marked so because the feed is complete
   * @param unpriced products of the feed that are found but not sold
   * @param encoding of the feed, as it was said or found
   * @param refused by reason
   */
  public record Report(
      int read,
      int added,
      int updated,
      int unchanged,
      int kept,
      int deleted,
      int unpriced,
      String language,
      String encoding,
      Map<String, Refused> refused) {
    public Report {
      refused = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }

    public int refusedInAll() {
      return refused.values().stream().mapToInt(Refused::count).sum();
    }
  }

  /**
   * @throws IOException when the feed cannot be read or the folder not be written; the catalogue is
   *     as it was then
   */
  public static Report run(Path shop, Path feed, Options options, Progress progress)
      throws IOException {
    return new CatalogImport(shop, options).run(feed, progress);
  }

  private Report run(Path feed, Progress progress) throws IOException {
    Files.createDirectories(catalog);
    String encoding;
    try (var merge = new CatalogMerge(catalog)) {
      encoding = readFeed(feed, merge, progress);
      gatherScattered(merge);
      var all = refused.values().stream().mapToInt(Refused::count).sum();
      if (options.complete() && all > productsOfFeed.size()) {
        throw new UnreadableFeed(
            all
                + " rows are refused and "
                + productsOfFeed.size()
                + " taken: nothing is deleted on such a feed; import it without --complete to see"
                + " why, and mend it");
      }
      merge.finish(productsOfFeed, this::leftover);
    }
    writeVocabulary();
    return new Report(
        read,
        added,
        updated,
        unchanged,
        kept,
        deleted,
        unpriced,
        options.language().code(),
        encoding,
        refused);
  }

  private String readFeed(Path feed, CatalogMerge merge, Progress progress) throws IOException {
    var size = Files.size(feed);
    String encoding;
    try (var rows = FeedRows.open(feed, options.encoding())) {
      encoding = rows.encoding().charset().name();
      while (true) {
        try {
          var row = rows.next();
          if (row == null) {
            break;
          }
          read++;
          take(row, rows.line(), merge);
        } catch (BadRow e) {
          refuse(e, rows.line());
        }
        if (read % 500 == 0) {
          progress.at(rows.position(), size, read);
        }
      }
    }
    progress.at(size, size, read);
    return encoding;
  }

  private void take(ObjectNode row, int line, CatalogMerge merge) throws IOException, BadRow {
    if (ofEarlierProduct(row)) {
      return;
    }
    Product product;
    try {
      product = product(row);
    } catch (BadRow e) {
      throw e.of(ids(row));
    } catch (JacksonException e) {
      throw new BadRow("bad value", "a value is larger than it can be: " + JsonMistake.said(e))
          .of(ids(row));
    }
    claim(product, line);
    var grouped = product.more().codes().containsKey(GROUP);
    count(merge.put(product.id().value(), written(product), grouped));
    unpriced += product.sold() || product.deleted() ? 0 : 1;
    vocabulary.see(product);
  }

  /** Whether these are variants of a product that came earlier in the feed; they are put by. */
  private boolean ofEarlierProduct(ObjectNode row) throws BadRow {
    var group = row.path("codes").path(GROUP).asString("");
    if (group.isEmpty()) {
      return false;
    }
    var product = productOfGroup.get(group);
    if (product == null) {
      productOfGroup.put(group, row.path("id").asString(""));
      return false;
    }
    if (++scatteredRows > MOST_SCATTERED) {
      throw new BadRow(
          "scattered variants", "sort the feed by item_group_id: too many variants stand apart");
    }
    scattered.computeIfAbsent(product, p -> new ArrayList<>()).add(row);
    return true;
  }

  /** Gives products their variants that stood elsewhere in the feed. */
  private void gatherScattered(CatalogMerge merge) throws IOException {
    for (var entry : scattered.entrySet()) {
      try {
        var line = merge.read(entry.getKey());
        if (line == null) {
          throw new BadRow(
              "variants without a product",
              "the first item of the group of `" + entry.getKey() + "` is refused: mend that one");
        }
        var row = (ObjectNode) ProductJson.JSON.readTree(line);
        var variants = row.withArray("/variants");
        for (var late : entry.getValue()) {
          var others = late.path("variants");
          variants.add(late.deepCopy().remove(List.of("variants")));
          others.forEach(variants::add);
        }
        var product = json.read(row);
        for (var variant : product.variants()) {
          idsOfFeed.putIfAbsent(variant.id().value(), 0);
        }
        merge.put(entry.getKey(), written(product), true);
      } catch (BadRow e) {
        refuse(e.of(List.of(entry.getKey())), 0);
      }
    }
  }

  private void claim(Product product, int line) throws BadRow {
    var ids = new ArrayList<String>();
    ids.add(product.id().value());
    product.variants().forEach(v -> ids.add(v.id().value()));
    for (var id : ids) {
      var first = idsOfFeed.get(id);
      if (first != null || ids.indexOf(id) != ids.lastIndexOf(id)) {
        throw new BadRow(
                "duplicate id",
                "the id `"
                    + id
                    + "` is already on line "
                    + (first == null ? line : first)
                    + "; the first counts")
            .of(List.of(product.id().value()));
      }
    }
    if (productsOfFeed.size() >= options.maxProducts()) {
      throw new BadRow(
              "too many products", "at most " + options.maxProducts() + " are taken; see --max")
          .of(List.of(product.id().value()));
    }
    ids.forEach(id -> idsOfFeed.put(id, line));
    productsOfFeed.add(product.id().value());
  }

  private void count(CatalogMerge.Change change) {
    switch (change) {
      case ADDED -> added++;
      case UPDATED -> updated++;
      case UNCHANGED -> unchanged++;
    }
  }

  private String written(Product product) {
    return ProductJson.JSON.writeValueAsString(json.write(product));
  }

  private Product product(ObjectNode row) throws BadRow {
    if (MarketplaceRow.recognises(row)) {
      return marketplace.read(row);
    }
    var product = json.read(row);
    return product.stock() == null && product.sold() && options.stock() != null
        ? json.read(row.put("stock", options.stock()))
        : product;
  }

  /** What was there and is not in the feed stays, or is deleted, or is a variant now. */
  private @Nullable String leftover(String line, @Nullable String id) {
    if (id != null && idsOfFeed.containsKey(id)) {
      return null;
    }
    if (line.isBlank()) {
      return null;
    }
    kept++;
    try {
      var product = json.read(ProductJson.JSON.readTree(line));
      if (options.complete()
          && !product.deleted()
          && !refusedUnknown
          && !refusedProducts.contains(product.id().value())) {
        kept--;
        deleted++;
        return written(product.withDeleted(true));
      }
      vocabulary.see(product);
    } catch (BadRow | JacksonException e) {
      // `check` tells about it; importing something else is no reason to lose it
    }
    return line;
  }

  private static List<String> ids(ObjectNode row) {
    var ids = new ArrayList<String>();
    for (var key : List.of("asin", "id", "sku")) {
      var id = row.path(key).asString("");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    return ids;
  }

  private void writeVocabulary() throws IOException {
    var file = catalog.resolve("vocabulary.yml");
    if (Files.exists(file) && !Files.readString(file).startsWith(DerivedVocabulary.FIRST_LINE)) {
      return; // somebody wrote it
    }
    var yaml = vocabulary.yaml();
    if (Files.exists(file) && Files.readString(file).equals(yaml)) {
      return;
    }
    var fresh = Files.createTempFile(catalog, ".vocabulary-", ".yml");
    Files.writeString(fresh, yaml);
    CatalogMerge.replace(fresh, file);
  }

  private void refuse(BadRow row, int line) {
    refusedProducts.addAll(row.ids);
    refusedUnknown |= row.ids.isEmpty();
    refused.merge(
        row.reason,
        new Refused(1, row.said(), List.of(line)),
        (old, one) -> {
          var lines = new ArrayList<>(old.lines());
          if (lines.size() < LINES_A_REASON) {
            lines.add(line);
          }
          return new Refused(old.count() + 1, old.mend(), lines);
        });
  }
}
