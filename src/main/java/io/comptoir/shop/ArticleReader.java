package io.comptoir.shop;

import io.comptoir.base.Language;
import io.comptoir.dialogue.knowledge.Article;
import io.comptoir.dialogue.message.Typography;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Reads a {@code knowledge/<language>/*.md}: a head between {@code ---} lines (title, questions,
 * source, intents, updated) and Markdown. Each paragraph and each point of a list is a passage.
 */
final class ArticleReader {
  private static final Set<String> KEYS =
      Set.of("title", "questions", "source", "intents", "updated");
  private static final Parser MARKDOWN =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private ArticleReader() {}

  /**
   * @param written gathers the words that may be said, with their places
   */
  static Optional<Article> read(
      String file,
      String id,
      String text,
      Language language,
      List<Written> written,
      Problems problems) {
    if (!text.startsWith("---\n")) {
      problems.add(file, 1, "an article begins with `---`, `title: …`, `---`");
      return Optional.empty();
    }
    var end = text.indexOf("\n---", 4);
    if (end < 0) {
      problems.add(file, 1, "the head of the article has no closing `---`");
      return Optional.empty();
    }
    // A line break before keeps the line numbers of the file.
    var head = YamlNode.read(file, "\n" + text.substring(4, end), problems);
    var body =
        text.substring(
            text.indexOf('\n', end + 1) < 0 ? text.length() : text.indexOf('\n', end + 1));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    head.get().onlyKeys(KEYS);
    var title = head.get().requiredText("title").orElse(id);
    var source = head.get().field("source");
    var before = (int) text.substring(0, text.length() - body.length()).lines().count();
    var passages = passages(new Body(file, body, before, language, written));
    head.get().field("title").ifPresent(t -> written.add(written(file, t.line(), language, title)));
    if (passages.isEmpty()) {
      problems.add(file, 0, "the article says nothing; write the answer below its head");
      return Optional.empty();
    }
    return Optional.of(
        new Article(
            id,
            language,
            Typography.set(title, language),
            source.flatMap(s -> s.isMap() ? s.text("title") : s.text()).orElse(null),
            source.flatMap(s -> s.isMap() ? s.text("path") : Optional.empty()).orElse(null),
            Set.copyOf(head.get().texts("intents")),
            head.get().texts("questions"),
            passages));
  }

  /**
   * @param before lines of the file above it
   */
  private record Body(
      String file, String text, int before, Language language, List<Written> written) {
    String plain(Node node) {
      var text = Typography.set(TEXT.render(node).strip().replaceAll("\\s*\\n\\s*", " "), language);
      var spans = node.getSourceSpans();
      var line = spans.isEmpty() ? 0 : before + spans.getFirst().getLineIndex();
      written.add(ArticleReader.written(file, line, language, text));
      return text;
    }
  }

  private static Written written(String file, int line, Language language, String text) {
    return new Written(file, line, language, "this article", text, false);
  }

  private static List<Article.Passage> passages(Body body) {
    var passages = new ArrayList<Article.Passage>();
    var heading = "";
    for (var node = MARKDOWN.parse(body.text()).getFirstChild();
        node != null;
        node = node.getNext()) {
      switch (node) {
        case Heading h -> heading = body.plain(h);
        case Paragraph p -> passages.add(new Article.Passage(heading, body.plain(p)));
        case BulletList list -> points(list, heading, body, passages);
        case OrderedList list -> points(list, heading, body, passages);
        default -> {}
      }
    }
    return passages;
  }

  private static void points(Node list, String heading, Body body, List<Article.Passage> passages) {
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var first = item.getFirstChild();
      if (first != null) {
        passages.add(new Article.Passage(heading, body.plain(first)));
      }
    }
  }
}
