package io.comptoir.shop.catalog;

import java.util.List;

/** A row that cannot become a product, with what to write instead. */
final class BadRow extends Exception {
  private static final long serialVersionUID = 1;

  /** The kind of mistake, so that many like it are counted together. */
  final String reason;

  /** The products that the row is of; empty when that cannot be told. */
  final transient List<String> ids;

  BadRow(String reason, String message) {
    this(reason, message, List.of());
  }

  private BadRow(String reason, String message, List<String> ids) {
    super(message, null, false, false);
    this.reason = reason;
    this.ids = List.copyOf(ids);
  }

  /** The same mistake, of these products. */
  BadRow of(List<String> products) {
    return new BadRow(reason, said(), products);
  }

  /** What to tell the author; never null. */
  String said() {
    var message = getMessage();
    return message == null ? reason : message;
  }
}
