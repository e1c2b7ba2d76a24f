package io.comptoir.storage;

import io.comptoir.customer.ConsentStore;
import org.junit.jupiter.api.AutoClose;

class SqlConsentTest extends ConsentContract {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  @Override
  ConsentStore store() {
    return new SqlConsentStore(DATABASE.dataSource());
  }
}
