package io.comptoir.web.storefront;

import io.comptoir.web.storefront.Frame.About;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The questions that have an article. */
public record HelpPage(Frame frame, List<Entry> entries) {
  public HelpPage {
    entries = List.copyOf(entries);
  }

  public record Entry(String title, String summary, String url) {}

  static HelpPage of(Visit visit) {
    var words = visit.words();
    return new HelpPage(
        Frame.of(
            visit,
            About.page(words.text("help.title"), "/help")
                .described(words.text("help.description", visit.front().name()))),
        inLanguage(visit.front().articles(), visit).stream()
            .map(a -> new Entry(a.title(), a.summary(), visit.links().article(a.id())))
            .toList());
  }

  /** Each article once: in the reader's language, else in the shop's own. */
  static List<Article> inLanguage(List<Article> articles, Visit visit) {
    var byId = new LinkedHashMap<String, Article>();
    for (var article : articles) {
      byId.merge(article.id(), article, (a, b) -> rank(b, visit) < rank(a, visit) ? b : a);
    }
    return new ArrayList<>(byId.values());
  }

  private static int rank(Article article, Visit visit) {
    if (article.language().equals(visit.language())) {
      return 0;
    }
    return article.language().equals(visit.front().ownLanguage()) ? 1 : 2;
  }
}
