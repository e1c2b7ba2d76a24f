package io.comptoir.web.entry;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A QR code (ISO/IEC 18004) with its quiet zone of four modules, at correction level M: a quarter
 * more than needed may be dirty.
 */
public final class QrCode {
  private static final int QUIET = 4;
  private static final int MAX_CHARS = 1_000;

  private final BitMatrix modules;

  /**
   * @throws IllegalArgumentException when the text is empty or too long
   */
  public QrCode(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      throw new IllegalArgumentException("a QR code holds 1 to " + MAX_CHARS + " characters");
    }
    try {
      modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8",
                      EncodeHintType.MARGIN,
                      QUIET));
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Modules a side, with the quiet zone. */
  int size() {
    return modules.getWidth();
  }

  /** Black on white, of one module a unit, as large as its place. */
  public String svg() {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path fill="#000" d="%2$s"/></svg>
        """
        .formatted(size(), path());
  }

  /** The black modules, each run of a row as one rectangle. */
  String path() {
    var path = new StringBuilder();
    for (var y = 0; y < modules.getHeight(); y++) {
      for (var x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          var from = x;
          while (x < modules.getWidth() && modules.get(x, y)) {
            x++;
          }
          path.append('M').append(from).append(' ').append(y).append('h').append(x - from);
          path.append("v1h-").append(x - from).append('z');
        }
      }
    }
    return path.toString();
  }

  /**
   * @param pixels a module
   */
  public byte[] png(int pixels) {
    var side = size() * pixels;
    var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (var y = 0; y < side; y++) {
      for (var x = 0; x < side; x++) {
        image.setRGB(x, y, modules.get(x / pixels, y / pixels) ? 0x000000 : 0xFFFFFF);
      }
    }
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
