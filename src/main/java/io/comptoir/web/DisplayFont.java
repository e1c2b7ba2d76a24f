package io.comptoir.web;

import io.comptoir.shop.ShopSettings.Brand;
import java.util.Arrays;

/** The letters that the house hosts for a shop's name and its headings. */
public enum DisplayFont {
  CORMORANT(
      "Cormorant Garamond",
      "Cormorant Garamond",
      "cormorant-garamond",
      500,
      "\"Iowan Old Style\",Georgia,serif"),
  FRAUNCES("Fraunces", "Fraunces Display", "fraunces", 600, "Georgia,serif"),
  SOURCE_SANS(
      "Source Sans 3", "Source Sans 3 Display", "source-sans-3", 600, "system-ui,sans-serif");

  private final String family;
  private final String display;
  private final String file;
  private final int weight;
  private final String otherwise;

  DisplayFont(String family, String display, String file, int weight, String otherwise) {
    this.family = family;
    this.display = display;
    this.file = file;
    this.weight = weight;
    this.otherwise = otherwise;
  }

  /** What the shop asks for, the first where it asks for nothing that is here. */
  public static DisplayFont of(Brand brand) {
    return Arrays.stream(values())
        .filter(font -> font.family.equals(brand.displayFont()))
        .findFirst()
        .orElse(CORMORANT);
  }

  /** Under {@code /assets/fonts/}, without its ending. */
  public String file() {
    return file;
  }

  /**
   * A style sheet for the page and the chat on it. Wider letters go by a name of their own, under
   * which {@code letters.css} cuts them to the size that the pages are laid out for.
   */
  String css() {
    return ":root,comptoir-chat{--ct-font-display:\"%s\",%s;--ct-display-weight:%d}"
        .formatted(display, otherwise, weight);
  }
}
