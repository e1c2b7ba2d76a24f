package io.comptoir.web;

import io.comptoir.shop.ShopSettings.Brand;
import java.util.Arrays;

/** The letters that the house hosts for a shop's name and its headings. */
public enum DisplayFont {
  CORMORANT("Cormorant Garamond", "cormorant-garamond", 500, "\"Iowan Old Style\",Georgia,serif"),
  FRAUNCES("Fraunces", "fraunces", 600, "Georgia,serif"),
  SOURCE_SANS("Source Sans 3", "source-sans-3", 600, "system-ui,sans-serif");

  private final String family;
  private final String file;
  private final int weight;
  private final String otherwise;

  DisplayFont(String family, String file, int weight, String otherwise) {
    this.family = family;
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
   * CSS declarations. Headings take the family as {@code … Display}, which {@code letters.css} cuts
   * to the size that the pages are laid out for.
   */
  String css() {
    return "--ct-font-display:\"%s Display\",%s;--ct-display-weight:%d"
        .formatted(family, otherwise, weight);
  }
}
