package io.comptoir.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.storage.DatabaseException.Category;
import io.comptoir.storage.embedded.EmbeddedPostgresException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final String MIGRATIONS = "io/comptoir/storage/migrations/";

  private final TestServer server = TestServer.shared();
  private final String name = "database_" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void make() {
    server.run("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
  }

  @AfterEach
  void drop() {
    server.run("DROP DATABASE " + name + " WITH (FORCE)");
  }

  @Test
  void aDatabaseIsMigratedOnceAndUpgradedLater() throws SQLException {
    try (var database = open("first")) {
      execute(database, "INSERT INTO shelf VALUES (1, 'cèdre')");
    }
    try (var database = open("first")) {
      assertThat(ask(database, "SELECT label FROM shelf")).isEqualTo("cèdre");
    }
    try (var database = open("second")) {
      execute(database, "UPDATE shelf SET height_cm = 90");
      assertThat(ask(database, "SELECT height_cm FROM shelf")).isEqualTo("90");
      assertThat(database.isReady()).isTrue();
    }
  }

  @Test
  void programsThatStartTogetherMigrateOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var opened =
          threads.invokeAll(
              IntStream.range(0, 4).<Callable<String>>mapToObj(i -> this::openAndCount).toList());
      for (var count : opened) {
        assertThat(count.get()).isEqualTo("2");
      }
    }
  }

  @Test
  void aSchemaOfANewerProgramIsRefusedUntouched() throws SQLException {
    open("second").close();
    refused(Category.SCHEMA_NEWER, "A newer Comptoir has written", () -> open("first"));
    try (var database = open("second")) {
      assertThat(ask(database, "SELECT count(height_cm) FROM shelf")).isEqualTo("0");
    }
  }

  @Test
  void aFailedMigrationLeavesTheSchemaAsItWas() throws SQLException {
    open("first").close();
    refused(Category.MIGRATION_FAILED, "no_such_table", () -> open("broken"));
    try (var database = open("second")) {
      assertThat(
              ask(
                  database,
                  "SELECT string_agg(column_name, ' ' ORDER BY column_name) FROM"
                      + " information_schema.columns WHERE table_name = 'shelf'"))
          .isEqualTo("height_cm id label");
    }
  }

  @Test
  void someoneElsesTablesAreRefused() throws SQLException {
    try (var connection = java.sql.DriverManager.getConnection(server.url(name));
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE invoices (id int)");
    }
    refused(Category.FOREIGN_SCHEMA, "a database of its own", () -> open("first"));
  }

  @Test
  void anotherEncodingIsRefused() {
    server.run("DROP DATABASE " + name);
    server.run(
        "CREATE DATABASE "
            + name
            + " TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'");
    refused(Category.WRONG_ENCODING, "is LATIN1; Comptoir needs UTF8", () -> open("first"));
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    var address = server.url(name).replaceFirst("password=.*", "password=sesame-7231");
    assertThatThrownBy(() -> Database.open(DatabaseAddress.at(address, Map.of())))
        .hasMessageContaining("does not take this user and password")
        .hasMessageNotContaining("sesame-7231");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    refused(
        Category.REFUSED,
        "no_such_place does not exist on its server",
        () -> Database.open(DatabaseAddress.at(server.url("no_such_place"), Map.of())));
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var address = "jdbc:postgresql://127.0.0.1:" + closed + "/comptoir?password=sesame-7231";
    assertThatThrownBy(() -> Database.open(DatabaseAddress.at(address, Map.of())))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.category()).isEqualTo(Category.UNREACHABLE))
        .hasMessageContaining("127.0.0.1:" + closed)
        .hasMessageNotContaining("sesame-7231");
  }

  @Test
  void aHostThatNobodyKnowsIsNamed() {
    refused(
        Category.UNREACHABLE,
        "no machine is known by that name. Check",
        () -> Database.open(DatabaseAddress.at("jdbc:postgresql://nowhere.invalid/x", Map.of())));
  }

  @Test
  void aUserWhoMayNotMakeTablesIsToldSo() throws SQLException {
    var visitor = "visitor_" + name.substring(name.length() - 8);
    server.run("CREATE ROLE " + visitor + " LOGIN PASSWORD 'guest'");
    try {
      var address = server.url(name).replaceFirst("user=.*", "user=" + visitor + "&password=guest");
      refused(
          Category.REFUSED,
          "does not let this user make tables",
          () -> Database.open(DatabaseAddress.at(address, Map.of()), settings("first"), Map.of()));
    } finally {
      server.run("DROP ROLE " + visitor);
    }
  }

  @Test
  void aServerThatIsTooOldIsRefusedUntouched() throws IOException {
    try (var old = new OldServer("14.9")) {
      refused(
          Category.TOO_OLD,
          "is PostgreSQL 14.9; Comptoir needs 15 or newer",
          () -> Database.open(DatabaseAddress.at(old.jdbcUrl(), Map.of())));
    }
  }

  @Test
  void userAndPasswordMayComeFromTheEnvironment() throws SQLException {
    var whole = server.url(name);
    var question = whole.indexOf('?');
    var parameters = whole.substring(question + 1).split("[=&]");
    var environment =
        Map.of(
            "COMPTOIR_DATABASE_USER",
            decoded(parameters[1]),
            "COMPTOIR_DATABASE_PASSWORD",
            decoded(parameters[3]));
    var address = DatabaseAddress.at(whole.substring(0, question), environment);
    try (var database = Database.open(address, settings("first"), environment)) {
      assertThat(ask(database, "SELECT count(*) FROM shelf")).isEqualTo("0");
    }
    assertThat(address.toString()).doesNotContain(decoded(parameters[3]));
  }

  @Test
  void anAddressOfAnotherKindIsRefusedWithoutItsSecrets() {
    assertThatThrownBy(() -> DatabaseAddress.at("mysql://root:sesame@host/x", Map.of()))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.category()).isEqualTo(Category.BAD_ADDRESS))
        .hasMessageContaining("jdbc:postgresql://host:5432/comptoir")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void anEmbeddedDatabaseKeepsItsDataAndStopsWhenClosed(@TempDir Path folder) throws SQLException {
    var address = DatabaseAddress.embeddedIn(folder);
    try (var database = Database.open(address, settings("first"), System.getenv())) {
      execute(database, "INSERT INTO shelf VALUES (1, 'noyer')");
      try (var listening = database.connect();
          var statement = listening.createStatement()) {
        statement.execute("LISTEN turns");
      }
    }
    assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
    try (var database = Database.open(address, settings("first"), System.getenv())) {
      assertThat(ask(database, "SELECT label FROM shelf")).isEqualTo("noyer");
    }
  }

  @Test
  void troubleOfTheEmbeddedServerIsPassedOn(@TempDir Path folder) throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("postgres")).resolve("x"), "x");
    assertThatThrownBy(() -> Database.open(DatabaseAddress.embeddedIn(folder)))
        .isInstanceOf(DatabaseException.class)
        .hasCauseInstanceOf(EmbeddedPostgresException.class)
        .hasMessageContaining("is not empty and not Comptoir's");
  }

  @Test
  void eachTestDatabaseIsItsOwn() throws SQLException {
    try (var one = TestDatabase.create();
        var other = TestDatabase.create()) {
      execute(one.database(), "CREATE TABLE only_here (id int)");
      assertThat(ask(other.database(), "SELECT to_regclass('only_here')")).isEqualTo("null");
    }
  }

  private static String decoded(String parameter) {
    return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
  }

  private Database open(String migrations) {
    return Database.open(
        DatabaseAddress.at(server.url(name), Map.of()), settings(migrations), Map.of());
  }

  private String openAndCount() throws SQLException {
    try (var database = open("second")) {
      return ask(database, "SELECT count(*) FROM flyway_schema_history");
    }
  }

  private static Database.Settings settings(String migrations) {
    return Database.Settings.standard().poolSize(4).migrations(MIGRATIONS + migrations);
  }

  private static void refused(Category category, String words, Callable<Database> opening) {
    assertThatThrownBy(opening::call)
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> assertThat(e.category()).as(e.getMessage()).isEqualTo(category))
        .hasMessageContaining(words);
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Database database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "nothing";
    }
  }
}
