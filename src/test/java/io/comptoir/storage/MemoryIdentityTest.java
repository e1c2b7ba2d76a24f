package io.comptoir.storage;

import io.comptoir.engine.TestStores;
import java.time.Clock;

class MemoryIdentityTest extends IdentityContract {

  @Override
  TestStores stores() {
    return TestStores.memory(Clock.systemUTC());
  }
}
