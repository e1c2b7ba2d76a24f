package io.comptoir.storage;

import io.comptoir.storage.DatabaseException.Category;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to this version of the program; several programs may start at once. */
final class Schema {
  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private Schema() {}

  /**
   * @param migrations a folder on the class path; may be empty
   * @param place without secrets, for messages
   */
  static void migrate(DataSource dataSource, String migrations, String place) {
    var started = System.nanoTime();
    try {
      var flyway =
          Flyway.configure()
              .dataSource(dataSource)
              .locations("classpath:" + migrations)
              .failOnMissingLocations(false)
              .validateMigrationNaming(true)
              .cleanDisabled(true)
              .load();
      refuseNewer(flyway, place);
      var result = flyway.migrate();
      LOG.info(
          "Schema at version {}, {} migrations run, {} ms",
          result.targetSchemaVersion == null
              ? result.initialSchemaVersion
              : result.targetSchemaVersion,
          result.migrationsExecuted,
          Duration.ofNanos(System.nanoTime() - started).toMillis());
    } catch (FlywayException e) {
      throw explain(place, e);
    }
  }

  private static void refuseNewer(Flyway flyway, String place) {
    var future =
        Arrays.stream(flyway.info().all())
            .filter(
                migration ->
                    switch (migration.getState()) {
                      case FUTURE_SUCCESS, FUTURE_FAILED -> true;
                      default -> false;
                    })
            .map(MigrationInfo::getVersion)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (!future.isEmpty()) {
      throw new DatabaseException(
          Category.SCHEMA_NEWER,
          "A newer Comptoir has written "
              + place
              + " (its schema has version "
              + future
              + ", unknown here). Nothing was changed. Start that newer Comptoir, or restore the"
              + " backup that was made before the upgrade.",
          null);
    }
  }

  private static DatabaseException explain(String place, FlywayException cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SQLException refused && "42501".equals(refused.getSQLState())) {
        return ConnectionTrouble.explain(place, refused);
      }
    }
    var message = String.valueOf(cause.getMessage());
    if (message.contains("non-empty schema")) {
      return new DatabaseException(
          Category.FOREIGN_SCHEMA,
          "Tables that are not Comptoir's are in "
              + place
              + ". Nothing was changed. Give Comptoir a database of its own: CREATE DATABASE comptoir"
              + " ENCODING 'UTF8' TEMPLATE template0.",
          cause);
    }
    return new DatabaseException(
        Category.MIGRATION_FAILED,
        "The schema of "
            + place
            + " could not be brought to this version, and the failed step was rolled back: "
            + message
            + ". Start the version of Comptoir that ran before, or restore the backup made before"
            + " the upgrade.",
        cause);
  }
}
