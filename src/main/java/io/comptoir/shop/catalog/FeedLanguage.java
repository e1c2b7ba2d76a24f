package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a French feed from an English one by the small words of its first rows. */
public final class FeedLanguage {
  private static final int ROWS = 200;
  private static final Set<String> FRENCH =
      Set.of("le", "la", "les", "des", "et", "avec", "pour", "une", "du", "est", "vous", "dans");
  private static final Set<String> ENGLISH =
      Set.of("the", "and", "with", "for", "of", "is", "your", "to", "you", "from", "this", "that");

  private FeedLanguage() {}

  /**
   * @param otherwise when the words do not tell
   */
  public static Language of(Path feed, Language otherwise) throws IOException {
    return of(feed, null, otherwise);
  }

  /**
   * @param encoding how the feed's bytes are letters; null to find out
   * @param otherwise when the words do not tell
   */
  public static Language of(Path feed, @Nullable Charset encoding, Language otherwise)
      throws IOException {
    var french = 0;
    var english = 0;
    try (var rows = FeedRows.open(feed, encoding)) {
      for (var count = 0; count < ROWS; count++) {
        try {
          var row = rows.next();
          if (row == null) {
            break;
          }
          for (var word : row.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            french += FRENCH.contains(word) ? 1 : 0;
            english += ENGLISH.contains(word) ? 1 : 0;
          }
        } catch (BadRow e) {
          // counted when it is imported
        }
      }
    }
    return french > 2 * english + 5
        ? Language.FRENCH
        : english > 2 * french + 5 ? Language.ENGLISH : otherwise;
  }
}
