package io.comptoir.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The keys of an installation. Each comes from the environment, else from a file in the data folder
 * that only its owner can read and that is made at the first start.
 */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Map<String, String> environment;

  public Secrets(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /**
   * A key of at least 32 bytes.
   *
   * @param variable the environment variable that may hold it: {@code COMPTOIR_SECRET}
   * @param file the file's name in the data folder
   * @throws IllegalStateException when the variable holds fewer than 32 bytes
   */
  public byte[] key(String variable, String file) {
    var given = environment.get(variable);
    var key = (given != null ? given : kept(file)).getBytes(StandardCharsets.UTF_8);
    if (key.length < 32) {
      throw new IllegalStateException(
          variable + " holds fewer than 32 bytes; make one with: openssl rand -base64 48");
    }
    return key;
  }

  /** Whether two secrets are the same, in constant time. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String kept(String file) {
    try {
      Files.createDirectories(folder);
      var path = folder.resolve(file);
      if (!Files.exists(path)) {
        make(path);
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void make(Path path) throws IOException {
    var random = new byte[48];
    RANDOM.nextBytes(random);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(path, text);
    } catch (FileAlreadyExistsException e) {
      // another start made it first
    }
  }
}
