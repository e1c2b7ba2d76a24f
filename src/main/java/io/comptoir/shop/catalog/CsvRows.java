package io.comptoir.shop.catalog;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values separated by commas, semicolons or tabs; the first line names the columns. In our own form
 * {@code name_fr} and {@code name.fr} are a language's words, lists are separated by {@code |} and
 * {@code attribute:notes} is an attribute; of other forms each column is a text by its name in
 * small letters.
 */
final class CsvRows extends FeedRows {
  /** Letters of one row; a quote that is never closed would swallow the file. */
  static final int LONGEST = 1 << 22;

  private static final Set<String> LISTS = Set.of("categories", "tags", "pairs_with", "images");
  private static final Set<String> GOOGLE =
      Set.of("link", "image_link", "availability", "google_product_category", "item_group_id");

  private final Source source;
  private final Form form;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final BoundedReader letters;
  private final List<String> columns;

  enum Form {
    OWN,
    SHOPIFY,
    GOOGLE
  }

  CsvRows(Source source) throws IOException {
    this.source = source;
    this.letters = new BoundedReader(source.letters());
    var format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(source.utf8()))
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try {
      this.parser = CSVParser.parse(letters, format);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFeed("its first line does not name each column once: mend that line");
    }
    this.columns =
        parser.getHeaderNames().stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
    this.form = formOf(Set.copyOf(columns));
    this.records = parser.iterator();
  }

  Form form() {
    return form;
  }

  @Override
  @Nullable ObjectNode next() throws BadRow, IOException {
    CSVRecord row;
    try {
      letters.begin();
      if (!records.hasNext()) {
        return null;
      }
      row = records.next();
    } catch (UncheckedIOException | IllegalStateException e) {
      if (e.getCause() instanceof UnreadableFeed unreadable) {
        throw new UnreadableFeed(unreadable.getMessage() + " (from line " + line() + ")");
      }
      throw new BadRow("not CSV", "the row cannot be read: check its quotes");
    }
    if (!row.isConsistent()) {
      throw new BadRow(
          "wrong number of columns",
          "the row has " + row.size() + " columns, the first line " + columns.size());
    }
    return object(row);
  }

  private ObjectNode object(CSVRecord row) throws BadRow {
    var object = ProductJson.JSON.createObjectNode();
    for (var i = 0; i < columns.size(); i++) {
      var value = row.get(i);
      if (value.indexOf('\uFFFD') >= 0) {
        throw new BadRow("broken letters", "the row is not UTF-8: save the file as UTF-8");
      }
      if (!value.isBlank() && !columns.get(i).isEmpty()) {
        if (form == Form.OWN) {
          put(object, columns.get(i), value);
        } else {
          object.put(columns.get(i), value);
        }
      }
    }
    return object;
  }

  private static void put(ObjectNode object, String column, String value) {
    if (column.startsWith("attribute:")) {
      var key = column.substring("attribute:".length());
      list(object.withObject("/attributes"), key, value, "\\s*\\|\\s*");
    } else if (column.startsWith("price:")) {
      object
          .withObject("/prices")
          .put(column.substring("price:".length()).toUpperCase(Locale.ROOT), value);
    } else if (column.startsWith("stock:") && value.matches("\\d{1,9}")) {
      object
          .withObject("/stock_at")
          .put(column.substring("stock:".length()), Integer.parseInt(value));
    } else if (column.matches("(name|summary|description)[._][a-z]{2,3}")) {
      var cut = Math.max(column.lastIndexOf('_'), column.lastIndexOf('.'));
      object.withObject("/" + column.substring(0, cut)).put(column.substring(cut + 1), value);
    } else if (LISTS.contains(column)) {
      list(object, column, value, "\\s*\\|\\s*");
    } else if (column.equals("category")) {
      list(object, column, value, "\\s*[|>]\\s*");
    } else if ((column.equals("stock") || column.equals("rating_count"))
        && value.matches("\\d{1,9}")) {
      object.put(column, Integer.parseInt(value));
    } else if (column.equals("rating") && value.matches("\\d(\\.\\d+)?")) {
      object.put(column, Double.parseDouble(value));
    } else if (column.equals("deleted")) {
      object.put(column, value.equalsIgnoreCase("true") || value.equals("1"));
    } else {
      object.put(column, value);
    }
  }

  private static void list(ObjectNode object, String key, String value, String between) {
    var list = object.putArray(key);
    List.of(value.split(between)).forEach(list::add);
  }

  /** The one that the first line has most of. */
  private static char delimiter(BufferedInputStream in) throws IOException {
    in.mark(1 << 16);
    var quoted = false;
    var commas = 0;
    var semicolons = 0;
    var tabs = 0;
    for (var i = 0; i < (1 << 16) - 1; i++) {
      var letter = in.read();
      if (letter < 0 || (letter == '\n' && !quoted)) {
        break;
      }
      quoted ^= letter == '"';
      if (!quoted) {
        commas += letter == ',' ? 1 : 0;
        semicolons += letter == ';' ? 1 : 0;
        tabs += letter == '\t' ? 1 : 0;
      }
    }
    in.reset();
    return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
  }

  private static Form formOf(Set<String> columns) {
    if (columns.contains("name")
        || columns.stream().anyMatch(c -> c.matches("name[._][a-z]{2,3}"))) {
      return Form.OWN;
    }
    if ((columns.contains("handle") || columns.contains("url handle"))
        && columns.contains("title")) {
      return Form.SHOPIFY;
    }
    var plain = columns.stream().map(GoogleRows::attribute).collect(Collectors.toUnmodifiableSet());
    return plain.contains("id")
            && plain.contains("title")
            && GOOGLE.stream().anyMatch(plain::contains)
        ? Form.GOOGLE
        : Form.OWN;
  }

  @Override
  int line() {
    return Math.toIntExact(parser.getCurrentLineNumber());
  }

  @Override
  long position() {
    return source.counted().bytes();
  }

  @Override
  FeedEncoding encoding() {
    return source.encoding();
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Gives up on a row that does not end. */
  private static final class BoundedReader extends FilterReader {
    private long left = LONGEST;

    BoundedReader(Reader in) {
      super(in);
    }

    void begin() {
      left = LONGEST;
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      var read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private void count(int letters) throws IOException {
      left -= letters;
      if (left < 0) {
        throw new UnreadableFeed("a row does not end: a quote is opened and never closed");
      }
    }
  }
}
