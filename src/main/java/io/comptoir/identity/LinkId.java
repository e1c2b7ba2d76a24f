package io.comptoir.identity;

import java.util.UUID;

/** A {@link LinkGrant}'s id. */
public record LinkId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
