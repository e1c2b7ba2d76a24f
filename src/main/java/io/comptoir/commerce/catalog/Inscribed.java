package io.comptoir.commerce.catalog;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Words that people have put on a product, and how an id holds them. */
public final class Inscribed {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]+");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]*");

  /** Written in an id; so long at most. */
  private static final int LONGEST_WRITTEN = 240;

  private Inscribed() {}

  /** Composed letters, single spaces, nothing around them. */
  public static String tidy(String words) {
    return SPACES.matcher(Normalizer.normalize(words, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  static boolean fits(String words, int most) {
    return words.equals(tidy(words))
        && words.codePointCount(0, words.length()) <= most
        && SIGNS.matcher(words).matches()
        && written(words).length() <= LONGEST_WRITTEN;
  }

  /** Without the marks that part an id: percent-encoded as in an address. */
  static String written(String value) {
    return PLAIN.matcher(value).matches()
        ? value
        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The value that was {@link #written}; what is not written so is taken as it is. */
  static String read(String written) {
    if (written.indexOf('%') < 0) {
      return written;
    }
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return written;
    }
  }
}
