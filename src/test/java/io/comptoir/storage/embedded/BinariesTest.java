package io.comptoir.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  private final Platform platform = Platform.current();

  @TempDir private Path folder;

  @Test
  void twoThatUnpackAtOnceGetTheSameWholeServer() throws Exception {
    var name = Platform.VERSION + "-" + platform.name();
    var abandoned = Files.createDirectories(folder.resolve("." + name + ".1.unfinished/bin"));
    Files.setLastModifiedTime(
        abandoned.getParent(), FileTime.from(Instant.now().minusSeconds(7200)));

    var one = CompletableFuture.supplyAsync(this::unpack);
    var other = CompletableFuture.supplyAsync(this::unpack);

    assertThat(one.get()).isEqualTo(other.get());
    assertThat(Shell.run(List.of(one.get().program("postgres"), "--version")).output())
        .startsWith("postgres (PostgreSQL) " + Platform.MAJOR + ".");
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly(name);
    }
    assertThat(Files.getLastModifiedTime(one.get().folder()))
        .isEqualTo(Files.getLastModifiedTime(unpack().folder()));
  }

  @Test
  void noFolderThatTakesItIsSaidSo() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(
            () ->
                Binaries.unpackOnce(platform, List.of(file.resolve("cache")), new RunAs.Directly()))
        .isInstanceOfSatisfying(
            EmbeddedPostgresException.class,
            e -> assertThat(e.category()).isEqualTo(Category.START_FAILED))
        .hasMessageContaining("could not be unpacked into " + file);
  }

  private Binaries unpack() {
    return Binaries.unpackOnce(platform, List.of(folder), new RunAs.Directly());
  }
}
