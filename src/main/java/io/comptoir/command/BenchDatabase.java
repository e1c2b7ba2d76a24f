package io.comptoir.command;

import io.comptoir.storage.Database;
import io.comptoir.storage.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The database that something is measured on: the one that was named, or one that is made for it
 * and thrown away.
 *
 * @param folder for whatever else the measure leaves behind; it goes with it
 */
record BenchDatabase(Database database, Path folder) implements AutoCloseable {
  /**
   * @param url {@code jdbc:postgresql://…}; null for one of its own
   * @param name of what is measured
   * @param connections at the most
   */
  static BenchDatabase open(@Nullable String url, String name, int connections) throws IOException {
    // beside the caches rather than in the system's folder, which may be memory
    var parent = Files.createDirectories(OpenShop.usualCache().resolve("bench"));
    var folder = Files.createTempDirectory(parent, name);
    try {
      var address =
          url == null
              ? DatabaseAddress.embeddedIn(folder)
              : DatabaseAddress.at(url, System.getenv());
      var settings = Database.Settings.standard().poolSize(connections);
      return new BenchDatabase(Database.open(address, settings, System.getenv()), folder);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.deleteIfExists(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
