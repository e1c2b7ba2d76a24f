package io.comptoir.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Descriptions of their APIs that platforms publish. They are not part of this repository: {@code
 * COMPTOIR_SPECS} names a folder that holds them ({@code telegram/api.min.json}, {@code meta/…});
 * without it these checks say so and pass.
 */
public final class PublishedSpecs {
  private static final Path FOLDER =
      Path.of(System.getenv().getOrDefault("COMPTOIR_SPECS", "../shared/specs"));

  private PublishedSpecs() {}

  public static Optional<String> file(String name) {
    var file = FOLDER.resolve(name);
    if (!Files.exists(file)) {
      System.err.println(
          "not checked against " + name + ": COMPTOIR_SPECS names no folder with it");
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
