package io.comptoir.storage.embedded;

import static io.comptoir.storage.embedded.RunningProgram.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  @TempDir private Path disk;
  private boolean mounted;

  @AfterEach
  void unmount() throws InterruptedException {
    if (mounted) {
      // The last process of a server that did not start may still be leaving.
      within(
          Duration.ofSeconds(10),
          "the disk is let go",
          () -> Shell.run(List.of("umount", disk.toString())).succeeded());
    }
  }

  @Test
  void aDiskTooSmallForANewDatabaseIsSaidSoAndLeftClean() throws Exception {
    mount(20);
    refusedAsFull();
    try (var left = Files.list(disk.resolve("postgres"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .doesNotContain("cluster")
          .noneMatch(name -> name.endsWith(".unfinished"));
    }
  }

  @Test
  void aFullDiskLosesNothingAndRoomOnItIsEnough() throws Exception {
    mount(120);
    try (var server = EmbeddedPostgres.start(disk.resolve("postgres"))) {
      Sql.execute(server, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('gardé')");
    }
    // Without these, which a start overwrites, there is no page left to reuse.
    Binaries.removeTree(disk.resolve("postgres/log"));
    var filler = disk.resolve("filler");
    fill(filler);
    refusedAsFull();
    Files.delete(filler);
    try (var server = EmbeddedPostgres.start(disk.resolve("postgres"))) {
      assertThat(Sql.ask(server, "SELECT word FROM kept")).isEqualTo("gardé");
    }
  }

  private void refusedAsFull() {
    assertThatThrownBy(() -> EmbeddedPostgres.start(disk.resolve("postgres")))
        .isInstanceOfSatisfying(
            EmbeddedPostgresException.class,
            e -> assertThat(e.category()).as(e.getMessage()).isEqualTo(Category.DISK_FULL))
        .hasMessageContaining("Make room");
  }

  private void mount(int megabytes) {
    var mount =
        Shell.run(
            List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", "" + disk));
    mounted = mount.succeeded();
    assumeTrue(mounted, "skipped: no disk can be mounted here: " + mount.output());
  }

  private static void fill(Path file) throws IOException {
    var block = new byte[4096];
    try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }
}
