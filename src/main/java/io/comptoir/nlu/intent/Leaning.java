package io.comptoir.nlu.intent;

import java.util.Map;

/**
 * How readily a shop answers when it is unsure: in general, and for intents of their own.
 *
 * @param intents by name; the others follow {@code general}
 */
public record Leaning(OperatingPoint general, Map<String, OperatingPoint> intents) {
  public static final Leaning BALANCED = new Leaning(OperatingPoint.BALANCED, Map.of());

  public Leaning {
    intents = Map.copyOf(intents);
  }

  OperatingPoint of(String intent) {
    return intents.getOrDefault(intent, general);
  }
}
