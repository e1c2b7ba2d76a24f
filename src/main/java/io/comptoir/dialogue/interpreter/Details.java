package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who and where a person is, told while the flow asks for something else. */
final class Details {
  private static final Set<Slot.Type> TYPES =
      Set.of(
          Slot.Type.NAME,
          Slot.Type.EMAIL,
          Slot.Type.PHONE,
          Slot.Type.STREET,
          Slot.Type.POSTCODE,
          Slot.Type.CITY);

  private static final Set<String> KINDS = Set.of("email", "phone", "postcode");

  /** "Camille Durand", without a word before it. */
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’-]+(?: \\p{Lu}[\\p{L}\\p{M}'’-]+){1,3}");

  private static final double LIKELY = 0.5;

  private final Turn turn;
  private final Fills fills;

  Details(Turn turn, Fills fills) {
    this.turn = turn;
    this.fills = fills;
  }

  /**
   * What the flow asks for later, by slot, when the sentence says little else and nothing that
   * answers the open question.
   */
  Map<String, Value> ahead(Flow flow, Slot asked, String text, Understanding understanding) {
    if (Question.asks(text) || fills.of(asked, text, understanding).isPresent()) {
      return Map.of();
    }
    var told = new LinkedHashMap<String, Value>();
    var covered = 0;
    for (var slot : flow.slots().values()) {
      if (slot != asked && TYPES.contains(slot.type())) {
        var value = fills.of(slot, text, understanding);
        if (value.isPresent()) {
          told.put(slot.name(), value.get());
          covered += length(slot, understanding);
        }
      }
    }
    if (covered * 2 < text.strip().length()) {
      return named(flow, asked, text, understanding);
    }
    return told;
  }

  /** A bare name, where no words of one's own are asked for. */
  private Map<String, Value> named(
      Flow flow, Slot asked, String text, Understanding understanding) {
    if (asked.type().freeText()
        || !understanding.entities().isEmpty()
        || understanding.intents().stream().anyMatch(best -> best.confidence() >= LIKELY)
        || !NAME.matcher(text.strip()).matches()) {
      return Map.of();
    }
    return flow.slots().values().stream()
        .filter(
            slot -> slot.type() == Slot.Type.NAME && Known.held(turn, turn.frame(), slot) == null)
        .findFirst()
        .map(slot -> Map.of(slot.name(), Value.of(text.strip())))
        .orElse(Map.of());
  }

  private static int length(Slot slot, Understanding understanding) {
    return slot.entities().stream()
        .flatMap(kind -> understanding.entity(kind).stream())
        .mapToInt(entity -> entity.end() - entity.start())
        .max()
        .orElse(0);
  }

  /**
   * The part of an answer that is the street: what stands before a postcode, a town beside a
   * street, a number or an address to be reached at.
   */
  static String street(String text, Understanding understanding) {
    var street = understanding.entity("street");
    return understanding.entities().stream()
        .filter(
            e ->
                KINDS.contains(e.type())
                    || e.type().equals("city")
                        && street.filter(s -> s.end() <= e.start()).isPresent())
        .map(Entity::text)
        .map(text::indexOf)
        .filter(at -> at > 0 && text.substring(0, at).chars().anyMatch(Character::isLetter))
        .min(Integer::compare)
        .map(at -> text.substring(0, at).strip())
        .orElse(text);
  }
}
