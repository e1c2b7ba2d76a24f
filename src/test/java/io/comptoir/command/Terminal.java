package io.comptoir.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs commands as a shell would, and keeps what they print. Models are kept between runs. */
public final class Terminal {
  private Terminal() {}

  /**
   * @param code what the process would exit with
   */
  public record Shown(int code, String out, String err) {}

  public static Shown run(String... words) {
    return typing("", words);
  }

  /** The same with lines typed into it. */
  public static Shown typing(String lines, String... words) {
    var in = System.in;
    var out = System.out;
    var err = System.err;
    var home = System.getProperty("user.home");
    var shown = new ByteArrayOutputStream();
    var told = new ByteArrayOutputStream();
    try {
      System.setProperty("user.home", Path.of("target", "test-home").toAbsolutePath().toString());
      System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
      System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
      var code = Commands.run(words);
      return new Shown(
          code, shown.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setProperty("user.home", home);
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
  }
}
