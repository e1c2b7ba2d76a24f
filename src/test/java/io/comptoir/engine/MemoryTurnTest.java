package io.comptoir.engine;

class MemoryTurnTest extends TurnContract {
  @Override
  TestStores stores(SettableClock clock) {
    return TestStores.memory(clock);
  }
}
