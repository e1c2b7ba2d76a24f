package io.comptoir.web;

import io.comptoir.shop.ShopSettings.Brand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of {@code design/tokens.css} in a shop's own colours, for light and for dark. A shop
 * gives an accent, grounds and ink; what it leaves out is derived. Contrast is kept whatever it
 * gives: words at least 4.5:1 and lines that bound controls 3:1 on every ground (WCAG 2.2 AA), so
 * that a colour on which one could not read is moved towards the ink or left out.
 */
public final class BrandColours {
  private static final double READABLE = 4.5;
  private static final double VISIBLE = 3;

  /** Room for the softer inks between the ink and its grounds. */
  private static final double INK = 7;

  /**
   * What a ground must bear, and what stands where a shop gives nothing; a test holds it against
   * the file.
   *
   * @param signs danger, warning, success, star: never the shop's
   */
  record Theme(
      Colour paper, Colour surface, Colour sunken, Colour ink, Colour accent, List<Colour> signs) {}

  static final Theme LIGHT =
      new Theme(
          hex("#f8f4ed"),
          hex("#fffdf9"),
          hex("#efe9de"),
          hex("#24201a"),
          hex("#3c5142"),
          List.of(hex("#98291d"), hex("#745000"), hex("#2b6340"), hex("#8a6110")));

  static final Theme DARK =
      new Theme(
          hex("#171512"),
          hex("#201d19"),
          hex("#2a2621"),
          hex("#f3ede3"),
          hex("#b3c8b1"),
          List.of(hex("#f0a99b"), hex("#e4c27d"), hex("#9dd2aa"), hex("#dcb562")));

  private BrandColours() {}

  /** Token without its {@code --ct-} → its colours, light and dark; empty without a brand. */
  public static Map<String, List<String>> of(Brand brand) {
    if (brand.light().isEmpty() && brand.dark().isEmpty()) {
      return Map.of();
    }
    var light = tokens(brand.light(), LIGHT);
    // An accent given once is the accent of both, as far as it can be read there.
    var inTheDark = new LinkedHashMap<>(brand.dark());
    Optional.ofNullable(brand.light().get("accent"))
        .ifPresent(accent -> inTheDark.putIfAbsent("accent", accent));
    var dark = tokens(inTheDark, DARK);
    var both = new LinkedHashMap<String, List<String>>();
    light.forEach(
        (token, colour) ->
            both.put(
                token,
                List.of(colour.toString(), Objects.requireNonNull(dark.get(token)).toString())));
    return both;
  }

  /** The same as a style sheet, with the letters of names and headings. */
  public static String css(Brand brand) {
    var declarations =
        of(brand).entrySet().stream()
            .map(
                token ->
                    "--ct-%s:light-dark(%s,%s)"
                        .formatted(
                            token.getKey(), token.getValue().get(0), token.getValue().get(1)))
            .collect(Collectors.joining(";"));
    return declarations.isEmpty() ? "" : ":root{" + declarations + "}";
  }

  private static Map<String, Colour> tokens(Map<String, String> given, Theme theme) {
    var paper = ground(given.get("background"), theme.paper(), theme);
    var surface = ground(given.get("surface"), theme.surface(), theme);
    var ink =
        Colour.of(given.get("ink"))
            .filter(colour -> least(colour, List.of(paper, surface)) >= INK)
            .orElse(theme.ink());
    var sunken =
        given.containsKey("background")
            ? first(
                0.06, 0, share -> paper.mixed(ink, share), colour -> bears(colour, theme), paper)
            : theme.sunken();
    var grounds = List.of(paper, surface, sunken);
    var accent =
        towards(Colour.of(given.get("accent")).orElse(theme.accent()), ink, grounds, READABLE);
    var inkSoft = towards(ink.mixed(paper, 0.27), ink, grounds, READABLE);
    var inkFaint = towards(ink.mixed(paper, 0.37), ink, grounds, READABLE);
    var words = List.of(ink, inkSoft, inkFaint, accent);
    var accentSoft =
        first(
            0.14,
            0,
            share -> surface.mixed(accent, share),
            colour -> least(colour, words) >= READABLE && bears(colour, theme),
            surface);
    var tokens = new LinkedHashMap<String, Colour>();
    tokens.put("paper", paper);
    tokens.put("surface", surface);
    tokens.put("sunken", sunken);
    tokens.put("ink", ink);
    tokens.put("ink-soft", inkSoft);
    tokens.put("ink-faint", inkFaint);
    tokens.put("line", paper.mixed(ink, 0.13));
    tokens.put("line-strong", towards(ink.mixed(paper, 0.55), ink, grounds, VISIBLE));
    tokens.put("accent", accent);
    tokens.put("on-accent", on(accent, Colour.of(given.get("on_accent"))));
    tokens.put("accent-soft", accentSoft);
    return tokens;
  }

  /** A ground of the shop's on which everything that is not the shop's can still be read. */
  private static Colour ground(@Nullable String given, Colour otherwise, Theme theme) {
    return Colour.of(given)
        .filter(colour -> bears(colour, theme))
        .filter(colour -> colour.contrast(theme.ink()) >= INK)
        .orElse(otherwise);
  }

  private static boolean bears(Colour ground, Theme theme) {
    return least(ground, theme.signs()) >= READABLE;
  }

  /** The wanted colour of words on a fill, else white or black: one of them reaches 4.5:1. */
  private static Colour on(Colour fill, Optional<Colour> wanted) {
    return wanted
        .filter(colour -> colour.contrast(fill) >= READABLE)
        .orElse(Colour.WHITE.contrast(fill) >= READABLE ? Colour.WHITE : Colour.BLACK);
  }

  /** The colour, or the nearest on its way to the ink that stands out enough from each ground. */
  private static Colour towards(Colour colour, Colour ink, List<Colour> grounds, double ratio) {
    return first(
        0, 1, share -> colour.mixed(ink, share), found -> least(found, grounds) >= ratio, ink);
  }

  private static double least(Colour colour, List<Colour> grounds) {
    return grounds.stream().mapToDouble(colour::contrast).min().orElse(21);
  }

  /** The first of fifty colours between two shares that will do. */
  private static Colour first(
      double from,
      double to,
      DoubleFunction<Colour> colour,
      Predicate<Colour> does,
      Colour otherwise) {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(51)
        .mapToObj(i -> colour.apply(from + (to - from) * i / 50))
        .filter(does)
        .findFirst()
        .orElse(otherwise);
  }

  private static Colour hex(String text) {
    return Colour.of(text).orElseThrow();
  }
}
