package io.comptoir.nlu.training;

/** How readily a shop answers a sentence that it may not have understood. */
public enum OperatingPoint {
  /** Rather asks again than answers beside the point: keeps 88 of 100 good requests. */
  CAUTIOUS(0.88),
  /** Keeps 94 of 100 good requests. */
  BALANCED(0.94),
  /** Rather tries: keeps 98 of 100 good requests. */
  EAGER(0.98);

  private final double kept;

  OperatingPoint(double kept) {
    this.kept = kept;
  }

  /** Share of rightly understood requests that stay in scope. */
  double kept() {
    return kept;
  }
}
