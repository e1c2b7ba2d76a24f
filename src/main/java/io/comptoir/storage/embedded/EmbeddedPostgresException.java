package io.comptoir.storage.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Why the embedded PostgreSQL could not start or be used. The message is for the operator: what
 * happened, what is safe, and the mend.
 */
public final class EmbeddedPostgresException extends RuntimeException {
  /** What kind of trouble it is. */
  public enum Category {
    /** The folder is in use by another running server. */
    ALREADY_RUNNING,
    /** The folder, or something in it, cannot be written or belongs to somebody else. */
    NOT_WRITABLE,
    /** The disk is full. */
    DISK_FULL,
    /** The data was written by a newer PostgreSQL than the one in this program. */
    NEWER_DATA,
    /** The data was written by an older major version of PostgreSQL. */
    OLDER_DATA,
    /** The folder holds something that is not ours. */
    FOREIGN_FOLDER,
    /** The data is incomplete or damaged. */
    DAMAGED_DATA,
    /** There is no PostgreSQL for this operating system, processor or C library. */
    UNSUPPORTED_PLATFORM,
    /** PostgreSQL refuses to run as root, and no way to run it as somebody else was found. */
    NEEDS_ORDINARY_USER,
    /** A setting that the operator wrote is not accepted by PostgreSQL. */
    BAD_SETTING,
    /** Anything else that kept the server from starting; the message quotes its log. */
    START_FAILED
  }

  private static final long serialVersionUID = 1L;

  private final Category category;

  public EmbeddedPostgresException(Category category, String message) {
    this(category, message, null);
  }

  public EmbeddedPostgresException(Category category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
