package io.comptoir.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as people write them: 30s, 10m, 2h, 7d. */
final class Durations {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})\\s*(s|m|h|d)");

  private Durations() {}

  static Optional<Duration> of(String text) {
    var matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }
}
