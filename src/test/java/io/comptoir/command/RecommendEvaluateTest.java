package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendEvaluateTest {
  private static final String TRAIN =
      "1\ta\t100\n1\tb\t110\n1\tc\t120\n2\ta\t200\n2\tb\t210\n3\tx\t300\n3\ty\t310\n4\tb\t400\n4\tc\t410\n";
  private static final String TEST = "9\ta\t1000\n9\tb\t1010\n9\tc\t1020\n8\tx\t1000\n8\ty\t1001\n";

  @TempDir private Path folder;

  @Test
  void measuresAsTheContractSays() throws IOException {
    var result = json("--train", file("a", TRAIN), "--test", file("b", TEST), "--baselines");
    for (var key : "hr20 mrr20 p50_micros p90_micros".split(" ")) {
      assertThat(result.path(key).isNumber()).as(key).isTrue();
    }
    assertThat(result.path("predictions").asInt()).isEqualTo(3);
    assertThat(result.path("hr20").asDouble()).isEqualTo(1);
    assertThat(result.path("mrr20").asDouble()).isGreaterThan(0.6);
    assertThat(result.path("popularity_mrr20").asDouble())
        .isLessThan(result.path("mrr20").asDouble());
  }

  @Test
  void filesMayBeWrittenInManyWays() throws IOException {
    var plain = json("--train", file("a", TRAIN), "--test", file("b", TEST));
    var shuffled = new StringBuilder("\uFEFFSessionId\tItemId\tTime\r\n");
    var lines = TRAIN.split("\n");
    for (var i = lines.length - 1; i >= 0; i--) {
      shuffled.append(lines[i]).append("\r\n\r\n").append(lines[i]).append("\r\n");
    }
    var named = "item_id;timestamp;session_id\n";
    for (var line : TEST.split("\n")) {
      var parts = line.split("\t");
      var iso = java.time.Instant.ofEpochSecond(Long.parseLong(parts[2]));
      named += parts[1] + ";" + iso + ";" + parts[0] + "\n";
    }
    var millis = TRAIN.replaceAll("\t(\\d+)\n", "\t17000000$1.5\n");
    for (var train : new String[] {shuffled.toString(), millis}) {
      for (var test : new String[] {TEST, named}) {
        var result = json("--train", gzip("c.gz", train), "--test", file("d", test));
        assertThat(result.path("train_clicks").asInt()).isEqualTo(9);
        assertThat(result.path("unreadable_lines").asInt()).isZero();
        assertThat(result.path("mrr20").asDouble())
            .isCloseTo(plain.path("mrr20").asDouble(), within(1e-9));
      }
    }
  }

  @Test
  void itemsThatWereNotLearntAndSessionsOfOneItemAreLeftOutAndCounted() throws IOException {
    var test = TEST + "9\tnew\t1015\n7\ta\t5000\n6\tnew\t1\n6\tnewer\t2\nbroken line\n";
    var result = json("--train", file("a", TRAIN), "--test", file("b", test));
    assertThat(result.path("predictions").asInt()).isEqualTo(3);
    assertThat(result.path("unseen_clicks").asInt()).isEqualTo(3);
    assertThat(result.path("unreadable_lines").asInt()).isEqualTo(1);
    assertThat(result.path("hr20").asDouble()).isEqualTo(1);
    assertThat(result.path("hr20_unseen_missed").asDouble()).isEqualTo(0.6);
  }

  @Test
  void onAGeneratedShopNeighboursBeatCountingAndWhatIsSaidHelps() {
    String[] options = {
      "--generated", "--products", "400", "--sessions", "8000", "--cases", "400", "--baselines"
    };
    var result = json(options);
    assertThat(result.path("mrr20").asDouble())
        .isGreaterThan(result.path("cooccurrence_mrr20").asDouble())
        .isGreaterThan(result.path("popularity_mrr20").asDouble());
    assertThat(result.path("conversation_gain_hr20_ci95").get(0).asDouble()).isPositive();
    assertThat(result.path("conversation_gain_mrr20_ci95").get(0).asDouble()).isPositive();
    assertThat(json(options).path("hr20")).isEqualTo(result.path("hr20"));
  }

  @Test
  void whatCannotBeMeasuredIsSaidInASentence() throws IOException {
    var train = file("a", TRAIN);
    assertThat(failure(1, "--train", train, "--test", file("b", "")))
        .contains("holds no sessions", "session, tab, item, tab, time");
    assertThat(failure(1, "--train", train, "--test", file("c", "1\ta\tyesterday noon 12\n")))
        .contains("line 1");
    assertThat(failure(1, "--train", train, "--test", file("d", "1\tq\t1\n1\tr\t2\n")))
        .contains("named alike");
    assertThat(failure(2, "--train", train)).contains("--test");
    assertThat(failure(2, "--generated", "--products", "7")).contains("100 to 200000");
    assertThat(failure(2, "--generated", "--train", train)).contains("leave --train");
    assertThat(failure(2, "--train", train, "--test", folder.resolve("none").toString()))
        .contains("there is no file");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String gzip(String name, String text) throws IOException {
    var file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file.toString();
  }

  private static JsonNode json(String... options) {
    var before = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      var arguments = new String[options.length + 3];
      System.arraycopy(options, 0, arguments, 2, options.length);
      arguments[0] = "recommend";
      arguments[1] = "evaluate";
      arguments[options.length + 2] = "--json";
      assertThat(Commands.run(arguments)).isZero();
    } finally {
      System.setOut(before);
    }
    return JsonMapper.shared().readTree(bytes.toString(StandardCharsets.UTF_8));
  }

  private static String failure(int code, String... options) {
    var err = new StringWriter();
    var line =
        new CommandLine(new RecommendEvaluate())
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (e, commands, parsed) -> {
                  commands.getErr().println(e.getMessage());
                  return e instanceof Failure ? 1 : 99;
                });
    assertThat(line.execute(options)).isEqualTo(code);
    return err.toString();
  }
}
