package io.comptoir.dialogue.flow;

import io.comptoir.dialogue.expression.Expressions.Type;
import java.util.Map;

/** The names that the expressions of every flow know besides its own slots. */
public final class FlowNames {
  public static final Map<String, Type> COMMON =
      Map.ofEntries(
          Map.entry(
              "cart",
              new Type.Struct(
                  Map.of(
                      "count", new Type.Any(),
                      "empty", new Type.Truth(),
                      "coupon", new Type.Text(),
                      "items", new Type.Items()))),
          Map.entry(
              "context",
              new Type.Struct(
                  Map.of(
                      "focus", new Type.Any(),
                      "shown", new Type.Items(),
                      "language", new Type.Text(),
                      "form", new Type.Text(),
                      "waiting_for_person", new Type.Truth(),
                      "today", new Type.Text(),
                      "hour", new Type.Any(),
                      "misses", new Type.Any(),
                      "interrupted", new Type.Truth()))),
          Map.entry("customer", new Type.Any()),
          Map.entry("said", new Type.Text()),
          Map.entry("topic", new Type.Text()),
          Map.entry("outcome", new Type.Text()),
          Map.entry("event", new Type.Any()),
          Map.entry("error", new Type.Any()));

  private FlowNames() {}
}
