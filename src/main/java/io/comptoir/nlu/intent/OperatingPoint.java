package io.comptoir.nlu.intent;

import java.util.Locale;

/** How readily a shop answers a sentence that it may not have understood. */
public enum OperatingPoint {
  /** Rather asks again than answers beside the point: keeps 97 of 100 good requests. */
  CAUTIOUS(0.97),
  /** Keeps 98.8 of 100 good requests. */
  BALANCED(0.988),
  /** Rather tries: keeps 99.8 of 100 good requests. */
  EAGER(0.998);

  private final double kept;

  OperatingPoint(double kept) {
    this.kept = kept;
  }

  /** As it is written in {@code shop.yml}: {@code balanced}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Share of rightly understood requests that stay in scope. */
  public double kept() {
    return kept;
  }
}
