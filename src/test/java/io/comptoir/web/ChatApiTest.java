package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.conversation.ConversationId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The contract of {@code /chat/v1}, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatApiTest {
  private ChatFixture chat;

  @BeforeAll
  void start(@TempDir Path uploads) {
    chat = new ChatFixture(uploads, 100);
  }

  @AfterAll
  void stop() {
    chat.close();
  }

  @Test
  void aSessionTakesAMessageAndGivesItsAnswer() {
    var opened =
        chat.post("/chat/v1/sessions", null, "{\"shop\": \"scripted\", \"locale\": \"fr-FR\"}");
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.body().path("language").asString()).isEqualTo("fr");
    var token = opened.body().path("token").asString();
    var sent = chat.say(token, UUID.randomUUID(), "bonjour");
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.body().path("seq").asLong()).isEqualTo(1);
    var messages = chat.settled(token);
    assertThat(messages).extracting(m -> m.path("seq").asLong()).containsExactly(1L, 2L);
    assertThat(messages)
        .extracting(m -> m.path("author").path("type").asString())
        .containsExactly("user", "bot");
    assertThat(messages.getFirst().path("content").path("text").asString()).isEqualTo("bonjour");
  }

  @Test
  void theSameIdAgainGetsTheSameAnswerAndNothingTwice() {
    var token = chat.session();
    var id = UUID.randomUUID();
    var first = chat.say(token, id, "bonjour");
    var again = chat.say(token, id, "bonjour");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.status()).isEqualTo(202);
    assertThat(chat.settled(token)).hasSize(2);
  }

  @Test
  void anOpeningIsToldToTheFlowsOnce() {
    var token = chat.session();
    var opening = "{\"id\": \"" + UUID.randomUUID() + "\"}";
    assertThat(chat.post("/chat/v1/openings", token, opening).status()).isEqualTo(202);
    assertThat(chat.post("/chat/v1/openings", token, opening).status()).isEqualTo(202);
    assertThat(chat.settled(token))
        .extracting(m -> m.path("content").path("text").asString())
        .containsExactly("event session.start");
    assertThat(chat.post("/chat/v1/openings", token, "{\"id\": \"me\"}").status()).isEqualTo(422);
    assertThat(chat.post("/chat/v1/openings", null, opening).status()).isEqualTo(401);
  }

  @Test
  void theSameIdTwiceAtOnceIsOneMessage() throws Exception {
    var token = chat.session();
    var id = UUID.randomUUID();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Long> send = () -> chat.say(token, id, "bonjour").body().path("seq").asLong();
      var answers = threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> send).toList());
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }
    assertThat(chat.settled(token)).hasSize(2);
  }

  @Test
  void aVisitorComesBackToTheSameConversation() {
    var first = chat.post("/chat/v1/sessions", null, "{\"shop\": \"scripted\"}").body();
    chat.say(first.path("token").asString(), UUID.randomUUID(), "bonjour");
    chat.settled(first.path("token").asString());
    var back =
        chat.post(
                "/chat/v1/sessions",
                null,
                "{\"shop\": \"scripted\", \"visitor\": \""
                    + first.path("visitor").asString()
                    + "\"}")
            .body();
    assertThat(back.path("conversation")).isEqualTo(first.path("conversation"));
    assertThat(chat.settled(back.path("token").asString())).hasSize(2);
  }

  @Test
  void anInventedVisitorGetsAConversationOfItsOwn() {
    var opened =
        chat.post("/chat/v1/sessions", null, "{\"shop\": \"scripted\", \"visitor\": \"guess\"}")
            .body();
    assertThat(opened.path("visitor").asString()).hasSize(43).isNotEqualTo("guess");
  }

  @Test
  void messagesAreNumberedWithoutGapsWhenManyAreSentAtOnce() throws Exception {
    var token = chat.session();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> send = () -> chat.say(token, UUID.randomUUID(), "echo").status();
      threads.invokeAll(IntStream.range(0, 40).mapToObj(i -> send).toList());
    }
    var seqs = chat.settled(token).stream().map(m -> m.path("seq").asLong()).toList();
    assertThat(seqs).isEqualTo(IntStream.rangeClosed(1, 80).mapToObj(Long::valueOf).toList());
  }

  @Test
  void olderMessagesAreReadBackwards() {
    var token = chat.session();
    for (var i = 0; i < 4; i++) {
      chat.say(token, UUID.randomUUID(), "echo");
      chat.settled(token);
    }
    var page = chat.get("/chat/v1/messages?before=7&limit=3", token).body();
    assertThat(page.path("messages").valueStream().map(m -> m.path("seq").asLong()))
        .containsExactly(4L, 5L, 6L);
  }

  @Test
  void aReaderThatWaitsHearsOfANewMessageAtOnce() throws Exception {
    var token = chat.session();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(() -> chat.get("/chat/v1/messages?after=1&wait=20", token).body());
      chat.say(token, UUID.randomUUID(), "bonjour");
      assertThat(waiting.get(10, TimeUnit.SECONDS).path("messages").path(0).path("seq").asLong())
          .isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"id\":1}trailing", "\"text\""})
  void malformedJsonIsRefusedWithItsPlace(String body) {
    var answer = chat.post("/chat/v1/messages", chat.session(), body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.body().path("type").asString()).isEqualTo("urn:comptoir:problem:malformed");
  }

  @Test
  void problemsAreToldInTheReadersLanguage() {
    var french =
        chat.post(
            "/chat/v1/sessions",
            null,
            "{\"shop\": \"nowhere\"}",
            "Accept-Language",
            "fr-FR,fr;q=0.9");
    assertThat(french.status()).isEqualTo(404);
    assertThat(french.body().path("title").asString()).isEqualTo("Boutique inconnue");
    assertThat(french.body().path("detail").asString()).contains("vérifiez l'adresse");
    var english = chat.post("/chat/v1/sessions", null, "{\"shop\": \"nowhere\"}");
    assertThat(english.body().path("title").asString()).isEqualTo("No such shop");
  }

  @Test
  void aBodyOrATextThatIsTooLongIsRefusedAndNothingIsKept() {
    var token = chat.session();
    assertThat(chat.say(token, UUID.randomUUID(), "x".repeat(100_000)).status()).isEqualTo(413);
    var tooLong = chat.say(token, UUID.randomUUID(), "é".repeat(4_001));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.body().path("type").asString()).endsWith("text_too_long");
    assertThat(chat.say(token, UUID.randomUUID(), "é".repeat(4_000)).status()).isEqualTo(202);
    assertThat(chat.settled(token)).hasSize(2);
  }

  @Test
  void anEmptyMessageIsRefused() {
    assertThat(chat.say(chat.session(), UUID.randomUUID(), " \u0000\u0007 ").status())
        .isEqualTo(422);
  }

  @Test
  void controlCharactersGoAndMarkupStaysAsItWasWritten() {
    var token = chat.session();
    var body =
        ChatFixture.message(
            UUID.randomUUID(), "a\u0000b\u0008<script>alert(1)</script>\u202Ec\nd#");
    chat.post("/chat/v1/messages", token, body.replace("#", "\\ud800"));
    assertThat(chat.settled(token).getFirst().path("content").path("text").asString())
        .isEqualTo("ab<script>alert(1)</script>c\nd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"content\": {\"type\": \"text\", \"text\": \"no id\"}}",
        "{\"id\": \"1\", \"content\": {\"type\": \"text\", \"text\": \"x\"}}",
        "{\"id\": \"6f1c2f5e-0000-4000-8000-000000000001\"}",
        "{\"id\": \"6f1c2f5e-0000-4000-8000-000000000001\", \"content\": {\"type\": \"cart\"}}",
        "{\"id\": \"6f1c2f5e-0000-4000-8000-000000000001\", \"content\": {\"type\": \"text\", \"text\": 5}}",
        "{\"id\": \"6f1c2f5e-0000-4000-8000-000000000001\", \"content\": {\"type\": \"postback\"}}",
        "{\"id\": \"6f1c2f5e-0000-4000-8000-000000000001\", \"content\": {\"type\": \"image\", \"mediaUrl\": \"https://elsewhere.example/x.png\"}}",
        "{\"id\": \"6f1c2f5e-0000-4000-8000-000000000001\", \"content\": {\"type\": \"location\", \"latitude\": 91, \"longitude\": 0}}"
      })
  void contentThatACustomerCannotSendIsRefused(String body) {
    var token = chat.session();
    assertThat(chat.post("/chat/v1/messages", token, body).status()).isEqualTo(422);
    assertThat(chat.settled(token)).isEmpty();
  }

  @Test
  void withoutAValidTokenNothingIsReadOrWritten() {
    assertThat(chat.get("/chat/v1/messages?after=0", null).status()).isEqualTo(401);
    assertThat(chat.get("/chat/v1/messages?after=0", "invented").status()).isEqualTo(401);
    var token = chat.session();
    var parts = token.split("\\.");
    assertThat(chat.get("/chat/v1/messages?after=0", parts[0] + "." + parts[1] + ".AAAA").status())
        .isEqualTo(401);
    assertThat(
            chat.get("/chat/v1/messages?after=0", "eyJhbGciOiJub25lIn0." + parts[1] + ".").status())
        .isEqualTo(401);
  }

  @Test
  void aTokenRunsOut() {
    var session = chat.sessions.read(chat.session()).orElseThrow();
    var yesterday =
        Clock.fixed(Instant.now().minus(Sessions.LIFETIME).minusSeconds(5), ZoneOffset.UTC);
    var old =
        new Sessions(
                "a-signing-key-of-at-least-32-bytes"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                yesterday)
            .issue(session);
    assertThat(chat.get("/chat/v1/messages?after=0", old.value()).status()).isEqualTo(401);
  }

  @Test
  void onlyListedOriginsMayOpenTheChat() {
    var body = "{\"shop\": \"scripted\"}";
    var listed = chat.post("/chat/v1/sessions", null, body, "Origin", "https://shop.example");
    assertThat(listed.status()).isEqualTo(201);
    assertThat(listed.header("access-control-allow-origin")).isEqualTo("https://shop.example");
    var other = chat.post("/chat/v1/sessions", null, body, "Origin", "https://evil.example");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.headers()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void everyAnswerCarriesTheGuardingHeaders() {
    var answer = chat.get("/nowhere", null);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
    assertThat(answer.headers()).doesNotContainKey("server");
  }

  @Test
  void aPictureIsKnownByItsBytes() {
    var token = chat.session();
    var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0};
    var kept = upload(token, png);
    assertThat(kept.status()).isEqualTo(201);
    var url = kept.body().path("mediaUrl").asString();
    assertThat(chat.get(url, null).header("content-type")).isEqualTo("image/png");
    var body =
        "{\"id\": \""
            + UUID.randomUUID()
            + "\", \"content\": {\"type\": \"image\", \"mediaUrl\": \""
            + url
            + "\"}}";
    assertThat(chat.post("/chat/v1/messages", token, body).status()).isEqualTo(202);
    assertThat(
            upload(token, "<svg onload=alert(1)>".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .status())
        .isEqualTo(415);
    assertThat(chat.get("/chat/v1/uploads/..%2F..%2Fsecret", null).status()).isIn(400, 404);
  }

  @Test
  void theSocketCatchesUpAndThenFollows() throws Exception {
    var token = chat.session();
    chat.say(token, UUID.randomUUID(), "one");
    chat.settled(token);
    var frames = new LinkedBlockingQueue<JsonNode>();
    var socket = socket(frames);
    socket.sendText("{\"token\": \"" + token + "\", \"after\": 1}", true);
    assertThat(seqs(frames)).isEqualTo(2);
    chat.say(token, UUID.randomUUID(), "two");
    assertThat(seqs(frames)).isIn(3L, 4L);
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  @Test
  void theSocketSaysWhoIsThereAndHowFarWasRead() throws Exception {
    var opened = chat.post("/chat/v1/sessions", null, "{\"shop\": \"scripted\"}").body();
    var token = opened.path("token").asString();
    var frames = new LinkedBlockingQueue<JsonNode>();
    var socket = socket(frames);
    socket.sendText("{\"token\": \"" + token + "\", \"after\": 0}", true);
    assertThat(next(frames, "presence").path("control").asString()).isEqualTo("bot");
    var sent = chat.say(token, UUID.randomUUID(), "no timer").body().path("seq").asLong();
    var read = next(frames, "read");
    assertThat(read.path("by").asString()).isEqualTo("bot");
    assertThat(read.path("seq").asLong()).as("read although nothing is answered").isEqualTo(sent);
    chat.say(token, UUID.randomUUID(), "human");
    assertThat(next(frames, "presence").path("control").asString()).isEqualTo("offered");
    chat.settled(token);
    chat.stores
        .handovers()
        .take(
            new ConversationId(UUID.fromString(opened.path("conversation").asString())),
            "Claire",
            Instant.now());
    var taken = next(frames, "presence");
    assertThat(taken.path("control").asString()).isEqualTo("agent");
    assertThat(taken.path("agent").path("name").asString()).isEqualTo("Claire");
    frames.clear();
    chat.say(token, UUID.randomUUID(), "merci Claire");
    chat.settled(token);
    assertThat(next(frames, "messages").path("messages").path(0).path("author").path("type"))
        .asString()
        .contains("user");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    next(frames, "closed");
    assertThat(frames.stream().map(f -> f.path("type").asString("")))
        .as("the bot reads nothing that is for Claire, and does not type")
        .doesNotContain("read", "typing");
  }

  @Test
  void aSocketWithoutASessionIsClosed() throws Exception {
    var frames = new LinkedBlockingQueue<JsonNode>();
    socket(frames).sendText("{\"token\": \"invented\", \"after\": 0}", true);
    assertThat(next(frames).path("status").asInt()).isEqualTo(401);
    assertThat(next(frames).path("closed").asInt()).isEqualTo(4401);
  }

  @Test
  void serverSentEventsSayTheSame() throws Exception {
    var token = chat.session();
    chat.say(token, UUID.randomUUID(), "one");
    var request =
        HttpRequest.newBuilder(chat.uri("/chat/v1/stream?after=0"))
            .header("Authorization", "Bearer " + token)
            .build();
    var lines = chat.http.send(request, HttpResponse.BodyHandlers.ofLines());
    assertThat(lines.headers().firstValue("content-type").orElse(""))
        .startsWith("text/event-stream");
    try (var body = lines.body()) {
      assertThat(body.filter(l -> l.contains("\"messages\"")).findFirst())
          .get()
          .asString()
          .contains("\"seq\":1");
    }
  }

  @Test
  void serverSentEventsSayWhoIsThereAndHowFarWasRead() throws Exception {
    var token = chat.session();
    chat.say(token, UUID.randomUUID(), "no timer");
    chat.settled(token);
    var request =
        HttpRequest.newBuilder(chat.uri("/chat/v1/stream?after=1"))
            .header("Authorization", "Bearer " + token)
            .build();
    var lines = chat.http.send(request, HttpResponse.BodyHandlers.ofLines());
    try (var body = lines.body()) {
      assertThat(body.filter(l -> l.startsWith("data: ")).limit(2))
          .map(l -> Json.MAPPER.readTree(l.substring(6)))
          .containsExactly(
              Json.MAPPER.readTree("{\"type\": \"presence\", \"control\": \"bot\"}"),
              Json.MAPPER.readTree("{\"type\": \"read\", \"by\": \"bot\", \"seq\": 1}"));
    }
  }

  @Test
  void tooFastIsToldWhenToTryAgain(@TempDir Path uploads) {
    try (var strict = new ChatFixture(uploads, 0.005)) {
      var token = strict.session();
      assertThat(IntStream.range(0, 3).map(i -> strict.say(token, UUID.randomUUID(), "x").status()))
          .containsExactly(202, 202, 202);
      var refused = strict.say(token, UUID.randomUUID(), "x");
      assertThat(refused.status()).isEqualTo(429);
      assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 60);
    }
  }

  @Test
  void aHandoverIsShownToTheOperatorOnly() {
    var opened = chat.post("/chat/v1/sessions", null, "{\"shop\": \"scripted\"}").body();
    var token = opened.path("token").asString();
    chat.say(token, UUID.randomUUID(), "human");
    chat.settled(token);
    assertThat(chat.get("/api/shops/scripted/handovers", null).status()).isEqualTo(401);
    assertThat(chat.get("/api/shops/scripted/handovers", token).status()).isEqualTo(401);
    var key = new String(ChatFixture.OPERATOR_KEY, java.nio.charset.StandardCharsets.UTF_8);
    var waiting =
        chat.get("/api/shops/scripted/handovers", key)
            .body()
            .path("handovers")
            .valueStream()
            .toList();
    assertThat(waiting)
        .anySatisfy(
            h -> {
              assertThat(h.path("conversation")).isEqualTo(opened.path("conversation"));
              assertThat(h.path("status").asString()).isEqualTo("waiting");
              assertThat(h.path("reason").asString()).isEqualTo("asked");
            });
    var seen =
        chat.get("/api/conversations/" + opened.path("conversation").asString() + "/messages", key)
            .body();
    assertThat(seen.path("messages").path(0).path("content").path("text").asString())
        .isEqualTo("human");
  }

  @Test
  void questionsWithoutAnAnswerAreForTheOperator() {
    var key = new String(ChatFixture.OPERATOR_KEY, java.nio.charset.StandardCharsets.UTF_8);
    var address = "/api/shops/scripted/unanswered-questions";
    assertThat(chat.get(address, null).status()).isEqualTo(401);
    assertThat(chat.get(address, key).body().path("questions").isArray()).isTrue();
    assertThat(chat.get("/api/shops/no-such/unanswered-questions", key).status()).isEqualTo(404);
  }

  @Test
  void theDescriptionNamesEveryAddressOfTheChat() {
    var paths = chat.get("/api/openapi.json", null).body().path("paths");
    assertThat(paths.propertyNames())
        .contains(
            "/chat/v1/config",
            "/chat/v1/sessions",
            "/chat/v1/messages",
            "/chat/v1/stream",
            "/chat/v1/uploads",
            "/api/shops/{shop}/handovers",
            "/api/shops/{shop}/returns",
            "/api/shops/{shop}/orders/{order}/returns/{return}/settled",
            "/api/shops/{shop}/unanswered-questions");
  }

  private ChatFixture.Answer upload(String token, byte[] bytes) {
    return chat.send(
        HttpRequest.newBuilder(chat.uri("/chat/v1/uploads"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)),
        token);
  }

  private WebSocket socket(LinkedBlockingQueue<JsonNode> frames) {
    var uri = java.net.URI.create(chat.uri("/chat/v1/stream").toString().replace("http", "ws"));
    return chat.http.newWebSocketBuilder().buildAsync(uri, new Ear(frames)).join();
  }

  private static JsonNode next(LinkedBlockingQueue<JsonNode> frames) throws InterruptedException {
    var frame = frames.poll(10, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("no frame came");
    }
    return frame;
  }

  /** The next frame of this type; those before it are left out. */
  private static JsonNode next(LinkedBlockingQueue<JsonNode> frames, String type)
      throws InterruptedException {
    while (true) {
      var frame = next(frames);
      if (frame.path("type").asString("").equals(type) || frame.has(type)) {
        return frame;
      }
    }
  }

  /** The first number of the next frame that holds messages. */
  private static long seqs(LinkedBlockingQueue<JsonNode> frames) throws InterruptedException {
    while (true) {
      var frame = next(frames);
      if (frame.path("type").asString("").equals("messages")) {
        return frame.path("messages").path(0).path("seq").asLong();
      }
    }
  }

  private record Ear(LinkedBlockingQueue<JsonNode> frames) implements WebSocket.Listener {
    @Override
    public @org.jspecify.annotations.Nullable CompletionStage<?> onText(
        WebSocket socket, CharSequence text, boolean last) {
      frames.add(Json.MAPPER.readTree(text.toString()));
      socket.request(1);
      return null;
    }

    @Override
    public @org.jspecify.annotations.Nullable CompletionStage<?> onClose(
        WebSocket socket, int status, String reason) {
      frames.add(Json.MAPPER.createObjectNode().put("closed", status));
      return null;
    }
  }
}
