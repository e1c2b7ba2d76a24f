package io.comptoir.storage;

import java.sql.SQLException;

/** The database refused a statement. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  StoreFailure(String state, SQLException cause) {
    super(cause.getMessage(), cause);
    this.state = state;
  }

  /** SQLSTATE, PostgreSQL's Appendix A. */
  public String state() {
    return state;
  }
}
