package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.read;

import io.comptoir.base.Value;
import io.comptoir.commerce.table.Table;
import io.comptoir.dialogue.ActionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looking things up in the shop's own tables. */
final class TableActions {
  private static final int MOST = 50;

  private final Counter counter;

  TableActions(Counter counter) {
    this.counter = counter;
  }

  List<Action> all() {
    return List.of(
        read(
            "tables.find",
            "table text, where fields?, limit number?",
            "rows items, row fields, count number",
            "NOT_FOUND, UNKNOWN_TABLE",
            this::find));
  }

  private ActionResult find(Arguments a, Situation situation) {
    var table = counter.tables().get(a.text("table"));
    if (table == null) {
      return failed("UNKNOWN_TABLE", "table", Value.of(a.text("table")));
    }
    List<Map<String, Value>> found;
    try {
      found = table.where(a.fields("where"));
    } catch (IllegalArgumentException e) {
      return failed("UNKNOWN_TABLE", "table", Value.of(String.valueOf(e.getMessage())));
    }
    if (found.isEmpty()) {
      return failed("NOT_FOUND", "table", Value.of(table.name()));
    }
    var rows =
        found.stream()
            .limit(a.whole("limit", MOST, 1, MOST))
            .map(row -> (Value) inTheirLanguage(row, table, situation))
            .toList();
    var values = new LinkedHashMap<String, Value>();
    values.put("rows", Value.items(rows));
    values.put("row", rows.getFirst());
    values.put("count", Value.of(found.size()));
    return done(values);
  }

  /** A column {@code name_fr} is also {@code name} to those who read French. */
  private static Value inTheirLanguage(Map<String, Value> row, Table table, Situation situation) {
    var fields = new LinkedHashMap<>(row);
    var ending = "_" + situation.language().code();
    row.forEach(
        (column, value) -> {
          if (column.endsWith(ending)) {
            var name = column.substring(0, column.length() - ending.length());
            if (!table.columns().containsKey(name)) {
              fields.put(name, value);
            }
          }
        });
    return new Value.Fields(fields);
  }
}
