package io.comptoir.shop.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 with their numbers. A line that is too long or not UTF-8 is skipped and
 * remembered, so that one bad line does not spoil a file or fill the memory.
 */
final class LineReader implements Closeable {
  /** Bytes. */
  static final int MAX_LINE = 1 << 20;

  private static final int MAX_REMEMBERED = 100;

  private final InputStream in;
  private final Map<Integer, String> refused = new LinkedHashMap<>();
  private int refusals;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private int number;
  private long bytesRead;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The number of the line last given, from 1. */
  int number() {
    return number;
  }

  long bytesRead() {
    return bytesRead;
  }

  /** How many lines were skipped so far. */
  int refused() {
    return refusals;
  }

  /** Why, by line, for the first of them. */
  Map<Integer, String> refusedWhy() {
    return refused;
  }

  /** The next good line without its end, or null at the end of the file. */
  @Nullable String next() throws IOException {
    while (true) {
      var line = new java.io.ByteArrayOutputStream(1024);
      var tooLong = false;
      var any = false;
      while (true) {
        if (position == filled) {
          filled = in.read(buffer);
          position = 0;
          if (filled <= 0) {
            filled = 0;
            break;
          }
          bytesRead += filled;
        }
        any = true;
        var end = position;
        while (end < filled && buffer[end] != '\n') {
          end++;
        }
        if (line.size() + end - position > MAX_LINE) {
          tooLong = true;
        } else {
          line.write(buffer, position, end - position);
        }
        position = Math.min(end + 1, filled);
        if (end < filled) {
          break;
        }
      }
      if (!any) {
        return null;
      }
      number++;
      if (tooLong) {
        refuse("the line is longer than 1 MB: split it or shorten the description");
        continue;
      }
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
        return number == 1 && text.length() > 0 && text.charAt(0) == '\uFEFF'
            ? text.subSequence(1, text.length()).toString()
            : text.toString();
      } catch (CharacterCodingException e) {
        refuse("the line is not UTF-8: save the file as UTF-8");
      }
    }
  }

  private void refuse(String why) {
    refusals++;
    if (refused.size() < MAX_REMEMBERED) {
      refused.put(number, why);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
