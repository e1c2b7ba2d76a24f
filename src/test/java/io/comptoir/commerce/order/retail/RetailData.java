package io.comptoir.commerce.order.retail;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The other shop's files, as trees of maps, lists, numbers and words. */
final class RetailData {
  static final Path FOLDER =
      Path.of(System.getProperty("retail.bench", "../shared/data/retail-bench"));

  private RetailData() {}

  static boolean isThere() {
    return Files.isReadable(FOLDER.resolve("db.json")) && !replays().isEmpty();
  }

  static Map<String, Object> database() {
    return map(read(FOLDER.resolve("db.json")));
  }

  /** Every task of every {@code gold-replay-*.jsonl} in the folder. */
  static List<Task> tasks() {
    var tasks = new ArrayList<Task>();
    for (var file : replays()) {
      try {
        for (var line : Files.readAllLines(file)) {
          var task = map(JsonMapper.shared().readValue(line, Object.class));
          tasks.add(
              new Task(
                  file.getFileName() + " " + task.get("id"),
                  list(task.get("steps")).stream().map(RetailData::step).toList(),
                  map(task.get("changed"))));
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return tasks;
  }

  /**
   * @param changed what differs at the end: kind → id → as it is then
   */
  record Task(String id, List<Step> steps, Map<String, Object> changed) {
    /** As it is at the end, when it differs from the beginning. */
    Object changed(String kind, String id) {
      return changed.get(kind) == null ? null : map(changed.get(kind)).get(id);
    }
  }

  record Step(String name, Map<String, Object> arguments, boolean ok, Object result) {
    boolean changes() {
      return name.startsWith("cancel_")
          || name.startsWith("modify_")
          || name.startsWith("return_")
          || name.startsWith("exchange_");
    }
  }

  /** Where two trees differ, or "" when they do not: to the cent, and null is as good as absent. */
  static String difference(String at, Object expected, Object actual) {
    if (expected instanceof Map<?, ?> && actual instanceof Map<?, ?>) {
      var keys = new HashSet<>(map(expected).keySet());
      keys.addAll(map(actual).keySet());
      for (var key : keys) {
        var found = difference(at + "." + key, map(expected).get(key), map(actual).get(key));
        if (!found.isEmpty()) {
          return found;
        }
      }
      return "";
    }
    if (expected instanceof List<?> && actual instanceof List<?>) {
      var one = list(expected);
      var other = list(actual);
      for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
        var found = difference(at + "[" + i + "]", one.get(i), other.get(i));
        if (!found.isEmpty()) {
          return found;
        }
      }
      return one.size() == other.size() ? "" : at + ": " + expected + " ≠ " + actual;
    }
    if (expected instanceof Number && actual instanceof Number) {
      return cents(expected).equals(cents(actual)) ? "" : at + ": " + expected + " ≠ " + actual;
    }
    return java.util.Objects.equals(expected, actual) ? "" : at + ": " + expected + " ≠ " + actual;
  }

  static BigDecimal cents(Object number) {
    return new BigDecimal(number.toString()).setScale(2, RoundingMode.HALF_UP);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object tree) {
    return (Map<String, Object>) tree;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object tree) {
    return (List<Object>) tree;
  }

  static String text(Map<String, Object> of, String key) {
    return (String) of.get(key);
  }

  static List<String> texts(Map<String, Object> of, String key) {
    return list(of.get(key)).stream().map(Object::toString).toList();
  }

  private static Step step(Object tree) {
    var step = map(tree);
    return new Step(
        text(step, "name"),
        map(step.get("arguments")),
        (Boolean) step.get("ok"),
        step.get("result"));
  }

  private static List<Path> replays() {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(f -> f.getFileName().toString().matches("gold-replay-.*\\.jsonl"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Object read(Path file) {
    try {
      return JsonMapper.shared().readValue(Files.readString(file), Object.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
