package io.comptoir.command;

import io.comptoir.storage.memory.MemoryStores;
import org.jspecify.annotations.Nullable;

class MemoryFlowVersionsTest extends FlowVersionsContract {
  private @Nullable MemoryStores memory;

  @Override
  Kept kept(ShopClock clock) {
    var stores = memory == null ? MemoryStores.create(clock) : memory;
    memory = stores;
    return new Kept(Stores.of(stores), stores.forEngine(), stores.conversations());
  }
}
