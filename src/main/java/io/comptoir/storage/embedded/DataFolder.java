package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The embedded server's folder is only ever one that we made, or an empty one. */
final class DataFolder {
  private static final String MARKER = "COMPTOIR-POSTGRES";

  private static final String MARKER_TEXT =
      """
      This folder holds the embedded PostgreSQL of a Comptoir.

      To back it up: stop Comptoir, copy this whole folder (cp -a), start Comptoir again.
      To restore: stop Comptoir, put the copy in this folder's place, start Comptoir.
      A copy made while the server runs is not a backup.
      """;

  private DataFolder() {}

  /** The folder's real path, once it is sure to be ours; made where it is missing. */
  static Path claim(Path folder) {
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new EmbeddedPostgresException(
            Category.FOREIGN_FOLDER,
            folder + " is a file. Give a folder, new or empty, with --data.");
      }
      if (!Files.isDirectory(folder)) {
        var whole = folder.toAbsolutePath().normalize();
        if (whole.getParent() != null) {
          Files.createDirectories(whole.getParent());
        }
        make(whole);
      }
      var home = folder.toRealPath();
      if (!Files.exists(home.resolve(MARKER))) {
        refuseForeign(home);
      }
      return home;
    } catch (IOException e) {
      throw Diagnosis.of("The folder " + folder + " cannot be used for the database", folder, e);
    }
  }

  private static void make(Path folder) throws IOException {
    var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      Files.createDirectory(folder, rights);
    } catch (FileAlreadyExistsException e) {
      // Another program makes it at this moment; the lock decides who has it.
    }
  }

  private static void refuseForeign(Path home) throws IOException {
    try (var content = Files.list(home)) {
      var foreign =
          content
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals(FolderLock.FILE) && !name.equals("lost+found"))
              .sorted()
              .findFirst();
      if (foreign.isPresent()) {
        throw new EmbeddedPostgresException(
            Category.FOREIGN_FOLDER,
            "The folder "
                + home
                + " is not empty and not Comptoir's: it holds "
                + foreign.get()
                + ". Nothing was touched. Give an empty or a new folder with --data; if this is a"
                + " backup of Comptoir's data, its file "
                + MARKER
                + " is missing: copy that too.");
      }
    }
  }

  /** Says in the folder whose it is. Only the holder of its lock may call this. */
  static void mark(Path home) {
    try {
      if (!Files.exists(home.resolve(MARKER))) {
        Files.writeString(home.resolve(MARKER), MARKER_TEXT);
      }
    } catch (IOException e) {
      throw Diagnosis.of("The folder " + home + " cannot be used for the database", home, e);
    }
  }
}
