package io.comptoir.storage.embedded;

import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.util.Locale;

/**
 * The operating system and processor that a server is chosen for.
 *
 * @param name as in the name of the archive: {@code linux-x86_64}, {@code darwin-arm_64}, …
 */
record Platform(String name) {
  /** The version of the server in the archives; a test compares it with the build's. */
  static final String VERSION = "18.4.0";

  /** The major version, as in the file {@code PG_VERSION} of a data folder. */
  static final int MAJOR = Integer.parseInt(VERSION.substring(0, VERSION.indexOf('.')));

  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /**
   * @param osName as in the system property {@code os.name}
   * @param osArch as in the system property {@code os.arch}
   */
  static Platform of(String osName, String osArch) {
    var os = osName.toLowerCase(Locale.ROOT);
    var system = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "darwin" : "";
    var processor =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> "";
        };
    if (system.isEmpty() || processor.isEmpty()) {
      throw new EmbeddedPostgresException(
          Category.UNSUPPORTED_PLATFORM,
          "There is no embedded PostgreSQL for "
              + osName
              + " on "
              + osArch
              + ": it exists for Linux and macOS on x86-64 and arm64. Start a PostgreSQL 15 or newer"
              + " yourself and use it with --database jdbc:postgresql://host/name.");
    }
    return new Platform(system + "-" + processor);
  }

  /** Where the archive is on the class path. */
  String archive() {
    return "/postgres-" + name + ".txz";
  }
}
