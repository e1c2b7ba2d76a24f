package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.customer.Profile.Known;
import io.comptoir.customer.ProfileField;
import io.comptoir.dialogue.ActionResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells customers what is remembered of them, each with where it comes from and since when. */
final class ProfileActions {
  /** Everything that is known. */
  private static final String ALL = "all";

  private static final int READ_OUT = 3;

  private final Counter counter;

  ProfileActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "profile.show",
            "field text?",
            "names items, label text, lines items, text text, spoken text, count number, fields"
                + " items",
            "NOTHING_KNOWN",
            this::show));
  }

  private record Line(ProfileField field, List<Known> known, String text) {}

  private ActionResult show(Arguments a, Situation situation) {
    var words = Words.in(situation.language());
    var asked = a.text("field").equals(ALL) ? "" : a.text("field");
    var lines = new ArrayList<Line>();
    for (var field : counter.care().profile()) {
      if (asked.isEmpty() || asked.equals(field.id())) {
        line(field, situation, words).ifPresent(lines::add);
      }
    }
    var label =
        counter.care().profile().stream()
            .filter(f -> f.id().equals(asked))
            .findFirst()
            .map(f -> f.label().in(situation.language()))
            .orElseGet(() -> words.say("profile.all"));
    if (lines.isEmpty()) {
      return failed("NOTHING_KNOWN", "label", Value.of(label));
    }
    var texts = lines.stream().map(Line::text).toList();
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "names",
        Value.items(
            lines.stream().flatMap(l -> l.field().names().stream()).map(Value::of).toList()));
    values.put("label", Value.of(label));
    values.put("lines", Value.items(texts.stream().map(Value::of).toList()));
    values.put("text", Value.of(String.join("\n", texts)));
    values.put(
        "spoken", Value.of(String.join(". ", texts.subList(0, Math.min(READ_OUT, texts.size())))));
    values.put("count", Value.of(lines.size()));
    values.put(
        "fields",
        Value.items(
            lines.stream()
                .map(
                    l ->
                        new Value.Fields(
                            Map.of(
                                "id", Value.of(l.field().id()),
                                "name", Value.of(l.field().label().in(situation.language())))))
                .toList()));
    return done(values);
  }

  private java.util.Optional<Line> line(ProfileField field, Situation situation, Words words) {
    var profile = situation.customer().profile().values();
    var known = field.names().stream().map(profile::get).filter(Objects::nonNull).toList();
    var remembered = new Remembered(counter.catalog(), words);
    var told = remembered.told(known);
    if (told.isEmpty()) {
      return java.util.Optional.empty();
    }
    var newest = known.stream().max(Comparator.comparing(Known::at)).orElseThrow();
    return java.util.Optional.of(
        new Line(
            field,
            known,
            words.say(
                "profile.line",
                capital(field.label().in(situation.language())),
                told,
                remembered.source(newest),
                day(newest.at(), words))));
  }

  private String day(Instant at, Words words) {
    return Dates.day(at.toString(), counter.terms().zone(), words);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
