package io.comptoir.web;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An opaque colour of sRGB, each part 0 to 255. */
record Colour(int red, int green, int blue) {
  static final Colour BLACK = new Colour(0, 0, 0);
  static final Colour WHITE = new Colour(255, 255, 255);

  private static final Pattern SIX_DIGITS = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final HexFormat HEX = HexFormat.of();

  /** {@code #4a5d45}; empty for anything else, which could smuggle other styles in. */
  static Optional<Colour> of(@Nullable String text) {
    if (text == null || !SIX_DIGITS.matcher(text).matches()) {
      return Optional.empty();
    }
    var all = Integer.parseInt(text.substring(1), 16);
    return Optional.of(new Colour(all >> 16, all >> 8 & 0xff, all & 0xff));
  }

  /** The contrast ratio of WCAG 2.2, 1 to 21. */
  double contrast(Colour other) {
    var one = luminance();
    var two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /**
   * @param share of the other colour, 0 to 1
   */
  Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  /** {@code #4a5d45}. */
  @Override
  public String toString() {
    return "#"
        + HEX.toHexDigits((byte) red)
        + HEX.toHexDigits((byte) green)
        + HEX.toHexDigits((byte) blue);
  }

  private static int mixed(int one, int other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }

  /** WCAG 2.2, "relative luminance". */
  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    var share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
