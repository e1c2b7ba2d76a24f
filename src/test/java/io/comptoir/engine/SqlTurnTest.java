package io.comptoir.engine;

import io.comptoir.storage.TestDatabase;
import org.junit.jupiter.api.AutoClose;

class SqlTurnTest extends TurnContract {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Override
  TestStores stores(SettableClock clock) {
    return TestStores.sql(DATABASE, "here");
  }
}
