package io.comptoir.channel;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels that there is an adapter for, by name. */
public final class Channels {
  private final Map<String, Channel> all;

  public Channels(List<? extends Channel> channels) {
    var byName = new LinkedHashMap<String, Channel>();
    for (var channel : channels) {
      if (Capabilities.of(channel.name()).isEmpty()) {
        throw new IllegalArgumentException(channel.name() + " has no row in capabilities.yml");
      }
      byName.put(channel.name(), channel);
    }
    this.all = Collections.unmodifiableMap(byName);
  }

  public Optional<Channel> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  public Collection<Channel> all() {
    return all.values();
  }
}
