package io.comptoir.action;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.order.OrderNumber;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Appointments as the values that actions give, in the words of the reader. */
final class AppointmentWords {
  private final Counter counter;

  AppointmentWords(Counter counter) {
    this.counter = counter;
  }

  Map<String, Value> values(Booking booking, Situation situation) {
    var service = counter.care().service(booking.details().getOrDefault("service", ""));
    var store =
        counter.catalog().stores().stream()
            .filter(s -> s.id().equals(booking.details().get("store")))
            .findFirst();
    var zone = store.map(Store::zone).orElse(counter.terms().zone());
    var local =
        LocalDateTime.ofInstant(booking.from(), zone == null ? counter.terms().zone() : zone);
    var values = new LinkedHashMap<String, Value>();
    values.put("number", Value.of(booking.number()));
    values.put(
        "when",
        Value.of(
            Words.in(situation.language())
                .say(
                    "appointment.when",
                    day(local.toLocalDate(), situation.language()),
                    time(local, situation.language()))));
    values.put("store", Value.of(store.map(Store::id).orElse("")));
    values.put("store_name", Value.of(store.map(Store::name).orElse("")));
    values.put(
        "address",
        Value.of(
            store
                .map(
                    s ->
                        s.address().street()
                            + ", "
                            + s.address().postcode()
                            + " "
                            + s.address().city())
                .orElse("")));
    values.put("service", Value.of(service.map(s -> s.id()).orElse("")));
    values.put(
        "service_name", Value.of(service.map(s -> s.name().in(situation.language())).orElse("")));
    values.put("minutes", Value.of(service.map(s -> s.duration().toMinutes()).orElse(0L)));
    values.put("status", Value.of(booking.status().name().toLowerCase(Locale.ROOT)));
    return values;
  }

  /** "jeudi 3 décembre". */
  String day(LocalDate day, Language language) {
    return language.firstOfMonth(
        DateTimeFormatter.ofPattern("EEEE d MMMM", language.locale()).format(day));
  }

  /** "15 h 30". */
  String time(LocalDateTime at, Language language) {
    return new StoreHours(Words.in(language)).time(at.toLocalTime());
  }

  Value stores(List<Store> stores) {
    return Value.items(
        stores.stream()
            .map(s -> new Value.Fields(Map.of("id", Value.of(s.id()), "name", Value.of(s.name()))))
            .toList());
  }

  /** What a person typed, as the number is kept: {@code r 7f3k2q} is {@code R-7F3K2Q}. */
  static Optional<String> number(String typed) {
    var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return letters.length() == 7 && letters.startsWith("R")
        ? OrderNumber.read(letters.substring(1)).map(n -> "R-" + n.substring(2))
        : Optional.empty();
  }
}
