package io.comptoir.web.storefront;

import io.comptoir.web.storefront.Frame.About;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong and where to go from here.
 *
 * @param frame absent when it is not known which shop was meant
 * @param reference what to tell the house so that it finds the cause; absent when there is none
 */
public record ErrorPage(
    @Nullable Frame frame,
    Words words,
    int status,
    String title,
    String text,
    @Nullable String reference,
    List<Tile> suggestions) {
  public ErrorPage {
    suggestions = List.copyOf(suggestions);
  }

  static ErrorPage notFound(Visit visit) {
    return of(404, null, visit, Tile.of(Shelf.bestsellers(visit, 4), visit));
  }

  static ErrorPage failed(String reference, Visit visit) {
    return of(500, reference, visit, List.of());
  }

  /** For an address under no shop. */
  static ErrorPage noShop(Words words) {
    return new ErrorPage(
        null,
        words,
        404,
        words.text("error.noshop.title"),
        words.text("error.noshop.text"),
        null,
        List.of());
  }

  private static ErrorPage of(
      int status, @Nullable String reference, Visit visit, List<Tile> suggestions) {
    var words = visit.words();
    var title = words.text("error." + status + ".title");
    return new ErrorPage(
        Frame.of(visit, About.page(title, "").unlisted()),
        words,
        status,
        title,
        words.text("error." + status + ".text"),
        reference,
        suggestions);
  }
}
