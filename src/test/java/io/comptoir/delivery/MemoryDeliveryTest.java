package io.comptoir.delivery;

import io.comptoir.engine.SettableClock;
import io.comptoir.engine.TestStores;

class MemoryDeliveryTest extends DeliveryContract {
  @Override
  TestStores stores(SettableClock clock) {
    return TestStores.memory(clock);
  }
}
