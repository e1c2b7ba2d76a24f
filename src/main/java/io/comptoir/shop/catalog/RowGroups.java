package io.comptoir.shop.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Rows that follow each other and are of one product. */
final class RowGroups {
  /** Rows of one product. */
  static final int MOST = 2_500;

  private final FeedRows rows;
  private final Function<ObjectNode, Optional<String>> product;
  private @Nullable ObjectNode ahead;
  private int aheadLine;
  private @Nullable BadRow badAhead;
  private int line;

  /**
   * @param product what tells rows of one product; empty for a row that stands alone
   */
  RowGroups(FeedRows rows, Function<ObjectNode, Optional<String>> product) {
    this.rows = rows;
    this.product = product;
  }

  /** The line of the first row of those last given, or of the bad one. */
  int line() {
    return line;
  }

  /** The rows of the next product; empty at the end. */
  List<ObjectNode> next() throws IOException, BadRow {
    if (badAhead != null) {
      var bad = badAhead;
      badAhead = null;
      line = aheadLine;
      throw bad;
    }
    var first = ahead;
    line = aheadLine;
    ahead = null;
    if (first == null) {
      try {
        first = rows.next();
      } finally {
        line = rows.line();
      }
    }
    if (first == null) {
      return List.of();
    }
    var group = new ArrayList<ObjectNode>();
    group.add(first);
    var name = product.apply(first);
    while (name.isPresent()) {
      try {
        var row = rows.next();
        aheadLine = rows.line();
        if (row == null || !product.apply(row).equals(name)) {
          ahead = row;
          break;
        }
        group.add(row);
      } catch (BadRow e) {
        aheadLine = rows.line();
        badAhead = e;
        break;
      }
      if (group.size() > MOST) {
        throw new BadRow(
            "too many variants", "`" + name.get() + "` has more than " + MOST + " rows");
      }
    }
    return group;
  }
}
