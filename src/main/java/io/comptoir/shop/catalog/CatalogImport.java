package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Product;
import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Brings a feed into a shop's {@code catalog/products.jsonl}: rows are cleaned and checked, those
 * that cannot be products are refused with their reason, the others are added or take the place of
 * the product with the same id. The file is replaced in one step, so that a reader sees the old
 * catalogue or the new one.
 */
public final class CatalogImport {
  /** Lines remembered for each reason of refusal. */
  public static final int LINES_A_REASON = 10;

  private final Path catalog;
  private final Options options;
  private final Map<String, Refused> refused = new LinkedHashMap<>();
  private final Map<String, Integer> idsOfFeed = new HashMap<>();
  private final Map<String, Integer> before = new HashMap<>();
  private final ProductJson json;
  private final DerivedVocabulary vocabulary;
  private final MarketplaceRow marketplace;
  private int read;
  private int added;
  private int updated;
  private int unchanged;
  private int kept;
  private int unpriced;

  private CatalogImport(Path shop, Options options) {
    this.catalog = shop.resolve("catalog");
    this.options = options;
    this.json = new ProductJson(options.language(), options.currency());
    this.vocabulary = new DerivedVocabulary(options.language());
    this.marketplace = new MarketplaceRow(options.language(), options.currency(), options.stock());
  }

  /**
   * @param language of words that name none
   * @param currency of prices that name none
   * @param stock for products that come without; null: not counted
   * @param maxProducts rows beyond are refused
   */
  public record Options(
      Language language, Currency currency, @Nullable Integer stock, int maxProducts) {}

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
   * @param unpriced products of the feed that are found but not sold
   * @param refused by reason
   */
  public record Report(
      int read,
      int added,
      int updated,
      int unchanged,
      int kept,
      int unpriced,
      String language,
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
    var products = catalog.resolve("products.jsonl");
    rememberBefore(products);
    var fresh = Files.createTempFile(catalog, ".import-", ".jsonl");
    var merged = Files.createTempFile(catalog, ".products-", ".jsonl");
    try {
      readFeed(feed, fresh, progress);
      merge(products, fresh, merged);
      try (var channel =
          java.nio.channels.FileChannel.open(merged, java.nio.file.StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      openToReaders(merged);
      Files.move(
          merged, products, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      writeVocabulary();
    } finally {
      Files.deleteIfExists(fresh);
      Files.deleteIfExists(merged);
    }
    return new Report(
        read, added, updated, unchanged, kept, unpriced, options.language().code(), refused);
  }

  private void rememberBefore(Path products) throws IOException {
    if (Files.exists(products)) {
      try (var lines = new LineReader(new FileInputStream(products.toFile()))) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          var id = idOf(line);
          if (id != null) {
            before.put(id, line.hashCode());
          }
        }
      }
    }
  }

  private void readFeed(Path feed, Path fresh, Progress progress) throws IOException {
    var size = Files.size(feed);
    try (var rows = FeedRows.open(feed);
        var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
      while (true) {
        try {
          var row = rows.next();
          if (row == null) {
            break;
          }
          read++;
          take(row, rows.line(), out);
        } catch (BadRow e) {
          refuse(e, rows.line());
        }
        if (read % 500 == 0) {
          progress.at(rows.position(), size, read);
        }
      }
    }
    progress.at(size, size, read);
  }

  private void take(JsonNode row, int line, BufferedWriter out) throws IOException, BadRow {
    var product = product(row);
    var id = product.id().value();
    var first = idsOfFeed.putIfAbsent(id, line);
    if (first != null) {
      throw new BadRow(
          "duplicate id", "the id `" + id + "` is already on line " + first + "; the first counts");
    }
    if (idsOfFeed.size() > options.maxProducts()) {
      idsOfFeed.remove(id);
      throw new BadRow(
          "too many products", "at most " + options.maxProducts() + " are taken; see --max");
    }
    var written = ProductJson.JSON.writeValueAsString(json.write(product));
    var old = before.get(id);
    if (old == null) {
      added++;
    } else if (old == written.hashCode()) {
      unchanged++;
    } else {
      updated++;
    }
    unpriced += product.sold() ? 0 : 1;
    vocabulary.see(product);
    out.write(written);
    out.write('\n');
  }

  private Product product(JsonNode row) throws BadRow {
    if (MarketplaceRow.recognises(row)) {
      return marketplace.read(row);
    }
    var product = json.read(row);
    return product.stock() == null && product.sold() && options.stock() != null
        ? json.read(((tools.jackson.databind.node.ObjectNode) row).put("stock", options.stock()))
        : product;
  }

  /** What was there and is not in the feed stays, before what the feed brings. */
  private void merge(Path products, Path fresh, Path merged) throws IOException {
    try (var out = Files.newBufferedWriter(merged, StandardCharsets.UTF_8)) {
      if (Files.exists(products)) {
        try (var lines = new LineReader(new FileInputStream(products.toFile()))) {
          for (var line = lines.next(); line != null; line = lines.next()) {
            var id = idOf(line);
            if (id == null ? !line.isBlank() : !idsOfFeed.containsKey(id)) {
              keep(line);
              out.write(line);
              out.write('\n');
            }
          }
        }
      }
      try (var reader = Files.newBufferedReader(fresh, StandardCharsets.UTF_8)) {
        reader.transferTo(out);
      }
    }
  }

  private void keep(String line) {
    kept++;
    try {
      vocabulary.see(json.read(ProductJson.JSON.readTree(line)));
    } catch (BadRow | JacksonException e) {
      // `check` tells about it; importing something else is no reason to lose it
    }
  }

  private void writeVocabulary() throws IOException {
    var file = catalog.resolve("vocabulary.yml");
    if (Files.exists(file) && !Files.readString(file).startsWith(DerivedVocabulary.FIRST_LINE)) {
      return; // somebody wrote it
    }
    var fresh = Files.createTempFile(catalog, ".vocabulary-", ".yml");
    Files.writeString(fresh, vocabulary.yaml());
    openToReaders(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Temporary files are the owner's alone; a catalogue is for whoever may read the folder. */
  private static void openToReaders(Path file) throws IOException {
    try {
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    } catch (UnsupportedOperationException e) {
      // not a POSIX file system
    }
  }

  private void refuse(BadRow row, int line) {
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

  private static @Nullable String idOf(String line) {
    try {
      var id = ProductJson.JSON.readTree(line).path("id");
      return id.isString() || id.isNumber() ? id.asString() : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
