package io.comptoir.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The payloads in {@code src/test/resources/channel/{name}}, in the form of their platform. */
public final class RecordedPayloads {
  private RecordedPayloads() {}

  public static List<byte[]> of(String channel) {
    try (var files = Files.list(folder(channel))) {
      return files.sorted().map(RecordedPayloads::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name without its ending
   */
  public static byte[] of(String channel, String name) {
    return read(folder(channel).resolve(name + ".json"));
  }

  private static Path folder(String channel) {
    return Path.of("src/test/resources/channel", channel);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
