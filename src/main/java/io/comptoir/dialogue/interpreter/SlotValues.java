package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.flow.Flow;
import io.comptoir.dialogue.flow.Slot;
import io.comptoir.dialogue.state.Frame;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the values of slots to where their scope keeps them; {@link Known} reads them there. */
final class SlotValues {
  /** Characters and parts that one slot may hold; beyond that a flow grows without bound. */
  static final int MAX_WEIGHT = 16_000;

  private final Turn turn;

  SlotValues(Turn turn) {
    this.turn = turn;
  }

  /**
   * Takes a value into the flow on top.
   *
   * @param value null when it is no longer known
   */
  void keep(Flow flow, String name, @Nullable Value value) {
    if (value != null && weight(value) > MAX_WEIGHT) {
      throw new IllegalStateException(
          "slot " + name + " of flow " + flow.name() + " holds more than " + MAX_WEIGHT);
    }
    turn.replaceTop(kept(turn.frame(), flow, name, value));
  }

  /**
   * What a flow begins with, filled in passing, is kept where its scope keeps what is asked.
   *
   * @return what is the flow's own
   */
  Map<String, Value> begun(Flow flow, Map<String, Value> given) {
    var own = new LinkedHashMap<>(given);
    given.forEach(
        (name, value) -> {
          var slot = flow.slots().get(name);
          if (slot == null) {
            return;
          }
          switch (slot.scope()) {
            case TURN, FLOW -> {}
            case CONVERSATION -> {
              turn.slots.put(name, value);
              own.remove(name);
            }
            case CUSTOMER -> turn.command(new Command.Remember(name, value, flow.name()));
          }
        });
    return own;
  }

  /** The profile, this conversation and every flow under way no longer know these values. */
  void erase(@Nullable Value names) {
    for (var name : texts(names)) {
      turn.command(new Command.Forget(name));
      turn.slots.remove(name);
      turn.stack.replaceAll(frame -> erased(frame, name));
      turn.parked.replaceAll(frame -> erased(frame, name));
    }
  }

  private Frame erased(Frame frame, String name) {
    var slot = turn.flowOf(frame).map(flow -> flow.slots().get(name)).orElse(null);
    return slot != null && slot.scope() == Slot.Scope.CUSTOMER ? unset(frame, name) : frame;
  }

  private static List<String> texts(@Nullable Value value) {
    return switch (value) {
      case Value.Text(var text) -> List.of(text);
      case Value.Items(var items) -> items.stream().flatMap(i -> texts(i).stream()).toList();
      case null, default -> List.of();
    };
  }

  private Frame kept(Frame frame, Flow flow, String name, @Nullable Value value) {
    var slot = flow.slots().get(name);
    var scope = slot == null ? Slot.Scope.FLOW : slot.scope();
    switch (scope) {
      case TURN, FLOW -> {}
      case CONVERSATION -> {
        if (value == null) {
          turn.slots.remove(name);
        } else {
          turn.slots.put(name, value);
        }
        return frame;
      }
      case CUSTOMER -> {
        if (value == null) {
          return unset(frame, name);
        }
        turn.command(new Command.Remember(name, value, flow.name()));
      }
    }
    if (value instanceof Value.Ref(var kind, var id)
        && (kind.equals("product") || kind.equals("variant"))) {
      turn.focus = id;
    }
    return frame.with(name, value);
  }

  private static int weight(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text.length();
      case Value.Ref(var kind, var id) -> kind.length() + id.length();
      case Value.Number _, Value.Truth _, Value.Amount _ -> 1;
      case Value.Items(var items) -> items.stream().mapToInt(item -> 1 + weight(item)).sum();
      case Value.Fields(var fields) ->
          fields.entrySet().stream()
              .mapToInt(field -> field.getKey().length() + weight(field.getValue()))
              .sum();
    };
  }

  /** What the profile says of it no longer holds for this flow. */
  private static Frame unset(Frame frame, String name) {
    var names = new LinkedHashSet<Value>();
    if (frame.slots().get(Known.UNSET) instanceof Value.Items(var before)) {
      names.addAll(before);
    }
    names.add(Value.of(name));
    return frame.with(name, null).with(Known.UNSET, Value.items(List.copyOf(names)));
  }
}
