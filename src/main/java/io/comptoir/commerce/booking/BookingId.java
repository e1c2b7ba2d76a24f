package io.comptoir.commerce.booking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A booking's own id; people see its number instead. */
public record BookingId(@JsonValue UUID value) {
  @JsonCreator
  public BookingId {}

  @Override
  public String toString() {
    return value.toString();
  }
}
