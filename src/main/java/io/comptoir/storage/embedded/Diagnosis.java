package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads what PostgreSQL or the system complained of, and says what to do about it. */
final class Diagnosis {
  private static final int QUOTED_LINES = 5;
  private static final long FULL_BELOW_BYTES = 1_000_000;

  private Diagnosis() {}

  /** One complaint that we know: the text that betrays it, its category and the mend. */
  private record Known(List<String> signs, Category category, String mend) {
    boolean isIn(String text) {
      return signs.stream().anyMatch(text::contains);
    }
  }

  private static final List<Known> COMPLAINTS =
      List.of(
          new Known(
              List.of("No space left on device", "Disk quota exceeded"),
              Category.DISK_FULL,
              "The disk is full. Nothing was lost: what was committed is on the disk. Make room on"
                  + " it (a small shop needs about 200 MB) and start again."),
          new Known(
              List.of("Read-only file system", "has wrong ownership"),
              Category.NOT_WRITABLE,
              "The data is untouched. Make the folder writable for the user that runs Comptoir, or"
                  + " hand it over with: chown -R USER FOLDER."),
          new Known(
              List.of(
                  "error while loading shared libraries",
                  "GLIBC_",
                  "the dynamic loader of glibc is missing"),
              Category.UNSUPPORTED_PLATFORM,
              "The embedded PostgreSQL needs a Linux with glibc (not Alpine's musl). Use such a"
                  + " system, or a server of your own with --database jdbc:postgresql://host/name."),
          new Known(
              List.of("could not look up effective user ID"),
              Category.NEEDS_ORDINARY_USER,
              "The user that runs Comptoir has no entry in /etc/passwd, which PostgreSQL asks for."
                  + " Add one, or run Comptoir as a user that has one."),
          new Known(
              List.of("Cannot allocate memory", "could not create shared memory segment"),
              Category.START_FAILED,
              "There is not enough memory: about 200 MB must be free. The data is untouched."),
          new Known(
              List.of(
                  "unrecognized configuration parameter",
                  "invalid value for parameter",
                  "syntax error in file",
                  "contains errors"),
              Category.BAD_SETTING,
              "The data is untouched. Correct the line named here in cluster/postgresql.conf (or"
                  + " remove it from cluster/postgresql.auto.conf) and start again."),
          new Known(
              List.of(
                  "could not locate a valid checkpoint record",
                  "invalid checkpoint record",
                  "incorrect checksum in control file",
                  "could not find the database system",
                  "PANIC:"),
              Category.DAMAGED_DATA,
              "The data is damaged. Keep this folder as it is (copy it first), then put a backup in"
                  + " its place; the file COMPTOIR-POSTGRES in it says how."),
          new Known(
              List.of("database files are incompatible with server"),
              Category.NEWER_DATA,
              "The data was written by another PostgreSQL than this program's. It is untouched;"
                  + " start the Comptoir that wrote it."),
          new Known(
              List.of("Permission denied", "Operation not permitted", "AccessDenied"),
              Category.NOT_WRITABLE,
              "The data is untouched. Make the folder writable for the user that runs Comptoir"
                  + " (chown -R USER FOLDER), or give another one with --data; on a disk mounted"
                  + " noexec, set XDG_CACHE_HOME to a folder where programs may run."));

  /**
   * @param what happened, a clause without a full stop
   * @param folder where it happened, for the mend
   * @param output what the server wrote
   */
  static EmbeddedPostgresException of(String what, Path folder, String output) {
    for (var known : COMPLAINTS) {
      // On a full disk the complaint itself may not have been written.
      if (known.isIn(output) || known.category() == Category.DISK_FULL && isFull(folder)) {
        return new EmbeddedPostgresException(
            known.category(),
            what + ". " + known.mend().replace("FOLDER", folder.toString()) + quote(output));
      }
    }
    return new EmbeddedPostgresException(
        Category.START_FAILED,
        what + ". The data in " + folder + " is untouched; the log is beside it." + quote(output));
  }

  static EmbeddedPostgresException of(String what, Path folder, IOException cause) {
    var text = new StringBuilder();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      text.append(
          switch (each) {
            case AccessDeniedException denied -> "Permission denied: " + denied.getFile();
            case FileSystemException failure -> failure.getFile() + ": " + failure.getReason();
            default -> String.valueOf(each.getMessage());
          });
      text.append('\n');
    }
    var known = of(what, folder, text.toString());
    return new EmbeddedPostgresException(
        known.category(), String.valueOf(known.getMessage()), cause);
  }

  private static boolean isFull(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static String quote(String output) {
    var lines =
        Arrays.stream(output.split("\n")).map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (lines.isEmpty()) {
      return "";
    }
    return lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()).stream()
        .collect(Collectors.joining("\n  ", "\nIt said:\n  ", ""));
  }
}
