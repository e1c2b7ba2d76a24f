package io.comptoir.storage;

import io.comptoir.engine.TestStores;
import java.time.Clock;

class MemoryEntryTest extends EntryContract {

  @Override
  TestStores stores() {
    return TestStores.memory(Clock.systemUTC());
  }
}
