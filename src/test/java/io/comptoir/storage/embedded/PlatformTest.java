package io.comptoir.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlatformTest {
  @Test
  void systemsAreTakenByTheirNames() {
    check("Linux", "amd64", "/postgres-linux-x86_64.txz");
    check("Linux", "aarch64", "/postgres-linux-arm_64.txz");
    check("Mac OS X", "x86_64", "/postgres-darwin-x86_64.txz");
    check("Mac OS X", "aarch64", "/postgres-darwin-arm_64.txz");
  }

  @Test
  void everySystemThatIsTakenHasAnArchive() {
    for (var os : new String[] {"Linux", "Mac OS X"}) {
      for (var arch : new String[] {"amd64", "aarch64"}) {
        var archive = Platform.of(os, arch).archive();
        assertThat(Platform.class.getResource(archive)).as(archive).isNotNull();
      }
    }
  }

  @Test
  void anotherSystemIsToldWhatToDo() {
    for (var system : new String[][] {{"Windows 11", "amd64"}, {"Linux", "riscv64"}}) {
      assertThatThrownBy(() -> Platform.of(system[0], system[1]))
          .isInstanceOfSatisfying(
              EmbeddedPostgresException.class,
              e -> assertThat(e.category()).isEqualTo(Category.UNSUPPORTED_PLATFORM))
          .hasMessageContaining("--database jdbc:postgresql://");
    }
  }

  /** The version names the cache and decides which data can be opened. */
  @Test
  void theVersionIsTheOneOfTheBuild() throws Exception {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains(
            "<postgresql.binaries.version>" + Platform.VERSION + "</postgresql.binaries.version>");
  }

  private static void check(String os, String arch, String archive) {
    assertThat(Platform.of(os, arch).archive()).isEqualTo(archive);
  }
}
