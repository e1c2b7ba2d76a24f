package io.comptoir.web.entry;

import io.comptoir.base.Language;

/** A sheet for the wall or the counter: A5, upright, to be printed at any size. */
final class Poster {
  private static final int WIDTH = 148;
  private static final int HEIGHT = 210;
  private static final int CODE = 96;

  private Poster() {}

  /**
   * @param shop its name
   * @param channel as people call it
   * @param address the short address, written below the code
   */
  static String svg(String shop, String channel, String address, QrCode code, Language language) {
    var french = language.equals(Language.FRENCH);
    var title = french ? "Parlons-en" : "Let us talk";
    var how =
        french ? "Scannez, et écrivez-nous : " + channel : "Scan, and write to us: " + channel;
    var scale = (double) CODE / code.size();
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$dmm" height="%2$dmm" viewBox="0 0 %1$d %2$d" \
        font-family="Georgia, 'Times New Roman', serif" text-anchor="middle" fill="#1c1c1c">
        <path fill="#fff" d="M0 0h%1$dv%2$dH0z"/>
        <text x="%3$d" y="30" font-size="%9$s">%4$s</text>
        <text x="%3$d" y="46" font-size="8" fill="#555">%5$s</text>
        <g transform="translate(%6$d 54) scale(%7$.5f)" shape-rendering="crispEdges"><path fill="#000" d="%8$s"/></g>
        <text x="%3$d" y="166" font-size="6.5">%10$s</text>
        <text x="%3$d" y="180" font-size="4.6" fill="#555">%11$s</text>
        </svg>
        """
        .formatted(
            WIDTH,
            HEIGHT,
            WIDTH / 2,
            escaped(shop),
            title,
            (WIDTH - CODE) / 2,
            scale,
            code.path(),
            size(shop),
            escaped(how),
            escaped(address.replaceFirst("^https?://", "")));
  }

  /** A long name is written smaller, so that it fits. */
  private static String size(String name) {
    return Long.toString(Math.round(Math.min(13, 220.0 / Math.max(1, name.length()))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
