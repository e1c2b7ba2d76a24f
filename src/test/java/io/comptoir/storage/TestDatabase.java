package io.comptoir.storage;

import java.util.UUID;
import javax.sql.DataSource;

/**
 * A fresh database with the program's schema, for one test class:
 *
 * <pre>
 *   &#64;AutoClose static final TestDatabase DATABASE = TestDatabase.create();
 * </pre>
 *
 * One embedded server serves all tests of a JVM and migrates once; each database is a copy of that
 * one. With {@code COMPTOIR_TEST_DATABASE=jdbc:postgresql://host/database?user=…&password=…} the
 * same tests run on that server; its user needs the right CREATEDB.
 */
public final class TestDatabase implements AutoCloseable {
  private final String name;
  private final Database database;

  private TestDatabase(String name, Database database) {
    this.name = name;
    this.database = database;
  }

  /** A new database, migrated, empty of data. */
  public static TestDatabase create() {
    return create(Database.Settings.standard());
  }

  /** The same, opened in this way. */
  public static TestDatabase create(Database.Settings settings) {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    var host = TestServer.shared();
    host.run("CREATE DATABASE " + name + " TEMPLATE " + host.template());
    return new TestDatabase(name, host.open(name, settings));
  }

  public DataSource dataSource() {
    return database.dataSource();
  }

  /** The same as the program's, for whatever takes it whole. */
  public Database database() {
    return database;
  }

  /** With user and password in it, for a program that is started as another process. */
  public String jdbcUrl() {
    return TestServer.shared().url(name);
  }

  @Override
  public void close() {
    database.close();
    TestServer.shared().run("DROP DATABASE " + name + " WITH (FORCE)");
  }
}
