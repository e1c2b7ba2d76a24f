package io.comptoir.command;

import io.comptoir.storage.SqlStores;
import io.comptoir.storage.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;

class SqlFlowVersionsTest extends FlowVersionsContract {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Override
  Kept kept(ShopClock clock) {
    var stores = SqlStores.on(DATABASE.database(), UUID.randomUUID().toString());
    return new Kept(Stores.rehearsed(stores), stores.forEngine(), stores.conversations());
  }
}
