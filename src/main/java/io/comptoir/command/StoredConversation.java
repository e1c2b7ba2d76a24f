package io.comptoir.command;

import io.comptoir.dialogue.Press;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation that a server keeps, as its operator may read it. */
final class StoredConversation {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_MESSAGES = 2_000;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+\\.[a-zA-Z]{2,}");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d(?:[ .-]?\\d){8,14}");

  private final JsonNode about;
  private final List<JsonNode> messages;
  private final List<String> differences = new ArrayList<>();
  private final List<Action> buttons = new ArrayList<>();

  private StoredConversation(JsonNode about, List<JsonNode> messages) {
    this.about = about;
    this.messages = List.copyOf(messages);
  }

  /**
   * @throws Failure when the server does not answer, does not know the key or the conversation
   */
  static StoredConversation fetch(String server, String key, String id) {
    if (!isId(id)) {
      throw new Failure("`" + id + "` is no conversation's id; it looks like " + new UUID(1, 2));
    }
    var base = server.replaceAll("/+$", "") + "/api/conversations/" + id;
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var about = get(http, base, key);
      var messages = new ArrayList<JsonNode>();
      for (long after = 0; messages.size() < MOST_MESSAGES; ) {
        var page = get(http, base + "/messages?after=" + after, key).path("messages");
        if (page.isEmpty()) {
          break;
        }
        page.forEach(messages::add);
        after = page.get(page.size() - 1).path("seq").asLong();
      }
      return new StoredConversation(about, messages);
    }
  }

  /** What the bot answered then and does not answer now, a line each. */
  List<String> differences() {
    return List.copyOf(differences);
  }

  /** Says again what the customer said, and writes down what the shop answers now. */
  RecordedTest replay(OpenShop shop) {
    var began = at(messages.isEmpty() ? about : messages.getFirst());
    var clock = new ShopClock(began);
    var stores = MemoryStores.create(clock);
    var language =
        shop.shop().languages().stream()
            .filter(l -> l.code().equals(about.path("language").asString("")))
            .findFirst()
            .orElse(shop.shop().settings().language());
    var channel = channel();
    var rehearsal =
        new Rehearsal(
            shop.on(Stores.of(stores), Payments.sandbox(clock), clock),
            stores,
            clock,
            channel,
            language);
    var recorded =
        new RecordedTest(
            "recorded conversation of " + began.toString().substring(0, 10),
            language,
            channel,
            began,
            shop.shop().settings().zone(),
            shop.shop().flows());
    for (var i = 0; i < messages.size(); i++) {
      if (isCustomers(messages.get(i))) {
        var before = recorded.size();
        var now = replay(messages.get(i), rehearsal, recorded);
        if (!now.isEmpty()) {
          buttons.clear();
          now.forEach(m -> buttons.addAll(Buttons.of(m.content())));
        }
        if (recorded.size() > before) {
          compare(i, now);
        }
      }
    }
    return recorded;
  }

  private List<io.comptoir.message.Message> replay(
      JsonNode message, Rehearsal rehearsal, RecordedTest recorded) {
    var gap = Duration.between(rehearsal.clock().instant(), at(message));
    if (gap.compareTo(PAUSE) > 0) {
      var whole = Duration.ofSeconds(gap.toSeconds());
      rehearsal.listen();
      rehearsal.advance(whole);
      recorded.passed(whole, rehearsal);
    }
    rehearsal.listen();
    var content = message.path("content");
    switch (content.path("type").asString("")) {
      case "text" -> {
        var text = masked(content.path("text").asString(""));
        var answers = rehearsal.say(text);
        recorded.said(text, rehearsal);
        return answers;
      }
      case "postback" -> {
        var press = Press.of(content.path("payload").asString(""));
        if (press.isPresent() && !press.get().does().equals(Press.ANSWER)) {
          var answers =
              rehearsal.send(
                  new Content.Postback(press.get().payload(), content.path("text").asString(null)));
          recorded.asked(press.get().does(), press.get().with(), rehearsal);
          return answers;
        }
        var label = content.path("text").asString("");
        var button = Buttons.find(buttons, label);
        if (button.isPresent()) {
          var answers =
              rehearsal.send(new Content.Postback(button.get().payload(), button.get().text()));
          recorded.pressed(label, rehearsal);
          return answers;
        }
        differences.add(
            "message " + message.path("seq") + ": there is no button " + label + " now");
      }
      case "formResponse" -> {
        var fields = new LinkedHashMap<String, String>();
        content
            .path("fields")
            .forEach(
                f ->
                    fields.put(
                        f.path("name").asString(""),
                        example(f.path("name").asString(""), f.path("value").asString(""))));
        var form = rehearsal.openForm();
        if (form.isPresent()) {
          var answers =
              rehearsal.send(
                  new Content.FormResponse(
                      form.get(),
                      fields.entrySet().stream()
                          .map(e -> new Content.Answer(e.getKey(), e.getValue()))
                          .toList()));
          recorded.filledIn(fields, rehearsal);
          return answers;
        }
        differences.add("message " + message.path("seq") + ": no form is open now");
      }
      case "image" -> {
        var answers =
            rehearsal.send(
                new Content.Image("https://example.com/picture.jpg", null, null, List.of()));
        recorded.showed(rehearsal);
        return answers;
      }
      default ->
          differences.add(
              "message "
                  + message.path("seq")
                  + " was left out: a test cannot send a "
                  + content.path("type").asString("?"));
    }
    return List.of();
  }

  /** Beside what was answered then, up to the customer's next message. */
  private void compare(int asked, List<io.comptoir.message.Message> now) {
    var then = new ArrayList<String>();
    for (var i = asked + 1; i < messages.size() && !isCustomers(messages.get(i)); i++) {
      var text = messages.get(i).path("content").path("text").asString("");
      if (!text.isBlank()) {
        then.add(text);
      }
    }
    var today =
        now.stream()
            .map(m -> m.content() instanceof Content.Text(var text, var _) ? text : "")
            .filter(text -> !text.isBlank())
            .toList();
    if (!then.isEmpty() && !then.equals(today)) {
      differences.add(
          "message " + messages.get(asked).path("seq") + ": then " + then + ", now " + today);
    }
  }

  private String channel() {
    var channel = about.path("channel").asString("webchat");
    return channel.equals("sms") || channel.equals("voice") ? channel : "webchat";
  }

  private static boolean isCustomers(JsonNode message) {
    return message.path("author").path("type").asString("").equals("user");
  }

  private static Instant at(JsonNode node) {
    var text = node.path("at").asString(node.path("createdAt").asString(""));
    try {
      return Instant.parse(text);
    } catch (java.time.DateTimeException e) {
      throw new Failure("the server gave a message without a time: `" + text + "`");
    }
  }

  private static String masked(String text) {
    return PHONE
        .matcher(EMAIL.matcher(text).replaceAll("camille@example.com"))
        .replaceAll("06 12 34 56 78");
  }

  /** Something to write into a form instead of what the customer wrote. */
  private static String example(String field, String value) {
    if (value.isBlank()) {
      return value;
    }
    return switch (field) {
      case "name" -> "Camille Martin";
      case "email" -> "camille@example.com";
      case "phone" -> "06 12 34 56 78";
      case "street" -> "12 rue des Lilas";
      default -> masked(value);
    };
  }

  private static boolean isId(String id) {
    try {
      return UUID.fromString(id).toString().equalsIgnoreCase(id);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static JsonNode get(HttpClient http, String address, String key) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(address))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + key)
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> JSON.readTree(answer.body());
        case 401 -> throw new Failure("The server does not know this COMPTOIR_API_KEY.");
        case 404 -> throw new Failure("The server has no such conversation: " + address);
        default -> throw new Failure(address + " answered " + answer.statusCode() + ".");
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure("The server at " + address + " cannot be reached: " + reason(e), e);
    } catch (JacksonException e) {
      throw new Failure(address + " answered with something that is no JSON.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", e);
    }
  }

  private static @Nullable String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
