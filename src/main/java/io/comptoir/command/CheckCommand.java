package io.comptoir.command;

import io.comptoir.shop.Problem;
import io.comptoir.shop.ShopSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Finds the mistakes of a shop folder. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Find mistakes in a shop folder, each with file, line and the mend. The exit code is 1 when"
            + " there are errors; warnings alone do not count.")
public final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SHOP", description = "The shop's folder.")
  private Path folder = Path.of(".");

  @Option(names = "--json", description = "Machine-readable results on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      System.err.println("There is no folder " + folder + "; `comptoir new` makes a shop.");
      return 2;
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var read = OpenShop.read(folder, OpenShop.usualCache());
    var errors = new ArrayList<>(read.problems());
    read.shop().ifPresent(shop -> errors.addAll(channelMistakes(shop.settings())));
    var warnings = read.shop().map(s -> s.warnings()).orElse(List.of());
    if (json) {
      var found = new LinkedHashMap<String, Object>();
      found.put("errors", errors);
      found.put("warnings", warnings);
      out.println(JsonMapper.builder().build().writeValueAsString(found));
    } else {
      errors.forEach(p -> out.println("error    " + p));
      warnings.forEach(p -> out.println("warning  " + p));
      out.println(errors.size() + " errors, " + warnings.size() + " warnings");
    }
    return errors.isEmpty() ? 0 : 1;
  }

  /** Channels and their settings are known to the program, not to the shop's folder. */
  private static List<Problem> channelMistakes(ShopSettings settings) {
    return settings.accounts().stream()
        .flatMap(
            account ->
                ConfiguredAccounts.mistakes(MessagingChannels.all(), settings, account).stream()
                    .map(mistake -> new Problem("shop.yml", account.line(), mistake)))
        .toList();
  }
}
