package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Flows;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.nlu.Understanding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes an address, an e-mail or a phone number that nobody asked for: it is kept where the flows
 * that ask for it one day will look, and never asked again.
 */
final class Telling {
  private static final Set<Slot.Type> TYPES =
      Set.of(
          Slot.Type.EMAIL, Slot.Type.PHONE, Slot.Type.STREET, Slot.Type.POSTCODE, Slot.Type.CITY);

  /** One of these at least; a town or a postcode alone asks for what is there. */
  private static final Set<String> TELLING = Set.of("street", "email", "phone");

  private static final Set<String> KINDS =
      Set.of("street", "email", "phone", "postcode", "city", "quantity", "name");

  /** What may stand around them. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(?:mon|ma|mes|my|adresse|address|mail|email|e|numero|number|tel|telephone|phone|portable|mobile|est|is|c'est|it's|"
              + "j'habite|habite|je|suis|i|live|am|au|a|at|in|en|le|la|the|et|and|voici|here|bonjour|hello|pour|info|dans|"
              + "appartement|appt|apt|etage|batiment|bat|code|france)?");

  private final Turn turn;
  private final Speech speech;
  private final Fills fills;

  Telling(Turn turn, Speech speech, Fills fills) {
    this.turn = turn;
    this.speech = speech;
    this.fills = fills;
  }

  /**
   * Whether the sentence tells nothing but how to reach somebody, and some flow of the shop keeps
   * that of its customers.
   */
  boolean tells(String text, Understanding understanding) {
    if (Question.asks(text)
        || TELLING.stream().noneMatch(kind -> understanding.entity(kind).isPresent())
        || !saysNothingElse(text, understanding)) {
      return false;
    }
    var told = told(text, understanding);
    told.forEach(
        (name, from) -> turn.command(new Command.Remember(name, from.value(), from.flow())));
    if (!told.isEmpty()) {
      speech.say("pattern.noted_for_later", Map.of());
    }
    return !told.isEmpty();
  }

  private record From(String flow, Value value) {}

  private Map<String, From> told(String text, Understanding understanding) {
    var told = new LinkedHashMap<String, From>();
    for (var flow : turn.script.flows().all()) {
      for (var slot : flow.slots().values()) {
        if (slot.scope() == Slot.Scope.CUSTOMER
            && TYPES.contains(slot.type())
            && !told.containsKey(slot.name())) {
          fills
              .of(slot, text, understanding)
              .ifPresent(value -> told.put(slot.name(), new From(flow.name(), value)));
        }
      }
    }
    return told;
  }

  private static boolean saysNothingElse(String text, Understanding understanding) {
    var left = new StringBuilder(text);
    for (var entity : understanding.entities()) {
      if (KINDS.contains(entity.type())) {
        for (var i = Math.max(0, entity.start()); i < Math.min(entity.end(), left.length()); i++) {
          left.setCharAt(i, ' ');
        }
      }
    }
    for (var word : Flows.bare(left.toString()).split(" ")) {
      if (!AROUND.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }
}
