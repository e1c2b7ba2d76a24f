package io.comptoir.action;

import io.comptoir.engine.TestStores;

class MemoryPaymentTest extends PaymentContract {
  @Override
  TestStores stores() {
    return TestStores.memory(clock);
  }
}
