package io.comptoir.action;

import io.comptoir.engine.TestStores;
import io.comptoir.storage.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class SqlPaymentTest extends PaymentContract {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Override
  TestStores stores() {
    return TestStores.sql(DATABASE, "here");
  }
}
