package io.comptoir.command;

import io.comptoir.base.ShopId;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the links, QR codes and posters that lead into a shop's conversations, and counts them. */
@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    description = {
      "Make links into a shop's conversations, one for each channel that it is on, with QR codes and"
          + " posters; or tell what came of them: clicks, conversations, orders.",
      "A running server keeps and counts them; its key comes from COMPTOIR_API_KEY."
    },
    footer = {
      "",
      "  comptoir links beaute --campaign spring --link poster-12 --out posters",
      "  comptoir links beaute --counts --since 2026-11-01"
    })
final class LinksCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Parameters(index = "0", paramLabel = "SHOP", description = "The shop's name, or its folder.")
  private String shop = "";

  @Option(
      names = "--campaign",
      paramLabel = "NAME",
      description = "What they are made for: spring, newsletter-3.")
  private @Nullable String campaign;

  @Option(
      names = "--link",
      paramLabel = "NAME",
      description = "The link of a flow that begins then; without it the person is welcomed.")
  private @Nullable String link;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "Only this channel; may be given several times.")
  private List<String> channels = List.of();

  @Option(
      names = "--words",
      paramLabel = "TEXT",
      description = "Words laid ready for the person (WhatsApp, LINE, text messages).")
  private @Nullable String words;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write each QR code (SVG and PNG), poster (SVG) and e-mail button (HTML) there.")
  private @Nullable Path out;

  @Option(names = "--counts", description = "Tell what came of the links there are.")
  private boolean counts;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Count from this day on, such as 2026-11-01 (default: 90 days).")
  private @Nullable String since;

  @Option(
      names = "--server",
      defaultValue = "http://localhost:8080",
      paramLabel = "URL",
      description = "The server that has the shop (default: ${DEFAULT-VALUE}).")
  private String server = "http://localhost:8080";

  @Option(names = "--json", description = "Print the server's answer as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    var key = System.getenv("COMPTOIR_API_KEY");
    if (key == null || key.isBlank()) {
      System.err.println("Set COMPTOIR_API_KEY to the server's key; SECURITY.md says where it is.");
      return 2;
    }
    var told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer = asked(http, key);
      var written = out == null ? Map.<String, List<Path>>of() : write(http, answer, out);
      if (json) {
        told.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
      } else if (counts) {
        tellCounts(answer, told);
      } else {
        tellLinks(answer, written, told);
      }
    }
    return 0;
  }

  private JsonNode asked(HttpClient http, String key) {
    var address = base() + "/api/shops/" + named() + "/entry-points";
    if (counts) {
      var query = since == null ? "" : "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8);
      return json(send(http, key, HttpRequest.newBuilder(uri(address + query)).GET()));
    }
    var body = new LinkedHashMap<String, Object>();
    put(body, "campaign", campaign);
    put(body, "link", link);
    put(body, "words", words);
    if (!channels.isEmpty()) {
      body.put("channels", channels);
    }
    return json(
        send(
            http,
            key,
            HttpRequest.newBuilder(uri(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  /** The shop's name, which its folder says when a folder is given. */
  private String named() {
    var folder = Path.of(shop);
    if (Files.exists(folder.resolve("shop.yml"))) {
      return OpenShop.read(folder, OpenShop.usualCache())
          .shop()
          .map(read -> read.settings().id().value())
          .orElseThrow(
              () -> new Failure("The shop in " + folder + " has mistakes; see comptoir check."));
    }
    try {
      return new ShopId(shop).value();
    } catch (IllegalArgumentException e) {
      throw new Failure("`" + shop + "` is neither a shop's name nor its folder.");
    }
  }

  private static void tellLinks(
      JsonNode answer, Map<String, List<Path>> written, PrintStream told) {
    for (var point : answer.path("entryPoints")) {
      told.println(point.path("channel").asString() + "  " + point.path("address").asString());
      told.println("    opens " + point.path("opens").asString("nothing at present"));
      written
          .getOrDefault(point.path("code").asString(), List.of())
          .forEach(file -> told.println("    " + file));
    }
  }

  private static void tellCounts(JsonNode answer, PrintStream told) {
    var row = "%-24s %-10s %8s %14s %8s%n";
    told.printf(row, "campaign", "channel", "clicks", "conversations", "orders");
    for (var campaign : answer.path("campaigns")) {
      var name = campaign.path("campaign").asString();
      tellCount(row, name.isEmpty() ? "(none)" : name, "all", campaign, told);
      for (var point : answer.path("entryPoints")) {
        if (point.path("campaign").asString().equals(name)) {
          tellCount(row, "", point.path("channel").asString(), point, told);
        }
      }
    }
  }

  private static void tellCount(
      String row, String campaign, String channel, JsonNode count, PrintStream told) {
    told.printf(
        row,
        campaign,
        channel,
        count.path("clicks").asLong(),
        count.path("conversations").asLong(),
        count.path("orders").asLong());
  }

  private Map<String, List<Path>> write(HttpClient http, JsonNode answer, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    var written = new LinkedHashMap<String, List<Path>>();
    for (var point : answer.path("entryPoints")) {
      var code = point.path("code").asString();
      var campaign = point.path("campaign").asString();
      var name =
          (campaign.isEmpty() ? "" : campaign + "-")
              + point.path("channel").asString()
              + "-"
              + code;
      var files =
          List.of(
              folder.resolve(name + ".svg"),
              folder.resolve(name + ".png"),
              folder.resolve(name + "-poster.svg"),
              folder.resolve(name + ".html"));
      Files.write(files.get(0), fetched(http, "/go/" + code + ".svg"));
      Files.write(files.get(1), fetched(http, "/go/" + code + ".png"));
      Files.write(files.get(2), fetched(http, "/go/" + code + "/poster.svg"));
      Files.writeString(files.get(3), point.path("html").asString() + "\n");
      written.put(code, files);
    }
    return written;
  }

  private byte[] fetched(HttpClient http, String path) {
    return send(http, "", HttpRequest.newBuilder(uri(base() + path)).GET());
  }

  private String base() {
    return server.replaceAll("/+$", "");
  }

  private URI uri(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new Failure("The server's address is written http://localhost:8080, not " + server);
    }
  }

  private byte[] send(HttpClient http, String key, HttpRequest.Builder request) {
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      var answer =
          http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      throw new Failure(
          switch (answer.statusCode()) {
            case 401 -> "The server does not know this COMPTOIR_API_KEY.";
            default -> problem(answer.body(), answer.statusCode());
          });
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure(
          "The server at "
              + server
              + " cannot be reached: "
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
              + ". Start it with comptoir serve, or name it with --server.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private static String problem(byte[] body, int status) {
    try {
      var problem = JSON.readTree(body);
      var detail = problem.path("detail").asString("");
      return detail.isEmpty()
          ? "The server answered " + status + "."
          : problem.path("title").asString() + ": " + detail;
    } catch (JacksonException e) {
      return "The server answered " + status + ".";
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new Failure("The server at " + server + " answered with something that is no JSON.", e);
    }
  }
}
