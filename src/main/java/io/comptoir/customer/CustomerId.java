package io.comptoir.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A customer of one shop, whatever the channels they come by. */
public record CustomerId(@JsonValue UUID value) {
  @JsonCreator
  public CustomerId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
