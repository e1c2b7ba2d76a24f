package io.comptoir.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Says something while a line is being typed. What was typed so far is the terminal's own and
 * cannot be printed again, so the lines are pushed in above it (ECMA-48: IL, CUU, CUD; DEC: IND,
 * save and restore cursor).
 */
final class TypedLine {
  /** Lines are broken here, for terminals of 80 columns and more; narrower ones cut them. */
  static final int WIDTH = 78;

  private static final String ESC = "\u001b";

  private TypedLine() {}

  /** Whether somebody types into a terminal that can do this. */
  static boolean isTyped() {
    var console = System.console();
    return console != null
        && console.isTerminal()
        && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
  }

  static void sayAbove(PrintStream terminal, String text) {
    terminal.print(above(text));
    terminal.flush();
  }

  static String above(String text) {
    var said = new StringBuilder(ESC + "[?7l");
    for (var line : lines(text)) {
      said.append(ESC + "D" + ESC + "[A") // a line below there must be
          .append(ESC + "7\r" + ESC + "[L") // a free line, the typed one goes down
          .append(line)
          .append(ESC + "8" + ESC + "[B"); // after what was typed
    }
    return said.append(ESC + "[?7h").toString();
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (var line : text.strip().split("\\R")) {
      var rest = line;
      while (rest.length() > WIDTH) {
        var space = rest.lastIndexOf(' ', WIDTH);
        var end = space > 0 ? space : WIDTH;
        lines.add(rest.substring(0, end));
        rest = rest.substring(end).stripLeading();
      }
      lines.add(rest);
    }
    return lines;
  }
}
