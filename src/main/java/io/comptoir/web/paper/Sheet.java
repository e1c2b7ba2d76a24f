package io.comptoir.web.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Pages that are written from the top, in points. The letters are those every reader of PDF has; a
 * character that these do not have is a question mark.
 */
final class Sheet implements AutoCloseable {
  static final float LEFT = 56;
  static final float RIGHT = 539;
  private static final float TOP = 790;
  private static final float BOTTOM = 60;

  private final PDDocument document = new PDDocument();
  private final PDType1Font plain = new PDType1Font(FontName.HELVETICA);
  private final PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);
  private PDPageContentStream page;
  private float y = TOP;

  Sheet(String title) {
    document.getDocumentInformation().setTitle(title);
    page = fresh();
  }

  /** Goes down so far; onto the next page where there is no room. */
  Sheet down(float points) {
    y -= points;
    if (y < BOTTOM) {
      try {
        page.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      page = fresh();
      y = TOP;
    }
    return this;
  }

  Sheet text(float x, float size, boolean strong, String words) {
    try {
      var font = strong ? bold : plain;
      page.beginText();
      page.setFont(font, size);
      page.newLineAtOffset(x, y);
      page.showText(known(words, font));
      page.endText();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends at {@code x}. */
  Sheet ending(float x, float size, boolean strong, String words) {
    try {
      var font = strong ? bold : plain;
      return text(x - font.getStringWidth(known(words, font)) / 1000 * size, size, strong, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words cut to this width. */
  String cut(String words, float size, float width) {
    try {
      var fits = known(words, plain);
      while (!fits.isEmpty() && plain.getStringWidth(fits) / 1000 * size > width) {
        fits = fits.substring(0, fits.length() - 1);
      }
      return fits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sheet line() {
    return bar(LEFT, y, RIGHT - LEFT, 0.5f);
  }

  /** A filled box, its lower left corner so far below where the sheet is. */
  Sheet box(float x, float below, float width, float height) {
    return bar(x, y - below, width, height);
  }

  private Sheet bar(float x, float at, float width, float height) {
    try {
      page.addRect(x, at, width, height);
      page.fill();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      page.close();
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDPageContentStream fresh() {
    try {
      var next = new PDPage(PDRectangle.A4);
      document.addPage(next);
      return new PDPageContentStream(document, next);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String known(String words, PDType1Font font) {
    var known = new StringBuilder(words.length());
    words
        .replace('\u202f', '\u00a0')
        .replace('\n', ' ')
        .codePoints()
        .forEach(
            c -> {
              var letter = Character.toString(c);
              known.append(has(font, letter) ? letter : "?");
            });
    return known.toString();
  }

  private static boolean has(PDType1Font font, String letter) {
    try {
      font.encode(letter);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
