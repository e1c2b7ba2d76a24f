package io.comptoir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @AutoClose private static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void aTestDatabaseTakesStatements() throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT upper('é'), current_setting('fsync')")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("É");
      assertThat(row.getString(2)).isEqualTo("on");
    }
  }
}
