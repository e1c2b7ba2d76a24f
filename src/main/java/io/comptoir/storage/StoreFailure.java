package io.comptoir.storage;

import java.sql.SQLException;

/** The database refused a statement. */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** SQLSTATE of a value that is there already. */
  private static final String UNIQUE_VIOLATION = "23505";

  /** SQLSTATE that a guard raises: {@code 1 / 0} where a count is not as expected. */
  private static final String DIVISION_BY_ZERO = "22012";

  private final String state;

  StoreFailure(String state, SQLException cause) {
    super(cause.getMessage(), cause);
    this.state = state;
  }

  /** SQLSTATE, PostgreSQL's Appendix A. */
  public String state() {
    return state;
  }

  /** Whether some rows of the group stood in the way of the others, rather than a statement. */
  boolean someInTheWay() {
    return state.equals(UNIQUE_VIOLATION) || state.equals(DIVISION_BY_ZERO);
  }
}
