package io.comptoir.shop.catalog;

import tools.jackson.core.JacksonException;

/** What is wrong with a line of JSON, without the parser's inner words. */
final class JsonMistake {
  private JsonMistake() {}

  static String said(JacksonException e) {
    var at = e.getLocation();
    var column = at == null ? "" : " (column " + at.getColumnNr() + ")";
    var message = e.getOriginalMessage();
    var first = message == null ? "malformed" : message.lines().findFirst().orElse("malformed");
    return (first.length() > 160 ? first.substring(0, 160) + "…" : first) + column;
  }
}
