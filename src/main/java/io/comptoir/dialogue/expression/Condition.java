package io.comptoir.dialogue.expression;

import io.comptoir.base.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions that "&amp;&amp;" joins. Most ask only whether a name has a value or is
 * true; these need no interpreter. Each holds exactly when CEL would say so: a missing value makes
 * it false, whatever stands before it.
 */
sealed interface Condition {
  boolean holds(Names names);

  /** {@code known(x)}, {@code !known(x)}. */
  record Known(String name, boolean wanted) implements Condition {
    @Override
    public boolean holds(Names names) {
      return (names.find(name) != null) == wanted;
    }
  }

  /** {@code cart.empty}, {@code !cart.empty}. */
  record IsTrue(List<String> path, boolean wanted) implements Condition {
    @Override
    public boolean holds(Names names) {
      return Expression.along(path, names) instanceof Value.Truth(var truth) && truth == wanted;
    }
  }

  /** Anything else. */
  record Other(Expression expression) implements Condition {
    @Override
    public boolean holds(Names names) {
      return expression.valueOrNull(names) instanceof Value.Truth(var truth) && truth;
    }
  }

  Pattern KNOWN = Pattern.compile("(!?)known\\(([a-z]\\w*)\\)");
  Pattern TRUE = Pattern.compile("(!?)([a-z]\\w*(?:\\.[a-z]\\w*)*)");

  /** One that needs no interpreter; null for any other. */
  static @Nullable Condition simple(String source) {
    var known = KNOWN.matcher(source);
    if (known.matches()) {
      return new Known(known.group(2), known.group(1).isEmpty());
    }
    var truth = TRUE.matcher(source);
    return truth.matches() && !Expressions.WORDS.contains(truth.group(2))
        ? new IsTrue(List.of(truth.group(2).split("\\.")), truth.group(1).isEmpty())
        : null;
  }

  /**
   * The parts that "&amp;&amp;" joins at the outermost level; the whole when something weaker
   * ("||", "? :") stands there too.
   */
  static List<String> parts(String source) {
    var parts = new ArrayList<String>();
    var depth = 0;
    var quote = 0;
    var from = 0;
    for (var i = 0; i < source.length(); i++) {
      var c = source.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
        continue;
      }
      switch (c) {
        case '\'', '"' -> quote = c;
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case '?', '|' -> {
          if (depth == 0) {
            return List.of(source);
          }
        }
        case '&' -> {
          if (depth == 0 && source.startsWith("&&", i)) {
            parts.add(source.substring(from, i).strip());
            i++;
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(source.substring(from).strip());
    return parts;
  }
}
