package io.comptoir.commerce.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An order's own id; people see its number instead. */
public record OrderId(@JsonValue UUID value) {
  @JsonCreator
  public OrderId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
