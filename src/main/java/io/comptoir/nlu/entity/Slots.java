package io.comptoir.nlu.entity;

import io.comptoir.nlu.slot.SlotModel;
import io.comptoir.nlu.text.Letters;
import java.util.Map;

/**
 * What a shop taught by marking its examples.
 *
 * @param keys what words that were marked stand for, under {@link #key}; empty for themselves
 */
public record Slots(SlotModel model, Map<String, String> keys) {
  public Slots {
    keys = Map.copyOf(keys);
  }

  /** Words of a type, whatever their case and accents. */
  public static String key(String type, String words) {
    return type + " " + Letters.fold(words);
  }
}
