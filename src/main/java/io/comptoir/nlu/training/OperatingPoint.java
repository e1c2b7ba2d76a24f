package io.comptoir.nlu.training;

/** How readily a shop answers a sentence that it may not have understood. */
public enum OperatingPoint {
  /** Rather asks again than answers beside the point: keeps nine of ten good requests. */
  CAUTIOUS(0.90),
  /** Keeps 96 of 100 good requests. */
  BALANCED(0.96),
  /** Rather tries: keeps 985 of 1,000 good requests. */
  EAGER(0.985);

  private final double kept;

  OperatingPoint(double kept) {
    this.kept = kept;
  }

  /** Share of rightly understood requests that stay in scope. */
  double kept() {
    return kept;
  }
}
