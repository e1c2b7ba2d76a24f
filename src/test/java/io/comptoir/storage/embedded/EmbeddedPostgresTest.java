package io.comptoir.storage.embedded;

import static io.comptoir.storage.embedded.RunningProgram.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  /** A folder that was started once and stopped in order; each test has a copy. */
  @TempDir private static Path made;

  @TempDir private Path folder;
  private Path data;

  @BeforeAll
  static void makeOne() throws SQLException {
    try (var server = EmbeddedPostgres.start(made.resolve("postgres"))) {
      Sql.execute(server, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('gardé')");
    }
  }

  /** Also the way a backup is restored: a cold copy, whose rights may be wider. */
  @BeforeEach
  void copyIt() throws Exception {
    data = folder.toRealPath().resolve("postgres");
    RunningProgram.copyTree(made.resolve("postgres"), data);
  }

  @Test
  void aFirstStartMakesASafeDatabase() throws Exception {
    try (var server = EmbeddedPostgres.start(folder.resolve("new/postgres"))) {
      assertThat(Sql.ask(server, "SHOW fsync")).isEqualTo("on");
      assertThat(Sql.ask(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(Sql.ask(server, "SHOW data_checksums")).isEqualTo("on");
      assertThat(Sql.ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Sql.askAsSuperuser(server, "SHOW unix_socket_directories")).isEmpty();
      assertThat(Sql.ask(server, "SHOW server_encoding")).isEqualTo("UTF8");
      assertThat(
              Sql.ask(
                  server,
                  "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname ="
                      + " current_database()"))
          .isEqualTo("b C.UTF-8");
      assertThat(Sql.ask(server, "SELECT current_user || ' ' || current_setting('is_superuser')"))
          .isEqualTo("comptoir off");
      assertThat(
              Sql.askAsSuperuser(
                  server, "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'comptoir'"))
          .isEqualTo("SCRAM-SHA-256");
      for (var secret : List.of("password", "superuser-password")) {
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(server.folder().resolve(secret))))
            .isEqualTo("rw-------");
      }
      assertThat(server.toString()).doesNotContain(server.password());
    }
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    try (var server = EmbeddedPostgres.start(data)) {
      assertThatThrownBy(
              () ->
                  java.sql.DriverManager.getConnection(
                      server.jdbcUrl(), "comptoir", server.password() + "x"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void aRestartKeepsTheDataAndAnOrderlyStopNeedsNoRecovery() throws Exception {
    try (var server = EmbeddedPostgres.start(data)) {
      Sql.execute(server, "INSERT INTO kept VALUES ('aussi')");
    }
    assertThat(data.resolve("cluster/postmaster.pid")).doesNotExist();
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(Sql.ask(server, "SELECT count(*) FROM kept")).isEqualTo("2");
      assertThat(logs()).doesNotContain("not properly shut down").doesNotContain("interrupted");
    }
  }

  @Test
  void aKilledServerIsNoticedAndTheNextStartRecovers() throws Exception {
    var told = new AtomicReference<>("");
    try (var server = EmbeddedPostgres.start(settings(Map.of()).whenItStops(told::set))) {
      Sql.execute(server, "INSERT INTO kept VALUES ('confirmé')");
      ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
      within(Duration.ofSeconds(10), "the end is noticed", () -> !told.get().isEmpty());
      assertThat(server.isRunning()).isFalse();
      assertThat(told.get()).contains("exit code 137").contains("it recovers");
    }
    assertThat(data.resolve("cluster/postmaster.pid")).exists();
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(Sql.ask(server, "SELECT count(*) FROM kept")).isEqualTo("2");
      assertThat(logs()).contains("not properly shut down");
    }
  }

  @Test
  void aPidFileOfADeadProcessIsStale() throws Exception {
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    startsDespite(dead.pid());
  }

  @Test
  void aPidFileOfAnotherProgramIsStale() throws Exception {
    startsDespite(ProcessHandle.current().pid());
  }

  @Test
  void aPidFileOfAZombieIsStale() throws Exception {
    // The shell becomes a program that never asks for the end of the shell's child; the child
    // outlives the shell, which might still have asked.
    var parent = new ProcessBuilder("sh", "-c", "sleep 2 & echo $!; exec sleep 60").start();
    try (var output = parent.inputReader()) {
      var zombie = Long.parseLong(output.readLine());
      within(
          Duration.ofSeconds(20),
          "a zombie",
          () ->
              Shell.run(List.of("ps", "-o", "stat=", "-p", "" + zombie)).output().startsWith("Z"));
      startsDespite(zombie);
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void theSameProcessMayNotStartTwiceOnAFolder() throws Exception {
    try (var server = EmbeddedPostgres.start(data)) {
      refused(Category.ALREADY_RUNNING, "pid " + ProcessHandle.current().pid());
      refused(Category.ALREADY_RUNNING, data.toString());
      assertThat(Sql.ask(server, "SELECT 1")).isEqualTo("1");
    }
    EmbeddedPostgres.start(data).close();
  }

  @Test
  void newerAndOlderDataAreLeftAlone() throws Exception {
    var version = data.resolve("cluster/PG_VERSION");
    Files.writeString(version, "19\n");
    refused(Category.NEWER_DATA, "written by PostgreSQL 19");
    Files.writeString(version, "17\n");
    refused(Category.OLDER_DATA, "written by PostgreSQL 17");
    Files.writeString(version, "18\n");
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(Sql.ask(server, "SELECT word FROM kept")).isEqualTo("gardé");
    }
  }

  @Test
  void incompleteDataIsLeftAlone() throws Exception {
    Files.delete(data.resolve("cluster/PG_VERSION"));
    refused(Category.DAMAGED_DATA, "put a backup");
    assertThat(data.resolve("cluster/base")).exists();
  }

  @Test
  void damagedDataIsSaidToBeDamaged() throws Exception {
    var control = data.resolve("cluster/global/pg_control");
    try (var file = Files.newByteChannel(control, StandardOpenOption.WRITE)) {
      file.position(100).write(java.nio.ByteBuffer.wrap(new byte[50]));
    }
    refused(Category.DAMAGED_DATA, "put a backup in its place");
  }

  @Test
  void aFolderWithSomethingElseIsRefusedUntouched() throws Exception {
    var photos = Files.createDirectories(folder.resolve("photos"));
    Files.writeString(photos.resolve("été.jpg"), "x");
    assertThatThrownBy(() -> EmbeddedPostgres.start(photos))
        .isInstanceOfSatisfying(
            EmbeddedPostgresException.class,
            e -> assertThat(e.category()).isEqualTo(Category.FOREIGN_FOLDER))
        .hasMessageContaining("été.jpg");
    assertThat(photos).isDirectoryContaining("glob:**été.jpg");
    assertThat(Files.list(photos)).hasSize(1);
  }

  @Test
  void aFileInsteadOfAFolderIsRefused() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> EmbeddedPostgres.start(file)).hasMessageContaining("is a file");
  }

  @Test
  void theOperatorsSettingsWinAndAWrongOneIsNamed() throws Exception {
    var settings = data.resolve("cluster/postgresql.conf");
    Files.writeString(settings, "work_mem = 7MB\n", StandardOpenOption.APPEND);
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(Sql.ask(server, "SHOW work_mem")).isEqualTo("7MB");
    }
    Files.writeString(settings, "work_memory = 7MB\n", StandardOpenOption.APPEND);
    refused(Category.BAD_SETTING, "work_memory");
  }

  @Test
  void aPasswordOfTheEnvironmentReplacesTheStoredOneAndBack() throws Exception {
    var own = Map.of("COMPTOIR_DATABASE_PASSWORD", "mot de passe ' \" % choisi");
    try (var server = EmbeddedPostgres.start(settings(own))) {
      assertThat(server.password()).isEqualTo(own.get("COMPTOIR_DATABASE_PASSWORD"));
      assertThat(Sql.ask(server, "SELECT word FROM kept")).isEqualTo("gardé");
    }
    try (var server = EmbeddedPostgres.start(settings(Map.of()))) {
      assertThat(Sql.ask(server, "SELECT word FROM kept")).isEqualTo("gardé");
    }
  }

  @Test
  void whatAnInterruptedFirstStartLeftIsReplaced() throws Exception {
    var fresh = Files.createDirectories(folder.resolve("fresh"));
    Files.copy(data.resolve("COMPTOIR-POSTGRES"), fresh.resolve("COMPTOIR-POSTGRES"));
    Files.createDirectories(fresh.resolve("cluster.1.unfinished/base"));
    try (var server = EmbeddedPostgres.start(fresh)) {
      assertThat(Sql.ask(server, "SELECT 1")).isEqualTo("1");
    }
    assertThat(fresh.resolve("cluster.1.unfinished")).doesNotExist();
  }

  private void startsDespite(long pid) throws Exception {
    Files.writeString(
        data.resolve("cluster/postmaster.pid"),
        pid
            + "\n"
            + data.resolve("cluster")
            + "\n1700000000\n5432\n\n127.0.0.1\n  1 2\nready   \n");
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(Sql.ask(server, "SELECT word FROM kept")).isEqualTo("gardé");
    }
  }

  private void refused(Category category, String word) {
    assertThatThrownBy(() -> EmbeddedPostgres.start(data))
        .isInstanceOfSatisfying(
            EmbeddedPostgresException.class,
            e -> assertThat(e.category()).as(e.getMessage()).isEqualTo(category))
        .hasMessageContaining(word);
  }

  private EmbeddedPostgres.Settings settings(Map<String, String> environment) {
    var real = EmbeddedPostgres.Settings.of(data, System.getenv());
    return new EmbeddedPostgres.Settings(
        data,
        EmbeddedPostgres.Settings.of(data, environment).password(),
        real.cache(),
        real.startLimit(),
        sentence -> {});
  }

  private String logs() throws Exception {
    var text = new StringBuilder();
    try (var files = Files.list(data.resolve("log"))) {
      for (var file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
