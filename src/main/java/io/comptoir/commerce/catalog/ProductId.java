package io.comptoir.commerce.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A product's or a variant's id in its shop: 1 to 100 characters without white space. */
public record ProductId(@JsonValue String value) {
  @JsonCreator
  public ProductId {
    if (value.isEmpty()
        || value.length() > 100
        || value.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "a product id is 1 to 100 characters without spaces: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
