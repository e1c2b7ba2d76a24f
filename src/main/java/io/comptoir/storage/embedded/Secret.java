package io.comptoir.storage.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/** Passwords that the program makes for itself, in files that only their owner reads. */
final class Secret {
  private static final int BYTES = 24;

  private Secret() {}

  /** The content of the file, or a new random password written to it. */
  static String readOrCreate(Path file, RunAs runAs) {
    try {
      if (Files.exists(file)) {
        var found = Files.readString(file).strip();
        if (!found.isEmpty()) {
          return found;
        }
      }
      var made = random();
      var unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
      write(unfinished, made);
      runAs.own(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return made;
    } catch (IOException e) {
      throw Diagnosis.of("The password file " + file + " cannot be used", file, e);
    }
  }

  /** Writes a new file that only its owner reads. */
  static void write(Path file, String secret) throws IOException {
    var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
      channel.write(ByteBuffer.wrap((secret + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
