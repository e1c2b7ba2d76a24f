package io.comptoir.commerce.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A product's or a variant's id in its shop: 1 to 100 characters without white space; with what was
 * chosen about it ({@link Configuration}) up to {@link #MAX_LENGTH}.
 */
public record ProductId(@JsonValue String value) {
  /** The longest id, with all that was chosen. */
  public static final int MAX_LENGTH = 400;

  private static final int MAX_PLAIN = 100;

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
        && value.length() <= (value.indexOf(Configuration.MARK) < 0 ? MAX_PLAIN : MAX_LENGTH)
        && value.chars().noneMatch(Character::isWhitespace);
  }

  @Override
  public String toString() {
    return value;
  }
}
