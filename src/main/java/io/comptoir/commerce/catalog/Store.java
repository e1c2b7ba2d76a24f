package io.comptoir.commerce.catalog;

import io.comptoir.base.LocalizedText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shop one can walk into.
 *
 * @param hours for each day the times it is open, none when closed
 * @param exceptions days that differ; an empty list is a day closed
 * @param zone by which its hours go; null for the shop's own
 */
public record Store(
    String id,
    String name,
    PostalAddress address,
    double latitude,
    double longitude,
    String phone,
    Map<DayOfWeek, List<Opening>> hours,
    Map<LocalDate, List<Opening>> exceptions,
    List<LocalizedText> services,
    @Nullable ZoneId zone) {
  public Store {
    hours = Map.copyOf(hours);
    exceptions = Map.copyOf(exceptions);
    services = List.copyOf(services);
  }

  /** What its clock shows at this moment. */
  public LocalDateTime at(Instant now, ZoneId shop) {
    return LocalDateTime.ofInstant(now, zone == null ? shop : zone);
  }

  public record Opening(LocalTime from, LocalTime until) {}

  /**
   * @param country ISO 3166 alpha-2
   */
  public record PostalAddress(String street, String postcode, String city, String country) {}

  /** When it is open on this day. */
  public List<Opening> on(LocalDate day) {
    var exception = exceptions.get(day);
    return exception != null ? exception : hours.getOrDefault(day.getDayOfWeek(), List.of());
  }
}
