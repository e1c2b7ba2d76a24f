package io.comptoir.shop.catalog;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What an import changes of {@code products.jsonl}: lines that are new or other than before wait in
 * a file of their own and take their places when all is read; lines that stay are copied as they
 * are. The catalogue is replaced in one step, so that a reader sees the old one or the new one.
 */
final class CatalogMerge implements Closeable {
  private static final String BEGINNING = "{\"id\":\"";

  private final Path products;
  private final Path fresh;
  private final BufferedWriter out;

  /** Lines of the catalogue as it is, by product id. */
  private final Map<String, Integer> before = new HashMap<>();

  /** Where the new line of a product begins in {@link #fresh}, in the order of the feed. */
  private final Map<String, Long> places = new LinkedHashMap<>();

  private long written;

  enum Change {
    ADDED,
    UPDATED,
    UNCHANGED
  }

  /** Decides about a line of the catalogue that the feed does not bring. */
  interface Leftover {
    /**
     * @return the line to keep; null to drop it
     */
    @Nullable String keep(String line, @Nullable String id);
  }

  CatalogMerge(Path catalog) throws IOException {
    this.products = catalog.resolve("products.jsonl");
    if (Files.exists(products)) {
      try (var lines = new LineReader(new FileInputStream(products.toFile()))) {
        for (var line = lines.next(); line != null; line = lines.next()) {
          var id = idOf(line);
          if (id != null) {
            before.put(id, line.hashCode());
          }
        }
      }
    }
    this.fresh = Files.createTempFile(catalog, ".import-", ".jsonl");
    this.out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8);
  }

  /**
   * Takes a product's line, in the place of the one with the same id.
   *
   * @param again whether it may be read and put again, because variants are still to come
   */
  Change put(String id, String line, boolean again) throws IOException {
    var old = before.get(id);
    var same = old != null && old == line.hashCode();
    if (same && !again) {
      return Change.UNCHANGED;
    }
    places.put(id, written);
    out.write(line);
    out.write('\n');
    written += StandardCharsets.UTF_8.encode(line).remaining() + 1;
    return old == null ? Change.ADDED : same ? Change.UNCHANGED : Change.UPDATED;
  }

  /** The new line of a product, where it has one. */
  @Nullable String read(String id) throws IOException {
    var place = places.get(id);
    if (place == null) {
      return null;
    }
    out.flush();
    try (var file = new RandomAccessFile(fresh.toFile(), "r")) {
      return line(file, place);
    }
  }

  /**
   * Writes the catalogue anew; leaves the file alone when nothing is other than before.
   *
   * @param fed ids of the products that the feed brings
   */
  void finish(Set<String> fed, Leftover leftover) throws IOException {
    out.close();
    var merged = Files.createTempFile(products.getParent(), ".products-", ".jsonl");
    try {
      if (write(merged, fed, leftover)) {
        try (var channel = FileChannel.open(merged, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        replace(merged, products);
      }
    } finally {
      Files.deleteIfExists(merged);
    }
  }

  private boolean write(Path merged, Set<String> fed, Leftover leftover) throws IOException {
    var changed = !Files.exists(products);
    var added = new LinkedHashMap<>(places);
    try (var file = new RandomAccessFile(fresh.toFile(), "r");
        var target = Files.newBufferedWriter(merged, StandardCharsets.UTF_8)) {
      if (Files.exists(products)) {
        try (var lines = new LineReader(new FileInputStream(products.toFile()))) {
          for (var line = lines.next(); line != null; line = lines.next()) {
            var id = idOf(line);
            var place = id == null ? null : added.remove(id);
            var kept =
                place != null
                    ? line(file, place)
                    : id != null && fed.contains(id) ? line : leftover.keep(line, id);
            changed |= kept == null || !kept.equals(line);
            put(target, kept);
          }
        }
      }
      for (var place : added.values()) {
        changed = true;
        put(target, line(file, place));
      }
    }
    return changed;
  }

  private static void put(BufferedWriter target, @Nullable String line) throws IOException {
    if (line != null && !line.isBlank()) {
      target.write(line);
      target.write('\n');
    }
  }

  private static String line(RandomAccessFile file, long place) throws IOException {
    file.seek(place);
    var bytes = new java.io.ByteArrayOutputStream(2_048);
    var buffer = new byte[4_096];
    for (var read = file.read(buffer); read > 0; read = file.read(buffer)) {
      for (var i = 0; i < read; i++) {
        if (buffer[i] == '\n') {
          bytes.write(buffer, 0, i);
          return bytes.toString(StandardCharsets.UTF_8);
        }
      }
      bytes.write(buffer, 0, read);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** In one step, readable for whoever may read the folder. */
  static void replace(Path fresh, Path file) throws IOException {
    try {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (UnsupportedOperationException e) {
      // not a POSIX file system
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static @Nullable String idOf(String line) {
    if (line.startsWith(BEGINNING)) {
      var end = line.indexOf('"', BEGINNING.length());
      var id = line.substring(BEGINNING.length(), Math.max(BEGINNING.length(), end));
      if (!id.isEmpty() && id.indexOf('\\') < 0) {
        return id;
      }
    }
    try {
      var id = ProductJson.JSON.readTree(line).path("id");
      return id.isString() || id.isNumber() ? id.asString() : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(fresh);
  }
}
