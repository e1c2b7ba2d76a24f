package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.nlu.Entity;
import io.comptoir.nlu.Understanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes from a sentence everything that fills slots of a flow, so that it is not asked again. */
final class Fills {
  private final References references;
  private final ProductVersions versions;

  Fills(References references, ProductVersions versions) {
    this.references = references;
    this.versions = versions;
  }

  /** Values for the flow's slots by name; free text is never taken in passing. */
  Map<String, Value> of(Flow flow, String text, Understanding understanding) {
    var values = new LinkedHashMap<String, Value>();
    for (var slot : flow.slots().values()) {
      of(slot, text, understanding).ifPresent(value -> values.put(slot.name(), value));
    }
    return values;
  }

  /** Whether it names a version of what is spoken of. */
  boolean namesVersion(String text) {
    return versions.namesVersion(text);
  }

  /** The value that the sentence has for this slot. */
  Optional<Value> of(Slot slot, String text, Understanding understanding) {
    for (var entity : slot.entities()) {
      var value =
          switch (entity) {
            case "product" -> products(slot, versions(text, understanding));
            case "order_line" -> OrderLines.of(understanding);
            case "order_kind" -> OrderKinds.of(text, understanding);
            case "it" -> pronoun(slot, text, understanding);
            case "cart_line" -> products(slot, references.inCart(text, understanding));
            case "city" -> town(slot, understanding);
            default -> entity(slot, entity, understanding);
          };
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  /** Where one lives, only beside a street or a postcode: "livrez-vous à Lille ?" says it not. */
  private static Optional<Value> town(Slot slot, Understanding understanding) {
    return slot.type() != Slot.Type.CITY
            || understanding.entity("street").isPresent()
            || understanding.entity("postcode").isPresent()
        ? entity(slot, "city", understanding)
        : Optional.empty();
  }

  /** "la grande bougie figuier": the version that is named with its product. */
  private List<ProductId> versions(String text, Understanding understanding) {
    return references.pointed(text, understanding).stream()
        .map(id -> versions.version(id, text))
        .distinct()
        .toList();
  }

  private Optional<Value> pronoun(Slot slot, String text, Understanding understanding) {
    var fitting =
        !references.missesPlace(text, understanding)
            && (References.saysIt(text) || understanding.entities("category").isEmpty());
    return fitting
        ? references.it().map(id -> one(slot, versions.version(id, text)))
        : Optional.empty();
  }

  private static Optional<Value> products(Slot slot, List<ProductId> ids) {
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    if (slot.type() == Slot.Type.PRODUCTS || slot.type() == Slot.Type.ITEMS) {
      return Optional.of(
          Value.items(ids.stream().map(id -> Value.ref("product", id.value())).toList()));
    }
    return ids.size() == 1 || !slot.entities().contains("cart_line")
        ? Optional.of(Value.ref("product", ids.getFirst().value()))
        : Optional.empty();
  }

  private static Value one(Slot slot, ProductId id) {
    var ref = Value.ref("product", id.value());
    return slot.type() == Slot.Type.PRODUCTS ? Value.items(List.of(ref)) : ref;
  }

  private static Optional<Value> entity(Slot slot, String type, Understanding understanding) {
    var found = entities(type, understanding);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return switch (slot.type()) {
      case NUMBERS ->
          Optional.of(
              Value.items(
                  found.stream()
                      .map(Entity::value)
                      .filter(Value.Number.class::isInstance)
                      .toList()));
      case ITEMS, PRODUCTS -> {
        var all = new ArrayList<Value>();
        for (var kind : slot.entities()) {
          entities(kind, understanding).stream()
              .map(Entity::value)
              .filter(value -> !all.contains(value))
              .forEach(all::add);
        }
        yield Optional.of(Value.items(all));
      }
      case ENUM ->
          found.stream()
              .map(Fills::key)
              .filter(key -> slot.values().isEmpty() || slot.values().contains(key))
              .findFirst()
              .map(Value::of);
      case NUMBER ->
          found.stream().map(Entity::value).filter(Value.Number.class::isInstance).findFirst();
      case BUDGET -> found.stream().map(e -> budget(e.value())).findFirst();
      case AMOUNT,
          TEXT,
          NAME,
          EMAIL,
          PHONE,
          POSTCODE,
          CITY,
          STREET,
          COUPON,
          TRUTH,
          PRODUCT,
          REF,
          FIELDS,
          ANY ->
          Optional.of(found.getFirst().value());
    };
  }

  /**
   * Those of a kind; {@code not_} before it names those that are not wanted, {@code .size} behind
   * it those of one attribute.
   */
  private static List<Entity> entities(String kind, Understanding understanding) {
    var unwanted = kind.startsWith("not_");
    var dot = kind.indexOf('.');
    var of = dot < 0 ? "" : kind.substring(dot + 1);
    return understanding
        .entities(kind.substring(unwanted ? 4 : 0, dot < 0 ? kind.length() : dot))
        .stream()
        .filter(e -> e.negated() == unwanted)
        .filter(e -> of.isEmpty() || (e.value() instanceof Value.Ref(var k, var _) && k.equals(of)))
        .toList();
  }

  /** A sum alone is the most one wants to spend. */
  static Value budget(Value value) {
    return value instanceof Value.Amount amount ? new Value.Fields(Map.of("max", amount)) : value;
  }

  private static String key(Entity entity) {
    return switch (entity.value()) {
      case Value.Text(var text) -> text;
      case Value.Ref(var _, var id) -> id;
      case Value.Number _, Value.Truth _, Value.Amount _, Value.Items _, Value.Fields _ -> "";
    };
  }
}
