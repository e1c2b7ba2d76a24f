package io.comptoir.shop.catalog;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.Store.Opening;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalog/stores.yml}: where the shop can be walked into, and when. */
final class StoresFile {
  private static final List<Opening> CLOSED = List.of();

  private final Language language;

  StoresFile(Language language) {
    this.language = language;
  }

  List<Store> read(String file, String text, Problems problems) {
    var stores = new ArrayList<Store>();
    YamlNode.read(file, text, problems)
        .map(top -> top.field("stores").orElse(top))
        .ifPresent(
            list -> {
              if (list.isMap()) {
                list.fields().forEach((id, node) -> store(id, node).ifPresent(stores::add));
              } else {
                list.items()
                    .forEach(
                        node ->
                            node.requiredText("id")
                                .flatMap(id -> store(id, node))
                                .ifPresent(stores::add));
              }
            });
    return List.copyOf(stores);
  }

  private Optional<Store> store(String id, YamlNode node) {
    var name = node.requiredText("name");
    var place = node.field("address").orElse(node);
    var street = place.requiredText("street");
    var postcode = place.requiredText("postcode");
    var city = place.requiredText("city");
    var geo = node.field("geo").or(() -> node.field("location")).orElse(node);
    var latitude = degrees(geo, "latitude", "lat", 90);
    var longitude = degrees(geo, "longitude", "lon", 180);
    if (name.isEmpty()
        || street.isEmpty()
        || postcode.isEmpty()
        || city.isEmpty()
        || latitude.isEmpty()
        || longitude.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Store(
            id,
            name.get(),
            new PostalAddress(
                street.get(), postcode.get(), city.get(), place.text("country").orElse("FR")),
            latitude.get(),
            longitude.get(),
            node.text("phone").orElse(""),
            hours(node),
            exceptions(node),
            node.field("services")
                .map(s -> s.items().stream().map(i -> i.localized(language)).toList())
                .orElse(List.of()),
            zone(node)));
  }

  private static @Nullable ZoneId zone(YamlNode node) {
    var name = node.text("time_zone");
    try {
      return name.map(ZoneId::of).orElse(null);
    } catch (DateTimeException e) {
      node.problem("`time_zone: " + name.orElse("") + "`: write for example Europe/London");
      return null;
    }
  }

  private static Optional<Double> degrees(YamlNode node, String key, String shortKey, int limit) {
    var text = node.text(key).or(() -> node.text(shortKey));
    try {
      if (text.isPresent() && Math.abs(Double.parseDouble(text.get())) <= limit) {
        return text.map(Double::valueOf);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    node.problem("`" + key + "` in degrees is missing: for example " + key + ": 48.8606");
    return Optional.empty();
  }

  private static Map<DayOfWeek, List<Opening>> hours(YamlNode node) {
    var hours = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
    node.field("hours")
        .ifPresent(
            h ->
                h.fields()
                    .forEach(
                        (days, times) -> {
                          var open = openings(times);
                          for (var day : days(days, times)) {
                            hours.put(day, open);
                          }
                        }));
    return hours;
  }

  /** {@code monday}, {@code mon}, {@code mon-fri}. */
  private static List<DayOfWeek> days(String words, YamlNode node) {
    var ends = words.split("[-–]");
    var first = day(ends[0]);
    var last = day(ends[ends.length - 1]);
    if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
      node.problem("`" + words + "` is not a day: write monday … sunday, or mon-fri");
      return List.of();
    }
    var days = new ArrayList<DayOfWeek>();
    for (var day = first.get(); days.size() < 7; day = day.plus(1)) {
      days.add(day);
      if (day == last.get()) {
        break;
      }
    }
    return days;
  }

  private static Optional<DayOfWeek> day(String word) {
    var lower = word.strip().toLowerCase(Locale.ROOT);
    if (lower.length() < 3) {
      return Optional.empty();
    }
    for (var day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(lower)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static Map<LocalDate, List<Opening>> exceptions(YamlNode node) {
    var exceptions = new HashMap<LocalDate, List<Opening>>();
    node.field("exceptions")
        .ifPresent(
            e -> {
              if (e.isMap()) {
                e.fields().forEach((day, times) -> exception(exceptions, day, times, times));
              } else {
                e.items()
                    .forEach(
                        item ->
                            item.text("date")
                                .ifPresent(
                                    day ->
                                        exception(
                                            exceptions,
                                            day,
                                            item.field("hours").orElse(item),
                                            item)));
              }
            });
    return exceptions;
  }

  private static void exception(
      Map<LocalDate, List<Opening>> exceptions, String day, YamlNode times, YamlNode at) {
    try {
      exceptions.put(LocalDate.parse(day), times.isMap() ? CLOSED : openings(times));
    } catch (DateTimeException e) {
      at.problem("`" + day + "` is not a day: write for example 2026-12-25");
    }
  }

  /** {@code "10:00-13:00"}, a list of those, or {@code closed}. */
  private static List<Opening> openings(YamlNode node) {
    var openings = new ArrayList<Opening>();
    for (var item : node.items()) {
      var text = item.text().orElse("").strip();
      if (text.isEmpty() || text.equals("closed") || text.equals("null") || text.equals("~")) {
        continue;
      }
      for (var span : text.split(",")) {
        var ends = span.split("[-–]");
        try {
          var from = LocalTime.parse(ends[0].strip());
          var until = LocalTime.parse(ends[1].strip());
          if (!from.isBefore(until)) {
            throw new DateTimeException("the end is before the beginning");
          }
          openings.add(new Opening(from, until));
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
          item.problem("`" + span.strip() + "` are not hours: write \"10:00-19:00\" or closed");
        }
      }
    }
    return List.copyOf(openings);
  }
}
