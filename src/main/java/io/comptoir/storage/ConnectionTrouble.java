package io.comptoir.storage;

import io.comptoir.storage.DatabaseException.Category;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
              "does not let this user make tables. Nothing was changed. Give Comptoir a database of"
                  + " its own, as a superuser: ALTER DATABASE … OWNER TO … (and, in it, GRANT CREATE"
                  + " ON SCHEMA public TO …).",
              cause);
      case "53300" ->
          refused(
              place,
              "has no connection left. Raise max_connections on its server, or give Comptoir a"
                  + " smaller pool.",
              cause);
      case "08004" ->
          refused(
              place,
              "wants a password. Set COMPTOIR_DATABASE_PASSWORD, or ?password=… in the address.",
              cause);
      default ->
          new DatabaseException(
              Category.UNREACHABLE,
              capital(place)
                  + " cannot be reached: "
                  + reason(cause)
                  + ". Check the host and port in the address, that the server runs, and that it takes"
                  + " TCP connections from here.",
              cause);
    };
  }

  /** Without the driver's own advice, which says the same again. */
  private static String reason(SQLException cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        return "no machine is known by that name";
      }
      if (each instanceof SocketTimeoutException) {
        return "nothing answered in time";
      }
    }
    return String.valueOf(cause.getMessage()).split("\\. |\\.?$", 2)[0];
  }

  private static DatabaseException refused(String place, String sentence, SQLException cause) {
    return new DatabaseException(Category.REFUSED, capital(place) + " " + sentence, cause);
  }

  private static String capital(String place) {
    return Character.toUpperCase(place.charAt(0)) + place.substring(1);
  }
}
