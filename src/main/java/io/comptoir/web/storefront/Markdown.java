package io.comptoir.web.storefront;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes HTML of an article that others wrote: no raw HTML, no script addresses, no page title. */
final class Markdown {
  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .escapeHtml(true)
          .sanitizeUrls(true)
          .urlSanitizer(new DefaultUrlSanitizer(List.of("https", "mailto", "tel")))
          .build();

  private Markdown() {}

  static String html(String markdown) {
    var document = PARSER.parse(markdown);
    // The page has the title already: a first-level heading at the top goes, the others step down.
    var first = document.getFirstChild();
    if (first instanceof Heading heading && heading.getLevel() == 1) {
      first.unlink();
    }
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            heading.setLevel(Math.max(2, heading.getLevel()));
            visitChildren(heading);
          }
        });
    return RENDERER.render(document);
  }

  /** The words of the first paragraph, cut at a word's end, for lists and descriptions. */
  static String summary(String markdown, int most) {
    var text =
        markdown
            .lines()
            .map(String::strip)
            .dropWhile(l -> l.isEmpty() || l.startsWith("#") || l.startsWith("---"))
            .takeWhile(l -> !l.isEmpty())
            .reduce((a, b) -> a + " " + b)
            .orElse("")
            .replaceAll("[*_`]|\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
    if (text.length() <= most) {
      return text;
    }
    var end = text.lastIndexOf(' ', most);
    return text.substring(0, end < 0 ? most : end) + "…";
  }
}
