package io.comptoir.storage.embedded;

import static io.comptoir.storage.embedded.RunningProgram.pathOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As root, as an ordinary user, and as root where user namespaces are not to be had. */
class RunAsTest {
  /** Outside of JUnit's temporary folders, which only root may enter. */
  private Path open;

  private String classPath;

  @BeforeEach
  void needsRoot() throws Exception {
    assumeTrue(RunAs.isRoot(), "skipped: only root can become somebody else");
    assumeTrue(
        Shell.run(List.of("setpriv", "--version")).succeeded(), "skipped: there is no setpriv");
    open = Files.createTempDirectory("comptoir-run-as-");
    rights(open, "rwxr-xr-x");
    classPath = RunningProgram.copyOfClassPath(Files.createDirectory(open.resolve("lib")));
  }

  @AfterEach
  void cleanUp() throws Exception {
    if (open != null) {
      Binaries.removeTree(open);
    }
  }

  @Test
  void rootGetsANamespaceOfItsOwnWhereThatIsAllowed() throws Exception {
    assumeTrue(
        Shell.run(List.of("unshare", "-U", "true")).succeeded(),
        "skipped: user namespaces are forbidden here");
    var data = open.resolve("postgres");
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(RunAs.choose(data)).isEqualTo(new RunAs.UserNamespace());
      assertThat(userOf(server.pid())).isEqualTo(0);
      assertThat(Files.readSymbolicLink(Path.of("/proc/" + server.pid() + "/ns/user")))
          .isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
      assertThat(Sql.ask(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void anOrdinaryUserRunsItDirectlyAndRootLaterRunsItAsThatUser() throws Exception {
    var home = Files.createDirectory(open.resolve("home"));
    var nobody = idOf("nobody");
    Files.setAttribute(home, "unix:uid", nobody);
    var data = home.resolve("data/postgres");
    var asNobody =
        List.of("setpriv", "--reuid=nobody", "--regid=" + groupOf("nobody"), "--clear-groups");
    try (var program =
        RunningProgram.start(
            data, asNobody, classPath, Map.of("XDG_CACHE_HOME", cache().toString()))) {
      assertThat(userOf(program.server().pid())).isEqualTo(nobody);
    }
    try (var server = EmbeddedPostgres.start(data)) {
      assertThat(userOf(server.pid())).isEqualTo(nobody);
      assertThat(Sql.ask(server, "SELECT 1")).isEqualTo("1");
      assertThat(everyOwner(data.resolve("cluster"))).containsOnly(nobody);
    }
  }

  @Test
  void rootWithoutNamespacesBecomesNobodyWithAServerUnpackedInTheFolder() throws Exception {
    var data = open.resolve("postgres");
    var hidden = Files.createDirectory(open.resolve("hidden"));
    rights(hidden, "rwx------");
    try (var program =
        RunningProgram.start(
            data,
            List.of(),
            classPath,
            Map.of(
                "PATH",
                pathOf(open.resolve("bin"), "sh", "id", "setpriv", "setsid", "kill", "sleep"),
                "XDG_CACHE_HOME",
                hidden.toString()))) {
      assertThat(userOf(program.server().pid())).isEqualTo(idOf("nobody"));
      assertThat(data.resolve("binaries")).isDirectory();
      assertThat(everyOwner(data.resolve("cluster"))).containsOnly(idOf("nobody"));
    }
  }

  @Test
  void rootInAFolderThatNobodyCanReachIsToldSo() throws Exception {
    var hidden = Files.createDirectory(open.resolve("hidden"));
    rights(hidden, "rwx------");
    try (var program =
        RunningProgram.start(
            hidden.resolve("postgres"),
            List.of(),
            classPath,
            Map.of(
                "PATH",
                pathOf(open.resolve("bin"), "sh", "id", "setpriv", "setsid", "kill", "sleep")))) {
      assertThat(program.first())
          .startsWith("NEEDS_ORDINARY_USER")
          .contains(hidden.toString())
          .contains("as an ordinary user");
    }
  }

  @Test
  void anOrdinaryUserIsToldWhenTheFolderIsNotHis() throws Exception {
    var data = open.resolve("postgres");
    EmbeddedPostgres.start(data).close();
    var asNobody = List.of("setpriv", "--reuid=nobody", "--clear-groups");
    try (var program =
        RunningProgram.start(
            data, asNobody, classPath, Map.of("XDG_CACHE_HOME", cache().toString()))) {
      assertThat(program.first()).startsWith("NOT_WRITABLE").contains("chown -R");
    }
    try (var program =
        RunningProgram.start(open.resolve("elsewhere/postgres"), asNobody, classPath, Map.of())) {
      assertThat(program.first()).startsWith("NOT_WRITABLE").contains("--data");
    }
  }

  /** The server as it is unpacked for root already, where everyone can read it. */
  private Path cache() throws Exception {
    var rootsOwn = EmbeddedPostgres.Settings.of(open, System.getenv()).cache().orElseThrow();
    var unpacked =
        Binaries.unpackOnce(Platform.current(), List.of(rootsOwn), new RunAs.Directly()).folder();
    var cache = Files.createDirectories(open.resolve("cache/comptoir/postgres"));
    Shell.run(List.of("cp", "-a", unpacked.toString(), cache.toString()));
    return open.resolve("cache");
  }

  private static int idOf(String user) {
    return Integer.parseInt(Shell.run(List.of("id", "-u", user)).output());
  }

  private static int groupOf(String user) {
    return Integer.parseInt(Shell.run(List.of("id", "-g", user)).output());
  }

  private static int userOf(long pid) throws Exception {
    return (Integer) Files.getAttribute(Path.of("/proc/" + pid), "unix:uid");
  }

  private static List<Integer> everyOwner(Path folder) throws Exception {
    try (var paths = Files.walk(folder)) {
      return paths.map(RunAsTest::ownerOf).distinct().toList();
    }
  }

  private static int ownerOf(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:uid");
    } catch (java.io.IOException e) {
      return idOf("nobody");
    }
  }

  private static void rights(Path path, String rights) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }
}
