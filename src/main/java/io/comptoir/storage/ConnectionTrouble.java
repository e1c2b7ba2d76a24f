package io.comptoir.storage;

import io.comptoir.storage.DatabaseException.Category;
import java.sql.SQLException;

/** Reads why a server does not take us, by its SQLSTATE (PostgreSQL, Appendix A). */
final class ConnectionTrouble {
  private ConnectionTrouble() {}

  /**
   * @param place without secrets
   */
  static DatabaseException explain(String place, SQLException cause) {
    var state = cause.getSQLState() == null ? "" : cause.getSQLState();
    return switch (state) {
      case "28P01", "28000" ->
          refused(
              place,
              "does not take this user and password. Set COMPTOIR_DATABASE_USER and"
                  + " COMPTOIR_DATABASE_PASSWORD, or ?user=…&password=… in the address; the server's"
                  + " pg_hba.conf decides from where they are taken.",
              cause);
      case "3D000" ->
          refused(
              place,
              "does not exist on its server. Make it there with: CREATE DATABASE comptoir OWNER"
                  + " comptoir ENCODING 'UTF8' TEMPLATE template0.",
              cause);
      case "42501" ->
          refused(
              place,
              "is not open to this user. Make him its owner with: ALTER DATABASE … OWNER TO ….",
              cause);
      case "53300" ->
          refused(
              place,
              "has no connection left. Raise max_connections on its server, or give Comptoir a"
                  + " smaller pool.",
              cause);
      default ->
          new DatabaseException(
              Category.UNREACHABLE,
              capital(place)
                  + " cannot be reached: "
                  + cause.getMessage()
                  + ". Check that the server runs and takes TCP connections at that host and port.",
              cause);
    };
  }

  private static DatabaseException refused(String place, String sentence, SQLException cause) {
    return new DatabaseException(Category.REFUSED, capital(place) + " " + sentence, cause);
  }

  private static String capital(String place) {
    return Character.toUpperCase(place.charAt(0)) + place.substring(1);
  }
}
