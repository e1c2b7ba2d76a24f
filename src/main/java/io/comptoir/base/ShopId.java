package io.comptoir.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A shop's short name: 1 to 40 of {@code a-z 0-9 -}, as in {@code shops/beaute}. */
public record ShopId(@JsonValue String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /**
   * @throws IllegalArgumentException when the name has another shape
   */
  @JsonCreator
  public ShopId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a shop's name is 1 to 40 of a-z, 0-9 and '-': " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
