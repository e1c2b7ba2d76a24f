package io.comptoir.web.storefront;

import io.comptoir.web.storefront.Frame.About;
import java.util.Optional;

/**
 * One help article.
 *
 * @param html safe: made from Markdown, any HTML in it shown as text
 * @param language of the article, which may be another than the page's
 */
public record ArticlePage(Frame frame, String id, String title, String html, String language) {

  /** Empty when there is no such article. */
  static Optional<ArticlePage> of(String id, Visit visit) {
    return HelpPage.inLanguage(visit.front().articles(), visit).stream()
        .filter(a -> a.id().equals(id))
        .findFirst()
        .map(
            a ->
                new ArticlePage(
                    Frame.of(
                        visit,
                        About.page(a.title(), "/help/" + Links.path(id))
                            .described(a.summary())
                            .telling(DataEvent.openFaq(id))),
                    id,
                    a.title(),
                    Markdown.html(a.markdown()),
                    a.language().code()));
  }
}
