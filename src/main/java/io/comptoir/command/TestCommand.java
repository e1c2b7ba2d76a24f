package io.comptoir.command;

import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the conversation tests of a shop. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Run a shop's conversation tests, without a network, a database or a sleep. The last line is"
            + " `N passed, N failed`; the exit code is 1 when any failed.")
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

  @Override
  public Integer call() throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var where = tests == null ? folder.resolve("tests") : tests;
    if (!Files.isDirectory(where)) {
      System.err.println("There is no folder " + where + " with tests.");
      return 2;
    }
    var clock = new ShopClock(Instant.now());
    var stores = Stores.of(MemoryStores.create(clock));
    try (var shop =
        OpenShop.open(folder, stores, Payments.sandbox(clock), clock, OpenShop.usualCache())) {
      var all = new ConversationTests(shop, where);
      var runs = all.run();
      for (var run : runs) {
        if (!run.passed()) {
          out.println("FAILED " + run);
          run.failures().forEach(f -> out.println("  " + f));
        } else if (verbose) {
          out.println("passed " + run + " " + run.took().toMillis() + " ms");
        }
      }
      all.problems().forEach(p -> out.println("MISTAKE " + p));
      var failed = runs.stream().filter(r -> !r.passed()).count() + all.problems().size();
      out.println(
          (runs.size() - runs.stream().filter(r -> !r.passed()).count())
              + " passed, "
              + failed
              + " failed");
      return failed == 0 ? 0 : 1;
    }
  }
}
