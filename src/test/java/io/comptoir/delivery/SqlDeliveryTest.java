package io.comptoir.delivery;

import io.comptoir.engine.SettableClock;
import io.comptoir.engine.TestStores;
import io.comptoir.storage.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class SqlDeliveryTest extends DeliveryContract {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Override
  TestStores stores(SettableClock clock) {
    return TestStores.sql(DATABASE, "here");
  }
}
