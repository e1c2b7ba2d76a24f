package io.comptoir.commerce.table;

import io.comptoir.base.Value;
import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of a shop's tables: rows of typed values under named columns.
 *
 * @param columns name → what stands in it, in order
 */
public record Table(String name, Map<String, Kind> columns, List<Map<String, Value>> rows) {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  public Table {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    rows = List.copyOf(rows);
  }

  /** What stands in a column. */
  public enum Kind {
    TEXT,
    /** Several words or names, any of which is meant. */
    WORDS,
    NUMBER,
    AMOUNT,
    /** A day, {@code 2026-12-20}. */
    DATE,
    TRUTH
  }

  /**
   * The rows that agree with all that is asked. Words agree whatever their case and accents; a
   * number {@code n} or a day is within {@code n_min} and {@code n_max} where the table has those
   * instead of {@code n}, an empty one being no border.
   *
   * @throws IllegalArgumentException for a column that the table does not have
   */
  public List<Map<String, Value>> where(Map<String, Value> asked) {
    var unknown = asked.keySet().stream().filter(c -> !knows(c)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "table `" + name + "` has no column " + unknown + "; it has " + columns.keySet());
    }
    return rows.stream()
        .filter(row -> asked.entrySet().stream().allMatch(a -> fits(row, a.getKey(), a.getValue())))
        .toList();
  }

  private boolean knows(String column) {
    return columns.containsKey(column)
        || !Collections.disjoint(columns.keySet(), Set.of(column + "_min", column + "_max"));
  }

  private boolean fits(Map<String, Value> row, String column, Value asked) {
    if (!columns.containsKey(column)) {
      var least = row.get(column + "_min");
      var most = row.get(column + "_max");
      return (least == null || compare(least, asked) <= 0)
          && (most == null || compare(asked, most) <= 0);
    }
    return same(row.get(column), asked);
  }

  private static boolean same(@Nullable Value held, Value asked) {
    return switch (held) {
      case null -> false;
      case Value.Items(var words) -> words.stream().anyMatch(w -> same(w, asked));
      case Value.Text(var text) -> plain(text).equals(plain(text(asked)));
      case Value.Number _, Value.Amount _, Value.Truth _, Value.Ref _, Value.Fields _ ->
          held.equals(asked) || text(held).equals(text(asked));
    };
  }

  private static int compare(Value one, Value other) {
    if (one instanceof Value.Number(var a) && other instanceof Value.Number(var b)) {
      return Double.compare(a, b);
    }
    return text(one).compareTo(text(other));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.Ref(var _, var id) -> id;
      case Value.Number(var number) ->
          number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
      case Value.Truth(var truth) -> Boolean.toString(truth);
      case Value.Amount(var money) -> money.major().toPlainString();
      case Value.Items _, Value.Fields _ -> "";
    };
  }

  private static String plain(String text) {
    var folded = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NOT_WORDS.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
