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
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Reads a {@code knowledge/<language>/*.md}: a head between {@code ---} lines (title, questions,
 * source, intents, updated) and Markdown. Each paragraph and each point of a list is a passage.
 */
final class ArticleReader {
  private static final Set<String> KEYS =
      Set.of("title", "questions", "source", "intents", "updated");
  private static final Parser MARKDOWN = Parser.builder().build();
  private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

  private ArticleReader() {}

  static Optional<Article> read(
      String file, String id, String text, Language language, Problems problems) {
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
    var passages = passages(body, language);
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

  private static List<Article.Passage> passages(String body, Language language) {
    var passages = new ArrayList<Article.Passage>();
    var heading = "";
    for (var node = MARKDOWN.parse(body).getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Heading h -> heading = plain(h, language);
        case Paragraph p -> passages.add(new Article.Passage(heading, plain(p, language)));
        case BulletList list -> points(list, heading, language, passages);
        case OrderedList list -> points(list, heading, language, passages);
        default -> {}
      }
    }
    return passages;
  }

  private static void points(
      Node list, String heading, Language language, List<Article.Passage> passages) {
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var first = item.getFirstChild();
      if (first != null) {
        passages.add(new Article.Passage(heading, plain(first, language)));
      }
    }
  }

  private static String plain(Node node, Language language) {
    return Typography.set(TEXT.render(node).strip().replaceAll("\\s*\\n\\s*", " "), language);
  }
}
