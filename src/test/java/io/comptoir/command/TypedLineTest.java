package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands on the screen when something is said while a line is being typed. */
class TypedLineTest {
  @Test
  void whatWasTypedStaysWholeBelowWhatIsSaid() {
    var screen = new Screen(10);
    screen.print("Bonjour !\r\n\r\n> je cherche un cad");
    screen.print(TypedLine.above("(shop was read again)"));
    screen.print("eau");
    assertThat(screen.lines())
        .containsExactly("Bonjour !", "", "(shop was read again)", "> je cherche un cadeau");
  }

  @Test
  void onTheLastLineOfTheScreenItScrolls() {
    var screen = new Screen(4);
    screen.print("one\r\ntwo\r\nthree\r\n> typ");
    screen.print(TypedLine.above("flows/a.yml:2: mistake\nIt stays as it was."));
    screen.print("ed");
    assertThat(screen.lines())
        .containsExactly("three", "flows/a.yml:2: mistake", "It stays as it was.", "> typed");
  }

  @Test
  void longLinesAreBrokenBetweenWords() {
    var screen = new Screen(10);
    screen.print("> ");
    screen.print(TypedLine.above("word ".repeat(30)));
    assertThat(screen.lines()).hasSize(3).last().isEqualTo(">");
    assertThat(screen.lines()).allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(78));
  }

  /** As much of a terminal as is used. */
  private static final class Screen {
    private final int height;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private int savedRow;
    private int savedColumn;

    Screen(int height) {
      this.height = height;
    }

    List<String> lines() {
      return rows.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    void print(String text) {
      for (var at = 0; at < text.length(); at++) {
        var c = text.charAt(at);
        if (c == '\u001b') {
          at += escape(text, at + 1);
        } else if (c == '\r') {
          column = 0;
        } else if (c == '\n') {
          down();
        } else {
          put(c);
        }
      }
    }

    private int escape(String text, int at) {
      if (text.startsWith("[?7", at)) {
        return 4;
      }
      if (text.charAt(at) == '[') {
        switch (text.charAt(at + 1)) {
          case 'A' -> row = Math.max(0, row - 1);
          case 'B' -> row = Math.min(rows.size() - 1, row + 1);
          case 'L' -> insert();
          default -> throw new AssertionError("unknown: " + text.substring(at));
        }
        return 2;
      }
      switch (text.charAt(at)) {
        case 'D' -> down();
        case '7' -> {
          savedRow = row;
          savedColumn = column;
        }
        case '8' -> {
          row = savedRow;
          column = savedColumn;
        }
        default -> throw new AssertionError("unknown: " + text.substring(at));
      }
      return 1;
    }

    private void insert() {
      rows.add(row, new StringBuilder());
      var last = rows.removeLast();
      assertThat(last.isEmpty()).as("what is pushed off the screen: " + last).isTrue();
    }

    private void down() {
      row++;
      if (row == rows.size()) {
        rows.add(new StringBuilder());
      }
      if (rows.size() > height) {
        rows.removeFirst();
        row--;
      }
    }

    private void put(char c) {
      var line = rows.get(row);
      while (line.length() <= column) {
        line.append(' ');
      }
      line.setCharAt(column++, c);
    }
  }
}
