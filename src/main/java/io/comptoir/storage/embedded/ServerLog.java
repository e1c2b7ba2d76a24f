package io.comptoir.storage.embedded;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * What the server writes: to {@code startup.log} until its own log takes over, then to one file for
 * each weekday.
 *
 * @param folder beside the data
 */
record ServerLog(Path folder) {
  private static final int TAIL_BYTES = 8_000;

  static ServerLog in(Path home, RunAs runAs) throws IOException {
    var folder = home.resolve("log");
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      runAs.own(folder);
    }
    return new ServerLog(folder);
  }

  File startup() {
    return folder.resolve("startup.log").toFile();
  }

  /** The end of what the present server wrote, or nothing where that cannot be read. */
  String tail() {
    try (var files = Files.list(folder)) {
      var newest =
          files
              .map(Path::toFile)
              .filter(file -> file.lastModified() >= startup().lastModified())
              .filter(file -> !file.equals(startup()))
              .max(Comparator.comparingLong(File::lastModified));
      return tail(startup()) + "\n" + (newest.isPresent() ? tail(newest.get()) : "");
    } catch (IOException e) {
      return "";
    }
  }

  private static String tail(File file) throws IOException {
    if (!file.exists()) {
      return "";
    }
    try (var content = new RandomAccessFile(file, "r")) {
      content.seek(Math.max(0, content.length() - TAIL_BYTES));
      var bytes = new byte[(int) (content.length() - content.getFilePointer())];
      content.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
