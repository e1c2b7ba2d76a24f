package io.comptoir.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database in one round trip and are carried out in order. Outside a
 * transaction they are one of their own: all are kept or none (PostgreSQL, "Extended Query": what
 * comes before one Sync). Rows are given as columns (arrays), to be read with {@code unnest}.
 */
final class Script {
  private final Connection connection;
  private final StringBuilder sql = new StringBuilder();
  private final List<Binding> bindings = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();

  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement, int index) throws SQLException;
  }

  /** Reads one row of a result. */
  @FunctionalInterface
  interface Reading {
    void row(ResultSet row) throws SQLException;
  }

  Script(Connection connection) {
    this.connection = connection;
  }

  /** The next statement, without a result to read. */
  Script then(String statement) {
    return then(statement, row -> {});
  }

  /** The next statement, whose rows are read; its parameters follow. */
  Script then(String statement, Reading reading) {
    if (!sql.isEmpty()) {
      sql.append(";\n");
    }
    sql.append(statement.strip());
    readings.add(reading);
    return this;
  }

  Script uuids(Collection<UUID> values) {
    return array("uuid", values.toArray(UUID[]::new));
  }

  Script maybeUuids(Collection<Optional<UUID>> values) {
    return array("uuid", values.stream().map(v -> v.orElse(null)).toArray(UUID[]::new));
  }

  Script texts(Collection<? extends @Nullable String> values) {
    return array("text", values.toArray(String[]::new));
  }

  Script longs(Collection<Long> values) {
    return array("bigint", values.toArray(Long[]::new));
  }

  Script truths(Collection<Boolean> values) {
    return array("boolean", values.toArray(Boolean[]::new));
  }

  Script times(Collection<Instant> values) {
    return array("timestamptz", values.stream().map(Instant::toString).toArray(String[]::new));
  }

  Script uuid(UUID value) {
    bindings.add((s, i) -> s.setObject(i, value));
    return this;
  }

  Script maybeUuid(@Nullable UUID value) {
    bindings.add((s, i) -> s.setObject(i, value, Types.OTHER));
    return this;
  }

  Script text(@Nullable String value) {
    bindings.add((s, i) -> s.setString(i, value));
    return this;
  }

  Script number(long value) {
    bindings.add((s, i) -> s.setLong(i, value));
    return this;
  }

  Script time(@Nullable Instant value) {
    bindings.add(
        (s, i) ->
            s.setObject(
                i,
                value == null ? null : value.atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE));
    return this;
  }

  void run() throws SQLException {
    try (var statement = connection.prepareStatement(sql.toString())) {
      for (var i = 0; i < bindings.size(); i++) {
        bindings.get(i).bind(statement, i + 1);
      }
      var isRows = statement.execute();
      for (var i = 0; i < readings.size(); i++) {
        if (i > 0) {
          isRows = statement.getMoreResults();
        }
        if (isRows) {
          try (var rows = statement.getResultSet()) {
            while (rows.next()) {
              readings.get(i).row(rows);
            }
          }
        }
      }
    }
  }

  private Script array(String type, Object[] values) {
    bindings.add((s, i) -> s.setArray(i, connection.createArrayOf(type, values)));
    return this;
  }
}
