package io.comptoir.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Notices when a file of a folder comes, goes or is written. */
final class FolderWatch {
  private final Path folder;
  private long seen;

  FolderWatch(Path folder) {
    this.folder = folder;
    this.seen = state();
  }

  /** Whether something changed since this was asked last. */
  boolean changed() {
    var now = state();
    var changed = now != seen;
    seen = now;
    return changed;
  }

  private long state() {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(file -> file.hashCode() * 31L + written(file))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long written(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis() * 31 + Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
