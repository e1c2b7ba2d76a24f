package io.comptoir.storage;

import io.comptoir.engine.TestStores;
import org.junit.jupiter.api.AutoClose;

class SqlEntryTest extends EntryContract {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Override
  TestStores stores() {
    return TestStores.sql(DATABASE, "here");
  }
}
