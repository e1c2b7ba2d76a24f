package io.comptoir.storage;

import io.comptoir.engine.TestStores;
import java.time.Clock;

class MemoryStoreTest extends StoreContract {
  @Override
  TestStores stores() {
    return TestStores.memory(Clock.systemUTC());
  }
}
