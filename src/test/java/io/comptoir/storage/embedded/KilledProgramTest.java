package io.comptoir.storage.embedded;

import static io.comptoir.storage.embedded.RunningProgram.isGone;
import static io.comptoir.storage.embedded.RunningProgram.pathOf;
import static io.comptoir.storage.embedded.RunningProgram.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProgramTest {
  /** Started and stopped once; each test has a copy. */
  @TempDir private static Path made;

  @TempDir private Path folder;
  private Path data;

  @BeforeAll
  static void makeOne() {
    EmbeddedPostgres.start(made.resolve("postgres")).close();
  }

  @BeforeEach
  void copyIt() throws IOException {
    data = folder.toRealPath().resolve("postgres");
    RunningProgram.copyTree(made.resolve("postgres"), data);
  }

  @Test
  void aKilledProgramLeavesNoServerAndLosesNothing() throws Exception {
    try (var first = RunningProgram.start(data)) {
      var server = first.server();
      var processes = server.descendants().toList();
      execute(first, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('gardé')");

      first.kill();

      within(Duration.ofSeconds(10), "the server ends", () -> isGone(server));
      within(
          Duration.ofSeconds(10),
          "its processes end",
          () -> processes.stream().allMatch(RunningProgram::isGone));
    }
    try (var again = EmbeddedPostgres.start(data)) {
      assertThat(Sql.ask(again, "SELECT word FROM kept")).isEqualTo("gardé");
    }
  }

  @Test
  void aStartRightAfterAKillWaitsForTheOldServer() throws Exception {
    try (var first = RunningProgram.start(data)) {
      var server = first.server();
      first.kill();
      try (var again = EmbeddedPostgres.start(data)) {
        assertThat(isGone(server)).isTrue();
        assertThat(Sql.ask(again, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void aServerWhoseSupervisorsWereKilledTooIsStoppedByTheNextStart() throws Exception {
    try (var first = RunningProgram.start(data)) {
      var server = first.server();
      var supervisor = server.parent().orElseThrow();
      var others = supervisor.children().filter(child -> child.pid() != server.pid()).toList();
      others.forEach(ProcessHandle::destroyForcibly);
      supervisor.destroyForcibly();
      first.kill();
      assertThat(isGone(server)).isFalse();

      try (var again = EmbeddedPostgres.start(data)) {
        assertThat(isGone(server)).isTrue();
        assertThat(Sql.ask(again, "SELECT 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void aServerStartedByHandIsLeftRunning() throws Exception {
    var runAs = RunAs.choose(data);
    var binaries =
        Binaries.unpackOnce(
            Platform.current(),
            List.of(EmbeddedPostgres.Settings.of(data, System.getenv()).cache().orElseThrow()),
            runAs);
    new Cluster(data).configure(runAs);
    var byHand =
        new ProcessBuilder(
                runAs.wrap(
                    List.of(
                        binaries.program("postgres"),
                        "-D",
                        data.resolve("cluster").toString(),
                        "-c",
                        "listen_addresses=localhost",
                        "-c",
                        "port=" + freePort(),
                        "-c",
                        "unix_socket_directories=")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("by-hand.log").toFile())
            .start();
    try {
      within(
          Duration.ofSeconds(10),
          "the server by hand runs",
          () -> isReady(data.resolve("cluster")));
      assertThatThrownBy(() -> EmbeddedPostgres.start(data))
          .hasMessageContaining("A PostgreSQL with pid " + byHand.pid())
          .hasMessageContaining("kill -INT " + byHand.pid());
      assertThat(byHand.isAlive()).isTrue();
    } finally {
      Shell.run(List.of("kill", "-INT", "" + byHand.pid()));
      byHand.waitFor();
    }
  }

  @Test
  void controlCEndsTheProgramBeforeTheServer() throws Exception {
    controlC(Map.of());
  }

  @Test
  void controlCDoesSoWhereThereIsPerlInsteadOfSetsid() throws Exception {
    controlC(Map.of("PATH", pathOf(folder.resolve("bin"), "sh", "id", "unshare", "sleep", "perl")));
  }

  @Test
  void controlCDoesSoWhereOnlyTheShellCanSeparateGroups() throws Exception {
    controlC(Map.of("PATH", pathOf(folder.resolve("bin"), "sh=bash", "id", "unshare", "sleep")));
  }

  /** The terminal sends SIGINT to the whole foreground group, not to the JVM alone. */
  private void controlC(Map<String, String> environment) throws Exception {
    try (var program =
        RunningProgram.start(
            data, List.of("setsid"), System.getProperty("java.class.path"), environment)) {
      var server = program.server();

      Shell.run(List.of("kill", "-INT", "--", "-" + program.process().pid()));

      assertThat(program.await("ASKED")).isEqualTo("ASKED still here");
      assertThat(program.await("CLOSED")).isEqualTo("CLOSED");
      assertThat(isGone(server)).isTrue();
    }
  }

  @Test
  void aSecondProgramOnTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
    try (var server = EmbeddedPostgres.start(data);
        var second = RunningProgram.start(data)) {
      assertThat(second.first())
          .startsWith("ALREADY_RUNNING")
          .contains(data.toRealPath().toString())
          .contains("pid " + ProcessHandle.current().pid());
      assertThat(Sql.ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  private static boolean isReady(Path cluster) {
    try {
      return PostmasterFile.read(cluster).map(PostmasterFile::ready).orElse(false);
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void execute(RunningProgram program, String... statements) throws Exception {
    try (var connection =
            DriverManager.getConnection(program.url(), "comptoir", program.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
