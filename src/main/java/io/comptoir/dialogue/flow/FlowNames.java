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
                  Map.ofEntries(
                      Map.entry("focus", new Type.Any()),
                      Map.entry("shown", new Type.Items()),
                      Map.entry("language", new Type.Text()),
                      Map.entry("form", new Type.Text()),
                      Map.entry("waiting_for_person", new Type.Truth()),
                      Map.entry("upset", new Type.Truth()),
                      Map.entry("urgent", new Type.Truth()),
                      Map.entry("today", new Type.Text()),
                      Map.entry("now", new Type.Text()),
                      Map.entry("hour", new Type.Any()),
                      Map.entry("misses", new Type.Any()),
                      Map.entry("acting", new Type.Truth()),
                      Map.entry("interrupted", new Type.Truth())))),
          Map.entry("customer", new Type.Any()),
          Map.entry(
              "heard",
              new Type.Struct(
                  Map.of(
                      "question", new Type.Truth(),
                      "goes_on", new Type.Truth(),
                      "of_another", new Type.Truth(),
                      "opens_with", new Type.Text(),
                      "intents", new Type.Items(),
                      "words", new Type.Items()))),
          Map.entry("said", new Type.Text()),
          Map.entry("topic", new Type.Text()),
          Map.entry("outcome", new Type.Text()),
          Map.entry("event", new Type.Any()),
          Map.entry("error", new Type.Any()));

  private FlowNames() {}
}
