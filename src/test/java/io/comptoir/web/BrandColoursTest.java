package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.shop.ShopSettings.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BrandColoursTest {
  @Test
  void withoutABrandTheTokensStayAsTheyAre() {
    assertThat(BrandColours.of(brand(Map.of(), Map.of()))).isEmpty();
    assertThat(BrandColours.css(brand(Map.of(), Map.of()))).isEmpty();
  }

  @Test
  void theDemoHousesColoursAreTakenAsTheyAre() {
    var tokens =
        BrandColours.of(
            brand(
                Map.of(
                    "accent",
                    "#4A5D45",
                    "on_accent",
                    "#FFFFFF",
                    "background",
                    "#FAF6EF",
                    "surface",
                    "#FFFDF9",
                    "ink",
                    "#2B2A26"),
                Map.of("accent", "#B9C8A9", "on_accent", "#1B2019", "background", "#191A17")));
    assertThat(tokens)
        .containsEntry("accent", List.of("#4a5d45", "#b9c8a9"))
        .containsEntry("on-accent", List.of("#ffffff", "#1b2019"))
        .containsEntry("paper", List.of("#faf6ef", "#191a17"))
        .containsEntry("ink", List.of("#2b2a26", "#f3ede3"));
  }

  @Test
  void anAccentGivenOnceIsTheAccentOfBothAndReadableInBoth() {
    var accent = BrandColours.of(brand(Map.of("accent", "#7a1f3d"), Map.of())).get("accent");
    assertThat(accent.get(0)).isEqualTo("#7a1f3d");
    assertThat(accent.get(1)).isNotEqualTo("#7a1f3d");
  }

  @Test
  void paleAccentsAndDarkGroundsInTheLightAreMended() {
    var tokens =
        BrandColours.of(
            brand(
                Map.of("accent", "#ffdd00", "on_accent", "#ffffff", "background", "#333333"),
                Map.of()));
    assertThat(tokens.get("paper").getFirst()).isEqualTo("#f8f4ed");
    readable(tokens);
  }

  @Test
  void whateverAShopGivesOneCanReadIt() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var round = 0; round < 2_000; round++) {
      var brand = brand(some(random), some(random));
      try {
        readable(BrandColours.of(brand));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", round " + round + ", " + brand, e);
      }
    }
  }

  @Test
  void whatIsNoColourBringsNoOtherStyles() {
    var css = BrandColours.css(brand(Map.of("accent", "red;}body{display:none"), Map.of()));
    assertThat(css).doesNotContain("body").doesNotContain("red");
  }

  @Test
  void theDefaultsAreThoseOfTheTokens() throws IOException {
    var file = Files.readString(Path.of("design/tokens.css"));
    for (var theme : List.of(BrandColours.LIGHT, BrandColours.DARK)) {
      var at = theme == BrandColours.LIGHT ? 0 : 1;
      assertThat(
              Stream.of(
                      "paper", "surface", "sunken", "ink", "accent", "danger", "warning", "success",
                      "star")
                  .map(name -> token(file, name).get(at)))
          .containsExactlyElementsOf(
              Stream.concat(
                      Stream.of(
                          theme.paper(),
                          theme.surface(),
                          theme.sunken(),
                          theme.ink(),
                          theme.accent()),
                      theme.signs().stream())
                  .map(Colour::toString)
                  .toList());
    }
  }

  private static void readable(Map<String, List<String>> tokens) {
    for (var at : tokens.isEmpty() ? List.<Integer>of() : List.of(0, 1)) {
      var theme = at == 0 ? BrandColours.LIGHT : BrandColours.DARK;
      for (var ground : List.of("paper", "surface", "sunken", "accent-soft")) {
        for (var words : List.of("ink", "ink-soft", "ink-faint", "accent")) {
          least(tokens, at, words, ground, 4.5);
        }
        if (!ground.equals("accent-soft")) {
          least(tokens, at, "line-strong", ground, 3);
        }
        var under = Colour.of(tokens.get(ground).get(at)).orElseThrow();
        assertThat(theme.signs()).allMatch(sign -> sign.contrast(under) >= 4.5);
      }
      least(tokens, at, "on-accent", "accent", 4.5);
    }
  }

  private static void least(
      Map<String, List<String>> tokens, int at, String front, String ground, double ratio) {
    var one = Colour.of(tokens.get(front).get(at)).orElseThrow();
    var other = Colour.of(tokens.get(ground).get(at)).orElseThrow();
    assertThat(one.contrast(other)).as(front + " on " + ground).isGreaterThanOrEqualTo(ratio);
  }

  private static Map<String, String> some(Random random) {
    var colours = new java.util.HashMap<String, String>();
    for (var name : List.of("accent", "on_accent", "background", "surface", "ink")) {
      if (random.nextInt(3) > 0) {
        colours.put(name, "#%06x".formatted(random.nextInt(1 << 24)));
      }
    }
    return colours;
  }

  private static List<String> token(String file, String name) {
    var found =
        Pattern.compile("--ct-" + name + ":\\s*light-dark\\((#\\w{6}), (#\\w{6})\\)").matcher(file);
    assertThat(found.find()).as(name).isTrue();
    return List.of(found.group(1), found.group(2));
  }

  private static Brand brand(Map<String, String> light, Map<String, String> dark) {
    return new Brand(null, light, dark, null);
  }
}
