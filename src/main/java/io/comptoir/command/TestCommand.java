package io.comptoir.command;

import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Runs the conversation tests of a shop, or makes one of a conversation that took place. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Run a shop's conversation tests, without a network, a database or a sleep. The last line is"
            + " `N passed, N failed`; the exit code is 1 when any failed.",
    footer = {
      "",
      "With --record a conversation of a running server becomes a test instead:",
      "  COMPTOIR_API_KEY=… ./comptoir test SHOP --record tests/new.yml --conversation ID",
      "`chat SHOP --record FILE` makes one of what you type."
    })
public final class TestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SHOP", description = "The shop's folder.")
  private Path folder = Path.of(".");

  @Option(
      names = "--tests",
      paramLabel = "DIR",
      description = "Where the tests are; SHOP/tests when not given.")
  private @Nullable Path tests;

  @Option(
      names = {"-v", "--verbose"},
      description = "Name the tests that pass too, with their time.")
  private boolean verbose;

  @Option(
      names = "--coverage",
      description = "List the steps of flows, and the ways out of them, that no test comes by.")
  private boolean coverage;

  @Option(names = "--json", description = "Machine-readable results on standard output.")
  private boolean json;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Write the conversation of --conversation as a test into this file.")
  private @Nullable Path record;

  @Option(
      names = "--conversation",
      paramLabel = "ID",
      description = "The conversation to record, by its id on the server.")
  private @Nullable String conversation;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description =
          "The server that has it (default: ${DEFAULT-VALUE}); its key comes from COMPTOIR_API_KEY.")
  private String server = "http://localhost:8080";

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      System.err.println("There is no folder " + folder + ".");
      return 2;
    }
    if ((record == null) != (conversation == null)) {
      System.err.println("--record and --conversation go together: which one, and where to.");
      return 2;
    }
    var where = tests == null ? folder.resolve("tests") : tests;
    if (record == null && !Files.isDirectory(where)) {
      System.err.println("There is no folder " + where + " with tests.");
      return 2;
    }
    var clock = new ShopClock(Instant.now());
    var stores = Stores.of(MemoryStores.create(clock));
    try (var shop =
        OpenShop.open(folder, stores, Payments.sandbox(clock), clock, OpenShop.usualCache())) {
      return record == null || conversation == null
          ? run(new ConversationTests(shop, where))
          : record(shop, record, conversation);
    }
  }

  private int run(ConversationTests all) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var runs = all.run();
    var passed = (int) runs.stream().filter(ConversationTests.Run::passed).count();
    var failed = runs.size() - passed + all.problems().size();
    if (json) {
      out.println(asJson(all, runs, passed, failed));
      return failed == 0 ? 0 : 1;
    }
    for (var run : runs) {
      if (!run.passed()) {
        out.println("FAILED " + run);
        run.transcript().forEach(line -> out.println("    " + line));
        run.failures().forEach(f -> out.println("  " + f));
      } else if (verbose) {
        out.println("passed " + run + " " + run.took().toMillis() + " ms");
      }
    }
    all.problems().forEach(p -> out.println("MISTAKE " + p));
    if (coverage) {
      all.coverage().never().forEach(step -> out.println("never    " + step));
    }
    out.println(
        "steps "
            + all.coverage().steps()
            + ", branches "
            + all.coverage().branches()
            + ", "
            + average(runs)
            + " ms a test");
    out.println(passed + " passed, " + failed + " failed");
    return failed == 0 ? 0 : 1;
  }

  private static long average(List<ConversationTests.Run> runs) {
    return Math.round(runs.stream().mapToLong(r -> r.took().toMillis()).average().orElse(0));
  }

  private static String asJson(
      ConversationTests all, List<ConversationTests.Run> runs, int passed, int failed) {
    var result = new LinkedHashMap<String, Object>();
    result.put("passed", passed);
    result.put("failed", failed);
    result.put("average_millis", average(runs));
    result.put("mistakes", all.problems());
    result.put("runs", runs.stream().map(TestCommand::asMap).toList());
    result.put(
        "coverage",
        Map.of(
            "steps", all.coverage().steps(),
            "branches", all.coverage().branches(),
            "never", all.coverage().never()));
    return JsonMapper.builder().build().writeValueAsString(result);
  }

  private static Map<String, Object> asMap(ConversationTests.Run run) {
    var map = new LinkedHashMap<String, Object>();
    map.put("test", run.name());
    map.put("language", run.language());
    map.put("channel", run.channel());
    map.put("passed", run.passed());
    map.put("millis", run.took().toMillis());
    map.put("failures", run.failures());
    if (!run.passed()) {
      map.put("transcript", run.transcript());
    }
    return map;
  }

  private static int record(OpenShop shop, Path file, String id, String server, String key)
      throws IOException {
    var stored = StoredConversation.fetch(server, key, id);
    var recorded = stored.replay(shop);
    recorded.writeTo(file);
    System.out.println(
        recorded.size()
            + " turns are in "
            + file
            + ". Names, addresses and numbers of the customer were replaced where they could be"
            + " recognised; read it before you keep it.");
    stored.differences().forEach(d -> System.err.println("differs  " + d));
    return 0;
  }

  private int record(OpenShop shop, Path file, String id) throws IOException {
    var key = System.getenv("COMPTOIR_API_KEY");
    if (key == null || key.isBlank()) {
      System.err.println("Set COMPTOIR_API_KEY to the server's key; SECURITY.md says where it is.");
      return 2;
    }
    if (Files.exists(file)) {
      System.err.println(file + " is already there and was left alone; choose another name.");
      return 2;
    }
    return record(shop, file, id, server, key);
  }
}
