package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.expression.Names;
import io.comptoir.dialogue.flow.Instruction;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** When a flow that waits goes on. */
final class Waiting {
  /** A day alone means this hour of it. */
  private static final int MORNING = 9;

  private Waiting() {}

  /** Empty when it waits for an event only, or for a time that is not known. */
  static Optional<Instant> due(Instruction.Wait wait, Names known, Instant now, ZoneId zone) {
    if (wait.time() != null) {
      return Optional.of(now.plus(wait.time()));
    }
    return wait.until() == null
        ? Optional.empty()
        : wait.until().value(known).flatMap(v -> instant(v, zone));
  }

  /** Whether there is nothing to wait for: its time has gone by, or was never known. */
  static boolean isOver(Instruction.Wait wait, Optional<Instant> due, Instant now) {
    return wait.event() == null && due.map(d -> !d.isAfter(now)).orElse(true);
  }

  private static Optional<Instant> instant(Value value, ZoneId zone) {
    if (!(value instanceof Value.Text(var iso))) {
      return Optional.empty();
    }
    try {
      var at =
          iso.length() > 10 ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atTime(MORNING, 0);
      return Optional.of(at.atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
