package io.comptoir.command;

import io.comptoir.base.ShopId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lives through a shop's day once, in a folder of its own, so that the Java machine learns which
 * classes a start needs and keeps them for the next one. The launcher calls it after a build.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Prepares quick starts; the launcher calls it.")
final class WarmUpCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> SAID =
      List.of(
          "bonjour",
          "je cherche un cadeau pour ma mère, moins de 50 euros",
          "plutôt boisé",
          "ajoute le premier",
          "montre mon panier");

  @Override
  public Integer call() throws Exception {
    var data = Files.createTempDirectory("comptoir-warm-up");
    try (var server =
            RunningServer.start(
                new RunningServer.Settings(DemoCommand.demoShops(), null, data, "127.0.0.1", 0));
        var http = HttpClient.newHttpClient()) {
      var base = "http://127.0.0.1:" + server.port();
      for (var shop : server.shops()) {
        for (var page : List.of("", "/search?q=rose", "/cart", "/stores", "/help")) {
          get(http, base + "/shop/" + shop + page);
        }
        talk(http, base, shop);
      }
      get(http, base + "/widget.js");
    } finally {
      delete(data);
    }
    return 0;
  }

  private static void talk(HttpClient http, String base, ShopId shop)
      throws IOException, InterruptedException {
    var session =
        post(http, base + "/chat/v1/sessions", "", Map.of("shop", shop.value(), "locale", "fr"));
    var token = JSON.readTree(session).path("token").asString("");
    for (var text : SAID) {
      post(
          http,
          base + "/chat/v1/messages",
          token,
          Map.of(
              "id", UUID.randomUUID().toString(), "content", Map.of("type", "text", "text", text)));
      request(
          http,
          HttpRequest.newBuilder(URI.create(base + "/chat/v1/messages?after=0&wait=2"))
              .header("Authorization", "Bearer " + token)
              .build());
    }
  }

  private static void get(HttpClient http, String uri) throws IOException, InterruptedException {
    request(http, HttpRequest.newBuilder(URI.create(uri)).build());
  }

  private static String post(HttpClient http, String uri, String token, Map<String, ?> body)
      throws IOException, InterruptedException {
    return request(
        http,
        HttpRequest.newBuilder(URI.create(uri))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private static String request(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
