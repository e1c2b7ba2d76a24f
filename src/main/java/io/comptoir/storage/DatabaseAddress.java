package io.comptoir.storage;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the database is. */
public sealed interface DatabaseAddress {
  /**
   * Our own server, with its data in this folder.
   *
   * @param folder of the server alone; the program's data folder has others beside it
   */
  record Embedded(Path folder) implements DatabaseAddress {}

  /**
   * A server of the operator's.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database?…}; may hold {@code user} and {@code
   *     password}
   * @param user where the URL has none
   * @param password where the URL has none
   */
  record Server(String jdbcUrl, Optional<String> user, Optional<String> password)
      implements DatabaseAddress {
    public Server {
      if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
        throw new DatabaseException(
            DatabaseException.Category.BAD_ADDRESS,
            "The address of the database must look like jdbc:postgresql://host:5432/comptoir, with"
                + " the user and password in COMPTOIR_DATABASE_USER and COMPTOIR_DATABASE_PASSWORD"
                + " or as ?user=…&password=…. It begins with: "
                + jdbcUrl.substring(0, Math.min(jdbcUrl.length(), 8)),
            null);
      }
    }

    /** Without what may be secret. */
    String place() {
      var end = jdbcUrl.indexOf('?');
      var base = end < 0 ? jdbcUrl : jdbcUrl.substring(0, end);
      return base.replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
      return place();
    }
  }

  /** The embedded server of a program's data folder ({@code --data}). */
  static DatabaseAddress embeddedIn(Path dataFolder) {
    return new Embedded(dataFolder.resolve("postgres"));
  }

  /**
   * The server at an address ({@code --database}).
   *
   * @param environment {@code COMPTOIR_DATABASE_USER}, {@code COMPTOIR_DATABASE_PASSWORD}
   */
  static DatabaseAddress at(String jdbcUrl, Map<String, String> environment) {
    return new Server(
        jdbcUrl,
        Optional.ofNullable(environment.get("COMPTOIR_DATABASE_USER")),
        Optional.ofNullable(environment.get("COMPTOIR_DATABASE_PASSWORD")));
  }
}
