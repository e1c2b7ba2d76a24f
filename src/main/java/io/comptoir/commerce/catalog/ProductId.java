package io.comptoir.commerce.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A product's or a variant's id in its shop: 1 to 100 characters without white space. */
public record ProductId(@JsonValue String value) {
  @JsonCreator
  public ProductId {
    if (!valid(value)) {
      throw new IllegalArgumentException(
          "a product id is 1 to 100 characters without spaces: " + value);
    }
  }

  /** Whether this could be a product's id at all. */
  public static boolean valid(String value) {
    return !value.isEmpty()
        && value.length() <= 100
        && value.chars().noneMatch(Character::isWhitespace);
  }

  @Override
  public String toString() {
    return value;
  }
}
