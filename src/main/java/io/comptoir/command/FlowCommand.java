package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.command.picture.FlowPicture;
import io.comptoir.command.picture.ShopPicture;
import io.comptoir.shop.Shop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a shop's flows. */
@Command(
    name = "flow",
    mixinStandardHelpOptions = true,
    description =
        "Draw a flow as a picture that a person can read, or, when no flow is named, all of a shop's"
            + " flows and what leads where. Without --svg and --out the flows are listed.")
public final class FlowCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SHOP", description = "The shop's folder.")
  private Path folder = Path.of(".");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FLOW",
      description = "The flow's name; all of them when not given.")
  private @Nullable String name;

  @Option(names = "--svg", description = "Write the picture as SVG to standard output.")
  private boolean svg;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the picture to this file.")
  private @Nullable Path file;

  @Option(
      names = "--locale",
      description = "Language of the picture, such as fr or en; the shop's own when not given.")
  private @Nullable String locale;

  @Override
  public Integer call() throws IOException {
    var read = OpenShop.read(folder, OpenShop.usualCache());
    if (read.shop().isEmpty()) {
      read.problems().forEach(p -> System.err.println(p));
      return 1;
    }
    var shop = read.shop().get();
    read.problems().stream().limit(5).forEach(p -> System.err.println("error    " + p));
    var language = Languages.of(shop, locale);
    if (language.isEmpty()) {
      System.err.println(Languages.wrong(shop, locale));
      return 2;
    }
    if (name != null && shop.flows().find(name).isEmpty()) {
      System.err.println(
          "There is no flow `"
              + name
              + "` in "
              + folder
              + "; there are "
              + String.join(", ", names(shop))
              + ".");
      return 2;
    }
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!svg && file == null) {
      list(shop, language.get(), out);
      return 0;
    }
    var picture = picture(shop, language.get());
    if (file == null) {
      out.print(picture);
      return 0;
    }
    var above = file.toAbsolutePath().getParent();
    if (above == null || !Files.isDirectory(above)) {
      System.err.println("There is no folder " + above + " to write " + file + " into.");
      return 2;
    }
    Files.writeString(file, picture);
    return 0;
  }

  private String picture(Shop shop, Language language) {
    return name == null
        ? ShopPicture.svg(shop, language)
        : FlowPicture.svg(shop, shop.flows().find(name).orElseThrow(), language);
  }

  private void list(Shop shop, Language language, PrintStream out) {
    for (var flow : shop.flows().all()) {
      if (name == null || flow.name().equals(name)) {
        var leads = ShopPicture.leads(shop, flow);
        out.println(
            flow.name()
                + "  "
                + flow.description().in(language)
                + (leads.isEmpty() ? "" : "  → " + String.join(", ", leads)));
      }
    }
  }

  private static Iterable<String> names(Shop shop) {
    return shop.flows().all().stream().map(flow -> flow.name()).sorted().toList();
  }
}
