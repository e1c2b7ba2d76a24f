package io.comptoir.channel.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.comptoir.channel.Account;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelContract;
import io.comptoir.channel.OpenApiCheck;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PlatformFixture;
import io.comptoir.channel.PlayedPlatform;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.channel.Samples;
import io.comptoir.channel.Signature;
import io.comptoir.channel.Webhook;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LineTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DESTINATION = "U0123456789abcdef0123456789abcdef";
  private static final String PERSON = "U77001122330000000000000000000001";

  @Override
  protected Channel channel() {
    return new LineChannel();
  }

  @Override
  protected String goodAnswer() {
    return "{\"sentMessages\":[{\"id\":\"461230966842064897\",\"quoteToken\":\"IStG5h1Tz7b\"}]}";
  }

  @Override
  protected String reference() {
    return "461230966842064897";
  }

  @Override
  protected String refused() {
    return "{\"message\":\"The property, 'to', in the request body is invalid\"}";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    return fixture.account(
        nth == 1 ? DESTINATION : "maison" + nth,
        Map.of("basic_id", "@maison"),
        Map.of("token", "token-" + nth, "secret", "secret-" + nth));
  }

  @Override
  protected Map<String, String> headers(Account account, byte[] body, Instant at) {
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Line-Signature",
        Signature.base64(Signature.hmacSha256(account.secret("secret"), body)));
  }

  @Override
  protected byte[] text(Account account, String id, String sender, String text) {
    return message(id, sender, Payload.of("type", "text", "quoteToken", "q", "text", text));
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        message(
            id,
            sender,
            Payload.of(
                "type", "image", "quoteToken", "q", "contentProvider", Map.of("type", "line"))));
  }

  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return message(id, sender, Payload.of("type", "telepathy"));
  }

  @Override
  protected Optional<byte[]> deleted(Account account, String of, String sender) {
    return Optional.of(
        hook(event("9" + of, sender, "unsend", "unsend", Map.of("messageId", "4" + of))));
  }

  @Override
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    return Optional.of(hook(event(id, sender, "postback", "postback", Map.of("data", button))));
  }

  @Override
  protected Optional<byte[]> together(Account account, List<byte[]> requests) {
    var events = new ArrayList<JsonNode>();
    for (var request : requests) {
      JsonNode webhook;
      try {
        webhook = JSON.readTree(request);
      } catch (tools.jackson.core.JacksonException e) {
        return Optional.empty();
      }
      if (!webhook.path("events").isArray()) {
        return Optional.empty();
      }
      webhook.path("events").forEach(events::add);
    }
    return Optional.of(Payload.write(Map.of("destination", DESTINATION, "events", events)));
  }

  private static byte[] message(String id, String sender, Map<String, Object> message) {
    message.put("id", "4" + id);
    return hook(event(id, sender, "message", "message", message));
  }

  private static Map<String, Object> event(
      String id, String sender, String type, String member, Object what) {
    return Payload.of(
        "type",
        type,
        "mode",
        "active",
        "timestamp",
        1796029200000L,
        "webhookEventId",
        "01HZX" + id,
        "deliveryContext",
        Map.of("isRedelivery", false),
        "source",
        Map.of("type", "user", "userId", sender),
        "replyToken",
        "reply-" + id,
        member,
        what);
  }

  private static byte[] hook(Map<String, Object> event) {
    return Payload.write(Map.of("destination", DESTINATION, "events", List.of(event)));
  }

  @Override
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls().stream()
        .filter(call -> call.path().startsWith("/v2/bot/message/"))
        .filter(call -> call.method().equals("POST"))
        .toList();
  }

  @Test
  void everyRecordedWebhookIsOneOfLines() {
    var described = OpenApiCheck.of("line/webhook.yml");
    assumeTrue(described.isPresent());
    var spec = described.orElseThrow();
    for (var body : RecordedPayloads.of("line")) {
      var text = new String(body, StandardCharsets.UTF_8);
      assertThat(spec.problems(spec.schema("CallbackRequest"), text)).as(text).isEmpty();
    }
  }

  @Test
  void everyRecordedEventIsReadAsWhatItIs() {
    assertThat(heard("text")).isEqualTo(new Content.Text("Je cherche un parfum pour ma mère"));
    assertThat(heard("image"))
        .isInstanceOfSatisfying(
            Content.Image.class,
            image -> assertThat(image.mediaUrl()).startsWith("/media/line/" + DESTINATION + "/"));
    assertThat(heard("video")).isInstanceOf(Content.Video.class);
    assertThat(heard("audio")).isInstanceOf(Content.Audio.class);
    assertThat(heard("file"))
        .isInstanceOfSatisfying(
            Content.File.class, file -> assertThat(file.name()).isEqualTo("facture.pdf"));
    assertThat(heard("location")).isEqualTo(new Content.Location(48.8606, 2.3376, "Musée"));
    assertThat(heard("sticker")).isEqualTo(new Content.Unsupported("sticker"));
    assertThat(heard("external")).isEqualTo(new Content.Text("https://cdn.example.com/p.jpg"));
    assertThat(heard("unsend")).isInstanceOf(Content.Change.class);
    assertThat(heard("batch")).isEqualTo(new Content.Text("Vous êtes là ?"));
  }

  private Content heard(String name) {
    assertThat(post(first, RecordedPayloads.of("line", name))).isEqualTo(200);
    return fixture.heard(first, PERSON).getLast();
  }

  @Test
  void aFollowerABlockAndAFriendAgainAreEventsOfTheConversation() {
    for (var name : List.of("follow", "unfollow", "unblocked")) {
      assertThat(post(first, RecordedPayloads.of("line", name))).isEqualTo(200);
    }
    assertThat(fixture.heard(first, PERSON)).isEmpty();
    assertThat(fixture.counted).containsEntry("accepted", 3);
  }

  @Test
  void whatAnotherModuleAnswersAndWhatIsNoMessageIsLeftAlone() {
    for (var name : List.of("standby", "join", "verify")) {
      assertThat(post(first, RecordedPayloads.of("line", name))).isEqualTo(200);
    }
    assertThat(fixture.heard(first, PERSON)).isEmpty();
    assertThat(fixture.counted).containsEntry("standby", 1).containsEntry("service", 1);
  }

  @Test
  void anAccountThatIsNamedByItsUserIdTakesNoOthersEvents() {
    var other = RecordedPayloads.of("line", "text");
    var text = new String(other, StandardCharsets.UTF_8).replace(DESTINATION, PERSON);
    assertThat(post(first, bytes(text))).isEqualTo(200);
    assertThat(fixture.counted).containsEntry("wrong_account", 1);
  }

  @Test
  void aGroupIsAConversationOfItsOwnAndIsAnsweredThere() {
    post(first, RecordedPayloads.of("line", "group"));
    fixture.clock.advance(Duration.ofMinutes(2));
    fixture.settle();
    assertThat(sent())
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.text()).contains("\"to\":\"Ca56f94637c0000000000000000000001\""));
  }

  @Test
  void whatAnswersSoonCostsNothingAndWhatComesLaterIsPushed() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.settle();
    assertThat(sent())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.path()).isEqualTo("/v2/bot/message/reply");
              assertThat(call.text()).contains("\"replyToken\":\"reply-1\"");
            });
    post(first, text(first, "2", SENDER, "b"));
    fixture.clock.advance(Duration.ofSeconds(51));
    fixture.settle();
    assertThat(sent().getLast().path()).isEqualTo("/v2/bot/message/push");
    assertThat(sent().getLast().headers().get("x-line-retry-key"))
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void aTokenThatIsNoLongerGoodIsNoReasonToStaySilent() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.platform.answersAt("/reply", 400, "{\"message\":\"Invalid reply token\"}");
    fixture.settle();
    assertThat(sent())
        .extracting(PlayedPlatform.Call::path)
        .containsExactly("/v2/bot/message/reply", "/v2/bot/message/push");
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
  }

  @Test
  void aPushThatMayHaveArrivedIsRepeatedByTheSameKeyAndTakenForArrived() {
    say("a");
    fixture.platform.then(new PlayedPlatform.Next.ClosesInTheMiddle());
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.WAITING);
    fixture.clock.advance(Duration.ofMinutes(2));
    fixture.platform.answers(
        409,
        "{\"message\":\"The retry key is already accepted\",\"sentMessages\":[{\"id\":\"461\"}]}");
    fixture.settle();
    assertThat(sent()).hasSize(2);
    assertThat(sent().getFirst().headers().get("x-line-retry-key"))
        .isEqualTo(sent().getLast().headers().get("x-line-retry-key"));
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
    assertThat(fixture.lastSent(first, SENDER).referenceOrReason()).isEqualTo("461");
  }

  @Test
  void thePartsOfAMessageGoFiveACallAndOnlyTheFirstByTheToken() {
    var envelope = Samples.envelope("");
    var answered =
        new io.comptoir.channel.Envelope(
            envelope.to(),
            "",
            envelope.id(),
            envelope.author(),
            envelope.language(),
            envelope.heardAt(),
            envelope.now(),
            envelope.site(),
            "token");
    var parts =
        java.util.stream.IntStream.range(0, 7)
            .mapToObj(i -> (Content) new Content.Text("part " + i))
            .toList();
    var calls = new LineChannel().calls(first, answered, parts);
    assertThat(calls).extracting(call -> call.shows().size()).containsExactly(5, 2);
    assertThat(calls)
        .extracting(call -> call.request().uri().getPath())
        .containsExactly("/v2/bot/message/reply", "/v2/bot/message/push");
  }

  @Test
  void thePersonSeesThatItWasReadAndThatAnAnswerIsComing() {
    post(first, RecordedPayloads.of("line", "text"));
    awaitCall("/v2/bot/chat/markAsRead", "30yhdy232");
    awaitCall("/v2/bot/chat/loading/start", "\"loadingSeconds\":20");
  }

  @Test
  void whatWasSentIsFetchedWithTheToken() {
    fixture.platform.answersAt("/v2/bot/message/325710/content", 200, "%PDF-1.7 and so on");
    post(first, RecordedPayloads.of("line", "file"));
    var file = (Content.File) fixture.heard(first, PERSON).getLast();
    assertThat(fixture.get(file.mediaUrl()).body()).startsWith("%PDF-1.7");
    assertThat(fixture.platform.calls())
        .anySatisfy(
            call -> {
              assertThat(call.path()).isEqualTo("/v2/bot/message/325710/content");
              assertThat(call.headers()).containsEntry("authorization", "Bearer token-1");
            });
  }

  @Test
  void anAdviserIsNamedWhereTheBotIsTheAccount() {
    var envelope = Samples.envelope("");
    var adviser =
        new io.comptoir.channel.Envelope(
            envelope.to(),
            "",
            envelope.id(),
            io.comptoir.message.Author.agent("Inès"),
            envelope.language(),
            envelope.heardAt(),
            envelope.now(),
            envelope.site(),
            "");
    var content = new Content.Text("Bonjour");
    assertThat(said(new LineChannel().render(first, adviser, content)))
        .contains("\"name\":\"Inès\"");
    assertThat(said(new LineChannel().render(first, envelope, content))).doesNotContain("sender");
  }

  private static String said(List<Request> calls) {
    return new String(calls.getFirst().body(), StandardCharsets.UTF_8);
  }

  @Test
  void everyCallIsOneOfTheMessagingApi() {
    var described = OpenApiCheck.of("line/messaging-api.yml");
    assumeTrue(described.isPresent());
    var spec = described.orElseThrow();
    var channel = new LineChannel();
    var calls = new ArrayList<Request>();
    for (var content : Samples.everything("line")) {
      calls.addAll(channel.render(first, Samples.envelope(""), content));
      calls.addAll(channel.render(first, Samples.envelope("Ca56f"), content));
    }
    calls.addAll(channel.register(first, URI.create("https://shop.example.com/channels/line/x")));
    var event =
        channel
            .receive(
                first,
                new Webhook("POST", "", Map.of(), Map.of(), RecordedPayloads.of("line", "text")))
            .events()
            .getFirst();
    calls.addAll(channel.courtesies(first, event));
    assertThat(calls).hasSizeGreaterThan(40);
    var wrong = "{\"to\":\"U1\",\"messages\":[{\"type\":\"text\",\"txt\":\"a\"}]}";
    assertThat(spec.problems(spec.body("/v2/bot/message/push", "post"), wrong)).hasSize(2);
    for (var call : calls) {
      var path = call.uri().getPath();
      var method = call.method().toLowerCase(java.util.Locale.ROOT);
      var body = new String(call.body(), StandardCharsets.UTF_8);
      assertThat(spec.problems(spec.body(path, method), body)).as("%s %s", path, body).isEmpty();
    }
  }

  @Test
  void aLinkOpensTheAccountWithItsFirstWords() {
    assertThat(new LineChannel().entry(first, ""))
        .contains(URI.create("https://line.me/R/ti/p/%40maison"));
    assertThat(new LineChannel().entry(first, "Noël 2026"))
        .contains(URI.create("https://line.me/R/oaMessage/%40maison/?No%C3%ABl%202026"));
  }

  private void awaitCall(String path, String holding) {
    var deadline = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < deadline) {
      if (fixture.platform.calls().stream()
          .anyMatch(call -> call.path().endsWith(path) && call.text().contains(holding))) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError(path + " was not called");
  }
}
