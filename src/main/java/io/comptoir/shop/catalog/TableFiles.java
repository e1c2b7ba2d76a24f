package io.comptoir.shop.catalog;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.table.Table;
import io.comptoir.commerce.table.Table.Kind;
import io.comptoir.shop.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code tables/*.csv}: a head of {@code name:kind}, then rows. */
public final class TableFiles {
  /** More rows than this are refused. */
  public static final int MAX_ROWS = 5_000;

  private static final int MAX_COLUMNS = 40;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  private final Currency currency;
  private final Problems problems = new Problems();

  public TableFiles(Currency currency) {
    this.currency = currency;
  }

  public List<Problem> problems() {
    return problems.all();
  }

  /** The table, with the rows that could be read; empty when its head cannot be. */
  public Optional<Table> read(String file, String name, String text) {
    var lines = text.lines().toList();
    if (lines.isEmpty() || lines.getFirst().isBlank()) {
      problems.add(file, 1, "the first line names the columns: `code:text,price:amount`");
      return Optional.empty();
    }
    var columns = columns(file, lines.getFirst());
    var rows = new ArrayList<Map<String, Value>>();
    for (var i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
        continue;
      }
      if (rows.size() >= MAX_ROWS) {
        problems.add(file, i + 1, "a table has at most " + MAX_ROWS + " rows");
        break;
      }
      row(file, i + 1, lines.get(i), columns).ifPresent(rows::add);
    }
    return Optional.of(new Table(name, columns, rows));
  }

  private Map<String, Kind> columns(String file, String head) {
    var columns = new LinkedHashMap<String, Kind>();
    for (var cell : cells(head)) {
      var parts = cell.strip().split(":", 2);
      if (!NAME.matcher(parts[0]).matches() || columns.size() >= MAX_COLUMNS) {
        problems.add(
            file,
            1,
            "`" + cell + "`: a column is a word in small letters and its kind, `price:amount`");
        continue;
      }
      if (columns.put(parts[0], kind(file, parts)) != null) {
        problems.add(file, 1, "two columns are called `" + parts[0] + "`");
      }
    }
    return columns;
  }

  private Kind kind(String file, String[] parts) {
    try {
      return parts.length < 2 ? Kind.TEXT : Kind.valueOf(parts[1].toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      problems.add(
          file,
          1,
          "`" + parts[1] + "` is no kind; write text, words, number, amount, date or truth");
      return Kind.TEXT;
    }
  }

  private Optional<Map<String, Value>> row(
      String file, int line, String text, Map<String, Kind> columns) {
    var cells = cells(text);
    if (cells.size() != columns.size()) {
      problems.add(
          file,
          line,
          "this row has " + cells.size() + " cells where the head has " + columns.size());
      return Optional.empty();
    }
    var row = new LinkedHashMap<String, Value>();
    var i = 0;
    for (var column : columns.entrySet()) {
      var cell = cells.get(i++).strip();
      if (cell.isEmpty()) {
        continue;
      }
      try {
        row.put(column.getKey(), value(column.getValue(), cell));
      } catch (RuntimeException e) {
        problems.add(
            file,
            line,
            "`"
                + cell
                + "` under `"
                + column.getKey()
                + "` is no "
                + column.getValue().name().toLowerCase(Locale.ROOT));
      }
    }
    return Optional.of(row);
  }

  private Value value(Kind kind, String cell) {
    return switch (kind) {
      case TEXT -> Value.of(cell);
      case WORDS ->
          Value.items(
              java.util.Arrays.stream(cell.split("\\|"))
                  .map(String::strip)
                  .filter(w -> !w.isEmpty())
                  .map(Value::of)
                  .toList());
      case NUMBER -> Value.of(new BigDecimal(cell).doubleValue());
      case AMOUNT -> Value.of(Money.ofMajor(new BigDecimal(cell), currency));
      case DATE -> Value.of(LocalDate.parse(cell).toString());
      case TRUTH ->
          switch (cell) {
            case "true", "yes" -> Value.of(true);
            case "false", "no" -> Value.of(false);
            default -> throw new IllegalArgumentException(cell);
          };
    };
  }

  /** The cells of a line; one that holds a comma stands between quotes, a quote is doubled. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
