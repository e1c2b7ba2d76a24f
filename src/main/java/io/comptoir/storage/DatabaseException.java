package io.comptoir.storage;

import org.jspecify.annotations.Nullable;

/**
 * Why the database could not be opened. The message is for the operator: what happened, what is
 * safe, and the mend. It never holds a password.
 */
public final class DatabaseException extends RuntimeException {
  /** What kind of trouble it is. */
  public enum Category {
    /** The embedded server did not start; the cause is an {@code EmbeddedPostgresException}. */
    EMBEDDED,
    /** The address is no {@code jdbc:postgresql:} URL. */
    BAD_ADDRESS,
    /** No server answers there. */
    UNREACHABLE,
    /** The server does not take this user, password or database. */
    REFUSED,
    /** The server is older than PostgreSQL 15. */
    TOO_OLD,
    /** The database does not keep its text in UTF-8. */
    WRONG_ENCODING,
    /** A newer Comptoir has written this schema. */
    SCHEMA_NEWER,
    /** The database holds tables that are not Comptoir's. */
    FOREIGN_SCHEMA,
    /** A migration failed or was changed after it ran. */
    MIGRATION_FAILED
  }

  private static final long serialVersionUID = 1L;

  private final Category category;

  public DatabaseException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
