package io.comptoir.command;

import io.comptoir.base.ShopId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a shop folder that already sells. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description =
        "Make a starter shop: a few products, a bot that finds, sells and answers in French and"
            + " English, and tests that pass.")
public final class NewCommand implements Callable<Integer> {
  private static final String STARTER = "/io/comptoir/starter/";
  private static final String SCHEMAS = "/io/comptoir/shop/";

  @Parameters(
      paramLabel = "SHOP",
      description = "The folder to make; it must not exist or be empty.")
  private Path folder = Path.of(".");

  @Option(names = "--name", description = "What the shop is called; else the folder's name.")
  private @Nullable String name;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(folder) && !isEmptyFolder(folder)) {
      System.err.println(
          folder + " is already there and not empty; nothing was changed. Choose another name.");
      return 2;
    }
    var last = folder.toAbsolutePath().normalize().getFileName();
    var words = name == null ? String.valueOf(last) : name.strip();
    if (words.isEmpty() || words.length() > 80 || words.chars().anyMatch(Character::isISOControl)) {
      System.err.println("A shop's name is 1 to 80 characters.");
      return 2;
    }
    var id = id(String.valueOf(last));
    for (var file : resource(STARTER + "files.txt").split("\n")) {
      if (!file.isBlank()) {
        write(
            file.strip(),
            schemaOf(file.strip())
                + resource(STARTER + file.strip())
                    .replace("{{id}}", id.value())
                    .replace("{{name}}", quoted(words)));
      }
    }
    for (var schema : List.of("flow.schema.json", "shop.schema.json")) {
      write("schema/" + schema, resource(SCHEMAS + schema));
    }
    System.out.println("Your shop is in " + folder + ". Next:");
    System.out.println("  ./comptoir chat " + folder + "     talk to its bot");
    System.out.println("  ./comptoir test " + folder + "     run its conversations");
    System.out.println("  ./comptoir import " + folder + " FILE     bring in your products");
    return 0;
  }

  /** The line by which editors know how to complete and check a file; empty where there is none. */
  private static String schemaOf(String file) {
    if (file.equals("shop.yml")) {
      return "# yaml-language-server: $schema=schema/shop.schema.json\n";
    }
    return file.startsWith("flows/")
        ? "# yaml-language-server: $schema=../schema/flow.schema.json\n"
        : "";
  }

  private void write(String file, String content) throws IOException {
    var path = folder.resolve(file);
    var parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(path, content, StandardCharsets.UTF_8);
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The folder's name as a shop's id: small letters, digits and dashes. */
  private static ShopId id(String name) {
    var id =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return new ShopId(id.isEmpty() ? "shop" : id.substring(0, Math.min(40, id.length())));
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = NewCommand.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new Failure("this program lacks " + name + "; build Comptoir again");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
