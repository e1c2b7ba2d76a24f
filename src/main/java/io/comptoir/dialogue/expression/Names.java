package io.comptoir.dialogue.expression;

import io.comptoir.base.Value;
import org.jspecify.annotations.Nullable;

/** What the names of an expression stand for at one moment. */
@FunctionalInterface
public interface Names {
  /** The value of a first name ({@code budget}, {@code cart}); null when it has none. */
  @Nullable Value find(String name);
}
