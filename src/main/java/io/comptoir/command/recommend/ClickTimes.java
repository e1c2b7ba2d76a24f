package io.comptoir.command.recommend;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * A click's time as files write it: epoch seconds with or without a fraction, milliseconds,
 * microseconds or nanoseconds, told apart by their size; or ISO 8601, a moment, a local time or a
 * day. Local times are taken for UTC.
 */
final class ClickTimes {
  private static final double MILLIS_FROM = 1e11;
  private static final double MICROS_FROM = 1e14;
  private static final double NANOS_FROM = 1e17;
  private static final double MOST = 1e20;

  private ClickTimes() {}

  /** Epoch milliseconds; empty when it is no time. */
  static OptionalLong millis(String text) {
    var written = text.strip();
    if (written.isEmpty()) {
      return OptionalLong.empty();
    }
    return looksNumeric(written) ? number(written) : iso(written);
  }

  private static boolean looksNumeric(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9' || ".+eE".indexOf(c) >= 0);
  }

  private static OptionalLong number(String text) {
    try {
      var number = Double.parseDouble(text);
      if (!Double.isFinite(number) || number > MOST) {
        return OptionalLong.empty();
      }
      var millis =
          number >= NANOS_FROM
              ? number / 1e6
              : number >= MICROS_FROM
                  ? number / 1e3
                  : number >= MILLIS_FROM ? number : number * 1e3;
      return OptionalLong.of(Math.round(millis));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong iso(String text) {
    if (text.length() < 10 || text.length() > 40) {
      return OptionalLong.empty();
    }
    var written = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
    try {
      return OptionalLong.of(moment(written).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  private static Instant moment(String text) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    var zoned = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 10;
    return zoned
        ? OffsetDateTime.parse(text.replaceFirst(" ?UTC$", "Z")).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
