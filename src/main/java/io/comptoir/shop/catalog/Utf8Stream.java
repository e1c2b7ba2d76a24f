package io.comptoir.shop.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Letters as bytes of UTF-8, a piece at a time. */
final class Utf8Stream extends InputStream {
  private final Reader letters;
  private final char[] piece = new char[1 << 14];
  private int held;
  private byte[] bytes = {};
  private int position;

  Utf8Stream(Reader letters) {
    this.letters = letters;
  }

  @Override
  public int read() throws IOException {
    return more() ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    var count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, buffer, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    letters.close();
  }

  private boolean more() throws IOException {
    while (position == bytes.length) {
      var read = letters.read(piece, held, piece.length - held);
      if (read < 0 && held == 0) {
        return false;
      }
      var length = held + Math.max(0, read);
      // the two halves of a letter beyond the first plane stay together
      var half = read > 0 && Character.isHighSurrogate(piece[length - 1]) ? 1 : 0;
      var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(piece, 0, length - half));
      bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      position = 0;
      if (half == 1) {
        piece[0] = piece[length - 1];
      }
      held = half;
    }
    return true;
  }
}
