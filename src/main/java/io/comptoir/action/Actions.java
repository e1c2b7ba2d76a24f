package io.comptoir.action;

import io.comptoir.dialogue.ActionSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions of a shop, by name. */
public final class Actions {
  private final Map<String, Action> byName;

  /**
   * @throws IllegalArgumentException when two have the same name
   */
  public Actions(Collection<? extends Action> actions) {
    var map = new LinkedHashMap<String, Action>();
    for (var action : actions) {
      if (map.put(action.spec().name(), action) != null) {
        throw new IllegalArgumentException("two actions are named " + action.spec().name());
      }
    }
    this.byName = Map.copyOf(map);
  }

  public Optional<Action> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<ActionSpec> specs() {
    return byName.values().stream().map(Action::spec).toList();
  }
}
