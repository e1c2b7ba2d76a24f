package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.flow.FlowSnapshotStore;
import io.comptoir.dialogue.state.Frame;
import io.comptoir.storage.memory.Memory.Snapshot;
import io.comptoir.storage.memory.Memory.SnapshotKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flows of earlier times in memory. */
public final class MemoryFlowSnapshotStore implements FlowSnapshotStore {
  private final Memory memory;

  public MemoryFlowSnapshotStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public void keep(ShopId shop, Collection<FlowSnapshot> flows, Instant at) {
    synchronized (memory) {
      for (var flow : flows) {
        memory.flows.merge(
            new SnapshotKey(shop, flow.hash()),
            new Snapshot(flow, at),
            (before, now) -> before.servedAt().isAfter(at) ? before : now);
      }
    }
  }

  @Override
  public List<FlowSnapshot> needed(ShopId shop, Instant servedSince) {
    synchronized (memory) {
      var underWay = underWay(shop, Instant.MIN);
      return memory.flows.entrySet().stream()
          .filter(e -> e.getKey().shop().equals(shop))
          .filter(
              e ->
                  underWay.contains(e.getKey().hash())
                      || !e.getValue().servedAt().isBefore(servedSince))
          .map(e -> e.getValue().flow())
          .toList();
    }
  }

  @Override
  public int forget(ShopId shop, Instant servedSince, Instant spokenSince) {
    synchronized (memory) {
      var underWay = underWay(shop, spokenSince);
      var before = memory.flows.size();
      memory
          .flows
          .entrySet()
          .removeIf(
              e ->
                  e.getKey().shop().equals(shop)
                      && e.getValue().servedAt().isBefore(servedSince)
                      && !underWay.contains(e.getKey().hash()));
      return before - memory.flows.size();
    }
  }

  private Set<String> underWay(ShopId shop, Instant spokenSince) {
    return memory.rooms.values().stream()
        .filter(room -> room.conversation.shop().equals(shop))
        .filter(room -> !room.conversation.updatedAt().isBefore(spokenSince))
        .map(room -> room.state.memory())
        .flatMap(state -> Stream.concat(state.stack().stream(), state.parked().stream()))
        .map(Frame::hash)
        .collect(Collectors.toSet());
  }
}
