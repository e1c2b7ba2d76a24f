package io.comptoir.shop.catalog;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a feed, one after the other, each with its line. Forms that other systems export come
 * out in our own ({@code docs/reference/catalog.md}), with their variants gathered, except the
 * marketplace's, which {@link MarketplaceRow} reads.
 */
abstract sealed class FeedRows implements Closeable
    permits JsonLineRows, CsvRows, GoogleXmlRows, ShopifyRows, GoogleRows {
  /**
   * @throws BadRow for a row that cannot be read; the next call gives the one after it
   * @throws UnreadableFeed when nothing after this place can be read
   */
  abstract @Nullable ObjectNode next() throws IOException, BadRow;

  /** The line of the row last given. */
  abstract int line();

  /** Bytes of the file read so far. */
  abstract long position();

  /** What the bytes turned out to be. */
  abstract FeedEncoding encoding();

  static FeedRows open(Path feed) throws IOException {
    return open(feed, null);
  }

  /**
   * By the file's name and what it begins with: JSON lines, comma, semicolon or tab separated
   * values, or XML, plain or gzip.
   *
   * @param declared how its bytes are letters; null to find out
   * @throws UnreadableFeed when it is none of these
   */
  static FeedRows open(Path feed, @Nullable Charset declared) throws IOException {
    var name = feed.getFileName().toString().toLowerCase(Locale.ROOT);
    FeedEncoding encoding;
    try (var bytes = unpacked(feed, new CountingStream(Files.newInputStream(feed)))) {
      encoding = FeedEncoding.of(bytes, declared);
    } catch (ZipException e) {
      throw new UnreadableFeed("it is called .gz and is not packed with gzip: rename or pack it");
    }
    var counted = new CountingStream(Files.newInputStream(feed));
    var source = new Source(inUtf8(unpacked(feed, counted), encoding), counted, encoding);
    try {
      return of(name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name, source);
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /**
   * @param utf8 the feed's letters, whatever they were
   * @param counted where they come from
   */
  record Source(BufferedInputStream utf8, CountingStream counted, FeedEncoding encoding)
      implements Closeable {
    InputStreamReader letters() {
      return new InputStreamReader(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      utf8.close();
    }
  }

  private static FeedRows of(String name, Source source) throws IOException {
    var first = firstLetter(source.utf8);
    if (name.endsWith(".xml") || name.endsWith(".rss") || name.endsWith(".atom") || first == '<') {
      return new GoogleRows(new GoogleXmlRows(source));
    }
    if (first == '[' && !name.endsWith("l")) {
      throw new UnreadableFeed(
          "it is one JSON array: write one object a line (jq -c '.[]' FILE > FILE.jsonl)");
    }
    if (!name.endsWith(".csv") && !name.endsWith(".tsv") && !name.endsWith(".txt")) {
      return new JsonLineRows(source);
    }
    var csv = new CsvRows(source);
    return switch (csv.form()) {
      case OWN -> csv;
      case SHOPIFY -> new ShopifyRows(csv);
      case GOOGLE -> new GoogleRows(csv);
    };
  }

  private static int firstLetter(BufferedInputStream in) throws IOException {
    in.mark(256);
    var letter = in.read();
    for (var i = 0; i < 200 && Character.isWhitespace(letter); i++) {
      letter = in.read();
    }
    in.reset();
    return letter;
  }

  private static InputStream unpacked(Path feed, CountingStream counted) throws IOException {
    var buffered = new BufferedInputStream(counted, 1 << 16);
    return feed.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPInputStream(buffered, 1 << 16)
        : buffered;
  }

  private static BufferedInputStream inUtf8(InputStream in, FeedEncoding encoding)
      throws IOException {
    in.skipNBytes(encoding.markBytes());
    return new BufferedInputStream(
        encoding.charset().equals(StandardCharsets.UTF_8)
            ? in
            : new Utf8Stream(new InputStreamReader(in, encoding.charset())),
        1 << 16);
  }
}
