package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folder is ours as long as this is open; the system lets go of it when the program dies. */
final class FolderLock implements AutoCloseable {
  static final String FILE = "lock";

  /**
   * The system's lock belongs to the process, and closing any second channel of the file would let
   * go of it: so folders held by this process are refused without opening the file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * @param folder exists, a real path
   */
  static FolderLock take(Path folder) {
    if (!HELD_HERE.add(folder)) {
      throw inUse(folder, "this very process, pid " + ProcessHandle.current().pid());
    }
    try {
      var channel = open(folder.resolve(FILE));
      if (channel.tryLock() == null) {
        var holder = Files.readString(folder.resolve(FILE)).strip();
        channel.close();
        throw inUse(
            folder, holder.isEmpty() ? "another process" : "the process with pid " + holder);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new FolderLock(folder, channel);
    } catch (IOException e) {
      HELD_HERE.remove(folder);
      throw Diagnosis.of("The lock file in " + folder + " cannot be written", folder, e);
    } catch (RuntimeException e) {
      HELD_HERE.remove(folder);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process at the latest.
    } finally {
      HELD_HERE.remove(folder);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
  }

  private static EmbeddedPostgresException inUse(Path folder, String by) {
    return new EmbeddedPostgresException(
        Category.ALREADY_RUNNING,
        "The database in "
            + folder
            + " is in use by "
            + by
            + ". Nothing was touched. Stop that server first, or give this one another folder with"
            + " --data.");
  }
}
