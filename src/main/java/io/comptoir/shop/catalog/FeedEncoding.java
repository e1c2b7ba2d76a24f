package io.comptoir.shop.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a feed's bytes are letters. A mark at its beginning or its XML declaration says so; else it
 * is UTF-8 if it reads as that, UTF-16 if every other byte is empty, and Windows-1252 (which holds
 * Latin-1) if it has Western letters that are no UTF-8 anywhere. What is neither is not guessed.
 *
 * @param markBytes of a byte order mark at the beginning
 * @param guessed not declared anywhere, and not UTF-8
 */
record FeedEncoding(Charset charset, int markBytes, boolean guessed) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");
  private static final int HEAD = 4_096;

  /**
   * @param declared what the operator says; null when nothing was said
   * @throws UnreadableFeed when the bytes are letters of no encoding that could be told
   */
  static FeedEncoding of(InputStream bytes, @Nullable Charset declared) throws IOException {
    var head = bytes.readNBytes(HEAD);
    var marked = marked(head);
    if (declared != null) {
      return new FeedEncoding(
          marked != null && sameFamily(marked.charset, declared) ? marked.charset : declared,
          marked == null ? 0 : marked.markBytes,
          false);
    }
    if (marked != null) {
      return marked;
    }
    var wide = wide(head);
    if (wide != null) {
      return new FeedEncoding(wide, 0, true);
    }
    var said = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (said.find()) {
      return new FeedEncoding(named(said.group(1)), 0, false);
    }
    var count = new LetterCount();
    count.add(head, head.length);
    var buffer = new byte[1 << 16];
    for (var read = bytes.read(buffer); read > 0; read = bytes.read(buffer)) {
      count.add(buffer, read);
    }
    return count.told();
  }

  /**
   * @throws UnreadableFeed when this machine knows no encoding of that name
   */
  static Charset named(String name) throws UnreadableFeed {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFeed(
          "nothing here reads the encoding `" + name + "`: save the file as UTF-8");
    }
  }

  private static boolean sameFamily(Charset marked, Charset declared) {
    return marked.name().substring(0, 5).equals(declared.name().substring(0, 5));
  }

  private static @Nullable FeedEncoding marked(byte[] head) {
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      return new FeedEncoding(StandardCharsets.UTF_8, 3, false);
    }
    if (begins(head, 0xFF, 0xFE)) {
      return new FeedEncoding(StandardCharsets.UTF_16LE, 2, false);
    }
    if (begins(head, 0xFE, 0xFF)) {
      return new FeedEncoding(StandardCharsets.UTF_16BE, 2, false);
    }
    return null;
  }

  private static boolean begins(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (var i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  /** Text of the West in UTF-16 has an empty byte in nearly every pair, always on the same side. */
  private static @Nullable Charset wide(byte[] head) {
    var even = 0;
    var odd = 0;
    for (var i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        if (i % 2 == 0) {
          even++;
        } else {
          odd++;
        }
      }
    }
    var many = head.length / 5;
    return head.length < 4 || Math.max(even, odd) <= many || Math.min(even, odd) > many / 4
        ? null
        : even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** Counts letters beyond ASCII that are UTF-8, and bytes that cannot be. */
  private static final class LetterCount {
    private long good;
    private long bad;
    private long neverWestern;
    private int expected;

    void add(byte[] bytes, int length) {
      for (var i = 0; i < length; i++) {
        var b = bytes[i] & 0xFF;
        if (expected > 0) {
          if (b >> 6 == 0b10) {
            expected--;
            good += expected == 0 ? 1 : 0;
            continue;
          }
          bad++; // the letter before was broken off
          expected = 0;
        }
        if (b >= 0xC2 && b <= 0xF4) {
          expected = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        } else if (b >= 0x80) {
          bad++;
          // unused in Windows-1252
          neverWestern += b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D ? 1 : 0;
        } else if (b == 0) {
          neverWestern++;
        }
      }
    }

    FeedEncoding told() throws UnreadableFeed {
      if (bad <= good) {
        // a few broken lines among good ones are refused one by one
        return new FeedEncoding(StandardCharsets.UTF_8, 0, false);
      }
      if (neverWestern > 0) {
        throw new UnreadableFeed(
            "its letters are neither UTF-8 nor UTF-16 nor Windows-1252: save the file as UTF-8, or"
                + " say what they are with --encoding");
      }
      return new FeedEncoding(WINDOWS, 0, true);
    }
  }
}
