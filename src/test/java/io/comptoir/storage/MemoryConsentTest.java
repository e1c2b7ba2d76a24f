package io.comptoir.storage;

import io.comptoir.customer.ConsentStore;
import io.comptoir.storage.memory.MemoryConsentStore;

class MemoryConsentTest extends ConsentContract {
  @Override
  ConsentStore store() {
    return new MemoryConsentStore();
  }
}
