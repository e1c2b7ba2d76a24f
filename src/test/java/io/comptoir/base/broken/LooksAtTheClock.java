package io.comptoir.base.broken;

import java.time.Instant;

/** Breaks a rule on purpose; see ArchitectureTest. */
final class LooksAtTheClock {
  Instant time() {
    return Instant.now();
  }
}
