package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Store;
import io.comptoir.commerce.catalog.StorePlaces;
import io.comptoir.commerce.catalog.StorePlaces.Near;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The shops one can walk into. */
final class StoreActions {
  private static final int SHOWN = 3;

  private final Counter counter;

  StoreActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "stores.near",
            "place text?, latitude number?, longitude number?, limit number?",
            "stores items, count number, located truth",
            "NO_STORES",
            this::near),
        read(
            "stores.hours",
            "store text?, day text?",
            "stores items, count number, open truth, today text",
            "NO_STORES, UNKNOWN_STORE",
            this::hours));
  }

  private ActionResult near(Arguments a, Situation situation) {
    var stores = counter.catalog().stores();
    if (stores.isEmpty()) {
      return failed("NO_STORES");
    }
    var places = new StorePlaces(stores);
    var latitude = a.number("latitude");
    var longitude = a.number("longitude");
    var found =
        latitude.isPresent() && longitude.isPresent()
            ? Optional.of(places.near(latitude.getAsDouble(), longitude.getAsDouble()))
            : places.near(a.text("place"));
    var nearest =
        found.orElseGet(() -> stores.stream().map(s -> new Near(s, Optional.empty())).toList());
    var items = new ArrayList<Value>();
    for (var near : nearest.subList(0, Math.min(a.whole("limit", SHOWN, 1, 20), nearest.size()))) {
      items.add(fields(near, situation));
    }
    var values = new LinkedHashMap<String, Value>();
    values.put("stores", new Value.Items(items));
    values.put("count", Value.of(items.size()));
    values.put("located", Value.of(found.isPresent()));
    return done(values);
  }

  private ActionResult hours(Arguments a, Situation situation) {
    var stores = counter.catalog().stores();
    if (stores.isEmpty()) {
      return failed("NO_STORES");
    }
    var said = a.text("store");
    var asked = said.isEmpty() ? stores : new StorePlaces(stores).named(said);
    if (asked.isEmpty()) {
      return failed("UNKNOWN_STORE", "store", Value.of(said));
    }
    var hours = new StoreHours(Words.in(situation.language()));
    var day = day(a.text("day"));
    var items =
        asked.stream()
            .limit(SHOWN)
            .map(
                s ->
                    withHours(
                        s, day.map(d -> hours.on(s, d)).orElseGet(() -> hours.week(s)), situation))
            .toList();
    var now = asked.getFirst().at(situation.now(), counter.terms().zone());
    var values = new LinkedHashMap<String, Value>();
    values.put("stores", Value.items(items));
    values.put("count", Value.of(items.size()));
    values.put("open", Value.of(StoreHours.open(asked.getFirst(), now)));
    values.put("today", Value.of(hours.today(asked.getFirst(), now)));
    return done(values);
  }

  private static Optional<LocalDate> day(String said) {
    try {
      return said.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(said));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private Value withHours(Store store, String hours, Situation situation) {
    var fields = new LinkedHashMap<>(fields(new Near(store, Optional.empty()), situation).fields());
    fields.put("week", Value.of(hours));
    return new Value.Fields(fields);
  }

  private Value.Fields fields(Near near, Situation situation) {
    var store = near.store();
    var words = Words.in(situation.language());
    var hours = new StoreHours(words);
    var now = store.at(situation.now(), counter.terms().zone());
    var fields = new LinkedHashMap<String, Value>();
    fields.put("store", Value.ref("store", store.id()));
    fields.put("name", Value.of(store.name()));
    fields.put("address", Value.of(address(store)));
    near.kilometres().ifPresent(km -> fields.put("distance", Value.of(distance(km, words))));
    fields.put("today", Value.of(hours.today(store, now)));
    fields.put("open", Value.of(StoreHours.open(store, now)));
    fields.put("phone", Value.of(store.phone()));
    fields.put("map", Value.of(map(store)));
    return new Value.Fields(fields);
  }

  private static String distance(double kilometres, Words words) {
    return kilometres < 1
        ? words.say("store.metres", Math.max(50, Math.round(kilometres * 20) * 50))
        : words.say(
            "store.kilometres",
            kilometres < 10 ? Math.round(kilometres * 10) / 10.0 : Math.round(kilometres));
  }

  private static String address(Store store) {
    var a = store.address();
    return a.street() + ", " + a.postcode() + " " + a.city();
  }

  private static String map(Store store) {
    return "https://www.openstreetmap.org/?mlat="
        + store.latitude()
        + "&mlon="
        + store.longitude()
        + "#map=17/"
        + store.latitude()
        + "/"
        + store.longitude();
  }
}
