package io.comptoir.shop.catalog;

/** A row that cannot become a product, with what to write instead. */
final class BadRow extends Exception {
  private static final long serialVersionUID = 1;

  /** The kind of mistake, so that many like it are counted together. */
  final String reason;

  BadRow(String reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** What to tell the author; never null. */
  String said() {
    var message = getMessage();
    return message == null ? reason : message;
  }
}
