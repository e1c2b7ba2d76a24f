package io.comptoir.shop.catalog;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a feed, one after the other, each with its line: JSON lines or CSV, plain or gzip.
 */
abstract sealed class FeedRows implements Closeable {
  private final CountingStream counted;

  FeedRows(CountingStream counted) {
    this.counted = counted;
  }

  /**
   * @throws BadRow for a row that cannot be read; the next call gives the one after it
   */
  abstract @Nullable JsonNode next() throws IOException, BadRow;

  /** The line of the row last given. */
  abstract int line();

  /** Bytes of the file read so far. */
  long position() {
    return counted.bytes;
  }

  /** By the file's name: {@code .csv} and {@code .tsv}, everything else is JSON lines. */
  static FeedRows open(Path feed) throws IOException {
    var name = feed.getFileName().toString().toLowerCase(Locale.ROOT);
    var counted = new CountingStream(new BufferedInputStream(Files.newInputStream(feed), 1 << 16));
    InputStream in = counted;
    if (name.endsWith(".gz")) {
      in = new GZIPInputStream(counted, 1 << 16);
      name = name.substring(0, name.length() - 3);
    }
    return name.endsWith(".csv") || name.endsWith(".tsv")
        ? new Csv(counted, in, name.endsWith(".tsv"))
        : new JsonLines(counted, in);
  }

  private static final class JsonLines extends FeedRows {
    private final LineReader lines;
    private int refusedTold;
    private @Nullable String ahead;

    JsonLines(CountingStream counted, InputStream in) {
      super(counted);
      this.lines = new LineReader(in);
    }

    @Override
    @Nullable JsonNode next() throws IOException, BadRow {
      while (true) {
        var line = ahead == null ? lines.next() : ahead;
        ahead = null;
        if (lines.refused() > refusedTold) {
          refusedTold++;
          ahead = line; // the good line after the bad ones
          throw new BadRow("line too long or not UTF-8", "a line is at most 1 MB of UTF-8");
        }
        if (line == null) {
          return null;
        }
        if (!line.isBlank()) {
          try {
            return ProductJson.JSON.readTree(line);
          } catch (JacksonException e) {
            throw new BadRow("not JSON", "this line is not JSON: " + JsonMistake.said(e));
          }
        }
      }
    }

    @Override
    int line() {
      return lines.number();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  /**
   * The first line names the columns. {@code name_fr} and {@code name.fr} are a language's words;
   * lists are separated by {@code |}; {@code attribute:notes} is an attribute.
   */
  private static final class Csv extends FeedRows {
    private static final List<String> LISTS = List.of("categories", "tags", "pairs_with", "images");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    Csv(CountingStream counted, InputStream in, boolean tabs) throws IOException {
      super(counted);
      var format =
          CSVFormat.RFC4180
              .builder()
              .setDelimiter(tabs ? '\t' : ',')
              .setHeader()
              .setSkipHeaderRecord(true)
              .setIgnoreEmptyLines(true)
              .setTrim(true)
              .get();
      this.parser =
          CSVParser.parse(
              new InputStreamReader(new WithoutByteOrderMark(in), StandardCharsets.UTF_8), format);
      this.records = parser.iterator();
    }

    @Override
    @Nullable JsonNode next() throws BadRow {
      try {
        if (!records.hasNext()) {
          return null;
        }
        var row = records.next();
        if (!row.isConsistent()) {
          throw new BadRow(
              "wrong number of columns",
              "the row has "
                  + row.size()
                  + " columns, the first line "
                  + parser.getHeaderNames().size());
        }
        return object(row);
      } catch (UncheckedIOException | IllegalStateException e) {
        throw new BadRow("not CSV", "the row cannot be read: check its quotes");
      }
    }

    @Override
    int line() {
      return Math.toIntExact(parser.getCurrentLineNumber());
    }

    private ObjectNode object(CSVRecord row) {
      var object = ProductJson.JSON.createObjectNode();
      row.toMap()
          .forEach(
              (column, value) -> {
                if (value != null && !value.isBlank()) {
                  put(object, column.strip().toLowerCase(Locale.ROOT), value);
                }
              });
      return object;
    }

    private static void put(ObjectNode object, String column, String value) {
      if (column.startsWith("attribute:")) {
        var key = column.substring("attribute:".length());
        var list = object.withObject("/attributes").putArray(key);
        List.of(value.split("\\s*\\|\\s*")).forEach(list::add);
      } else if (column.matches("(name|summary|description)[._][a-z]{2,3}")) {
        var cut = Math.max(column.lastIndexOf('_'), column.lastIndexOf('.'));
        object.withObject("/" + column.substring(0, cut)).put(column.substring(cut + 1), value);
      } else if (LISTS.contains(column)) {
        var list = object.putArray(column);
        List.of(value.split("\\s*\\|\\s*")).forEach(list::add);
      } else if (column.equals("category")) {
        var list = object.putArray("category");
        List.of(value.split("\\s*[|>]\\s*")).forEach(list::add);
      } else if (List.of("stock", "rating_count").contains(column) && value.matches("\\d{1,9}")) {
        object.put(column, Integer.parseInt(value));
      } else if (column.equals("rating") && value.matches("\\d(\\.\\d+)?")) {
        object.put(column, Double.parseDouble(value));
      } else {
        object.put(column, value);
      }
    }

    @Override
    public void close() throws IOException {
      parser.close();
    }
  }

  private static final class CountingStream extends FilterInputStream {
    long bytes;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      var b = super.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = super.read(buffer, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }

  /** Spreadsheets put U+FEFF first. */
  private static final class WithoutByteOrderMark extends java.io.PushbackInputStream {
    WithoutByteOrderMark(InputStream in) throws IOException {
      super(in, 3);
      var first = in.readNBytes(3);
      var mark =
          first.length == 3
              && first[0] == (byte) 0xEF
              && first[1] == (byte) 0xBB
              && first[2] == (byte) 0xBF;
      if (!mark) {
        unread(first);
      }
    }
  }
}
