package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.shop.Problem;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Runs the conversation tests of a folder, each in every language and on every channel it names.
 */
final class ConversationTests {
  private final OpenShop shop;

  /** Customers that several tests begin with; no tests. */
  static final String CUSTOMERS = "customers.yml";

  private final List<ConversationTest> tests = new ArrayList<>();
  private final Coverage coverage;
  private final Problems problems = new Problems();

  ConversationTests(OpenShop shop, Path folder) throws IOException {
    this.shop = shop;
    this.coverage = new Coverage(shop.shop().flows());
    if (!Files.isDirectory(folder)) {
      return;
    }
    var customers = new LinkedHashMap<String, YamlNode>();
    var known = folder.resolve(CUSTOMERS);
    if (Files.exists(known)) {
      YamlNode.read(folder.getFileName() + "/" + CUSTOMERS, Files.readString(known), problems)
          .ifPresent(node -> customers.putAll(node.fields()));
    }
    try (var files = Files.list(folder)) {
      for (var file :
          files
              .filter(f -> f.toString().endsWith(".yml") && !f.endsWith(CUSTOMERS))
              .sorted()
              .toList()) {
        var name = folder.getFileName() + "/" + file.getFileName();
        for (var node : YamlNode.readAll(name, Files.readString(file), problems)) {
          ConversationTest.read(node, shop.shop().languages(), customers).ifPresent(tests::add);
        }
      }
    }
  }

  /**
   * One run of one test.
   *
   * @param failures what was not as expected, each with file and line; none when it passed
   * @param transcript what was said on both sides until it failed, or ended
   */
  record Run(
      String name,
      Language language,
      String channel,
      List<Problem> failures,
      List<String> transcript,
      Duration took) {
    boolean passed() {
      return failures.isEmpty();
    }

    @Override
    public String toString() {
      return name + " (" + language + ", " + channel + ")";
    }
  }

  /** What the runs so far came by. */
  Coverage coverage() {
    return coverage;
  }

  /** Mistakes in the test files themselves, each once. */
  List<Problem> problems() {
    return problems.all().stream().distinct().toList();
  }

  List<Run> run() {
    var runs = new ArrayList<Run>();
    for (var test : tests) {
      for (var language : test.languages()) {
        for (var channel : test.channels()) {
          runs.add(run(test, language, channel));
        }
      }
    }
    return runs;
  }

  private Run run(ConversationTest test, Language language, String channel) {
    var started = System.nanoTime();
    var clock = new ShopClock(test.clock());
    var stores = MemoryStores.create(clock);
    var rehearsal =
        new Rehearsal(
            shop.on(Stores.of(stores), Payments.sandbox(clock), clock),
            stores,
            clock,
            channel.equals("web") ? "webchat" : channel,
            language);
    var run = new TestRun(test, rehearsal, language);
    var failures = run.run();
    coverage.add(run.steps());
    return new Run(
        test.name(),
        language,
        channel,
        failures,
        run.transcript(),
        Duration.ofNanos(System.nanoTime() - started));
  }
}
