package io.comptoir.shop.catalog;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line. */
final class JsonLineRows extends FeedRows {
  private final Source source;
  private final LineReader lines;
  private int refusedTold;
  private @Nullable String ahead;

  JsonLineRows(Source source) {
    this.source = source;
    this.lines = new LineReader(source.utf8());
  }

  @Override
  @Nullable ObjectNode next() throws IOException, BadRow {
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
          if (ProductJson.JSON.readTree(line) instanceof ObjectNode object) {
            return object;
          }
        } catch (JacksonException e) {
          throw new BadRow("not JSON", "this line is not JSON: " + JsonMistake.said(e));
        }
        throw new BadRow("not an object", "each line is one JSON object: {\"id\": …, \"name\": …}");
      }
    }
  }

  @Override
  int line() {
    return lines.number();
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
    lines.close();
  }
}
