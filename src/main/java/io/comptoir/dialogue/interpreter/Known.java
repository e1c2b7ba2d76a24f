package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.expression.Names;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the names of a flow's expressions stand for: its slots, and what every flow may look at. */
final class Known implements Names {
  /** Slot that notes whose values in the profile no longer hold. */
  static final String UNSET = "unset";

  private final Turn turn;
  private final Frame frame;
  private final @Nullable Flow flow;

  Known(Turn turn, Frame frame, @Nullable Flow flow) {
    this.turn = turn;
    this.frame = frame;
    this.flow = flow;
  }

  @Override
  public @Nullable Value find(String name) {
    var own = frame.slots().get(name);
    if (name.equals(Heard.NAME)) {
      return Heard.whole(own);
    }
    if (own != null) {
      return own;
    }
    return switch (name) {
      case "cart" -> cart();
      case "context" -> context();
      case "customer" -> customer();
      case "said", "topic" -> Value.of("");
      default -> slot(name);
    };
  }

  private @Nullable Value slot(String name) {
    var slot = flow == null ? null : flow.slots().get(name);
    if (slot == null) {
      return turn.slots.get(name);
    }
    var value = held(turn, frame, slot);
    if (value != null) {
      return value;
    }
    return switch (slot.type()) {
      case TRUTH -> slot.initial() == null ? Value.of(false) : slot.initial();
      case ITEMS, PRODUCTS, NUMBERS ->
          slot.initial() == null ? Value.items(List.of()) : slot.initial();
      default -> slot.initial();
    };
  }

  private Value cart() {
    var cart = turn.view.cart();
    var fields = new LinkedHashMap<String, Value>();
    fields.put("count", Value.of(cart.count()));
    fields.put("empty", Value.of(cart.isEmpty()));
    if (cart.coupon() != null) {
      fields.put("coupon", Value.of(cart.coupon()));
    }
    fields.put(
        "items",
        Value.items(
            cart.lines().stream().map(l -> Value.ref("product", l.item().value())).toList()));
    return new Value.Fields(fields);
  }

  private Value context() {
    var fields = new LinkedHashMap<String, Value>();
    if (turn.focus != null) {
      fields.put("focus", Value.ref("product", turn.focus));
    }
    var at = ZonedDateTime.ofInstant(turn.now, turn.view.zone());
    fields.put(
        "shown", Value.items(turn.shown.stream().map(id -> Value.ref("product", id)).toList()));
    fields.put("language", Value.of(turn.language.code()));
    fields.put("form", Value.of(turn.view.form().name().toLowerCase(Locale.ROOT)));
    fields.put(
        "waiting_for_person",
        Value.of(turn.view.control() == io.comptoir.conversation.Control.OFFERED));
    fields.put("today", Value.of(at.toLocalDate().toString()));
    fields.put("now", Value.of(at.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString()));
    fields.put("hour", Value.of(at.getHour()));
    fields.put("misses", Value.of(turn.misses));
    fields.put("upset", Value.of(turn.upset));
    fields.put("urgent", Value.of(turn.urgent));
    fields.put("acting", Value.of(turn.acting()));
    fields.put("interrupted", Value.of(turn.stack.size() > 1));
    return new Value.Fields(fields);
  }

  private Value customer() {
    var fields = new LinkedHashMap<String, Value>();
    turn.view.profile().values().forEach((name, known) -> fields.put(name, known.value()));
    return new Value.Fields(fields);
  }

  /** What a slot holds wherever its scope keeps it, not counting how it begins. */
  static @Nullable Value held(Turn turn, Frame frame, Slot slot) {
    var own = frame.slots().get(slot.name());
    if (own != null || unset(frame, slot.name())) {
      return own;
    }
    return switch (slot.scope()) {
      case TURN, FLOW -> null;
      case CONVERSATION -> turn.slots.get(slot.name());
      case CUSTOMER -> turn.view.profile().value(slot.name()).orElse(null);
    };
  }

  /** Whether this flow was told that what the profile says of it no longer holds. */
  private static boolean unset(Frame frame, String name) {
    return frame.slots().get(UNSET) instanceof Value.Items(var names)
        && names.contains(Value.of(name));
  }
}
