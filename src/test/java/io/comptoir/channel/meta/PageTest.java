package io.comptoir.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.channel.Account;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.ChannelContract;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PlatformFixture;
import io.comptoir.channel.PlayedPlatform;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.channel.Samples;
import io.comptoir.channel.Signature;
import io.comptoir.delivery.OutboxStore.Receipt;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messenger and Instagram pass the same tests. */
abstract class PageTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** {@code page} or {@code instagram}. */
  abstract String object();

  @Override
  protected String goodAnswer() {
    return "{\"recipient_id\":\"7700112233\",\"message_id\":\"m_sent\"}";
  }

  @Override
  protected String reference() {
    return "m_sent";
  }

  @Override
  protected String refused() {
    return "{\"error\":{\"message\":\"(#10) outside of allowed"
        + " window\",\"type\":\"OAuthException\",\"code\":10}}";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    var id = object().equals("page") ? "175584776803440" : "1784140582230491";
    return fixture.account(
        id + (object().equals("page") ? nth + 1 : nth + 3),
        Map.of("username", "maison"),
        Map.of("token", "EAAG", "app_secret", "an-app-secret", "verify_token", "a-word"));
  }

  @Override
  protected Map<String, String> headers(Account account, byte[] body, Instant at) {
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Hub-Signature-256",
        "sha256=" + Signature.hex(Signature.hmacSha256(account.secret("app_secret"), body)));
  }

  @Override
  protected byte[] text(Account account, String id, String sender, String text) {
    return notice(account, sender, "message", Map.of("mid", "m_" + id, "text", text));
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        notice(
            account,
            sender,
            "message",
            Map.of(
                "mid",
                "m_" + id,
                "attachments",
                List.of(
                    Map.of(
                        "type",
                        "image",
                        "payload",
                        Map.of("url", "https://scontent.xx.fbcdn.net/" + id + ".jpg"))))));
  }

  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return notice(
        account,
        sender,
        "message",
        Map.of("mid", "m_" + id, "attachments", List.of(Map.of("type", "hologram"))));
  }

  @Override
  protected Optional<byte[]> edited(Account account, String of, String sender, String text) {
    return Optional.of(
        notice(
            account,
            sender,
            "message_edit",
            Map.of("mid", "m_" + of, "text", text, "num_edit", 1)));
  }

  @Override
  protected Optional<byte[]> deleted(Account account, String of, String sender) {
    return Optional.of(
        notice(account, sender, "message", Map.of("mid", "m_" + of, "is_deleted", true)));
  }

  @Override
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    return Optional.of(
        notice(
            account,
            sender,
            "postback",
            Map.of("mid", "m_" + id, "title", "B", "payload", button)));
  }

  @Override
  protected Optional<byte[]> together(Account account, List<byte[]> requests) {
    return MetaBatch.together(object(), requests);
  }

  private byte[] notice(Account account, String sender, String kind, Object what) {
    return Payload.write(
        Map.of(
            "object", object(),
            "entry",
                List.of(
                    Map.of(
                        "id", account.id(),
                        "time", 1796029200123L,
                        "messaging",
                            List.of(
                                Map.of(
                                    "sender",
                                    Map.of("id", sender),
                                    "recipient",
                                    Map.of("id", account.id()),
                                    "timestamp",
                                    1796029200000L,
                                    kind,
                                    what))))));
  }

  @Override
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls().stream()
        .filter(call -> !call.text().contains("sender_action"))
        .toList();
  }

  Content heard(String name) {
    assertThat(post(first, RecordedPayloads.of(channel().name(), name))).isEqualTo(200);
    return fixture.heard(first, SENDER).getLast();
  }

  @Test
  void everyRecordedEventIsReadAsWhatItIs() {
    assertThat(heard("text")).isEqualTo(new Content.Text("Je cherche un parfum pour ma mère"));
    assertThat(heard("captioned")).isInstanceOf(Content.Image.class);
    assertThat(heard("audio")).isInstanceOf(Content.Audio.class);
    assertThat(heard("share")).isInstanceOf(Content.Unsupported.class);
    assertThat(heard("edited")).isInstanceOf(Content.Change.class);
    assertThat(heard("referral"))
        .isEqualTo(new Content.Postback("{\"do\":\"link\",\"link\":\"noel-affiche\"}", null));
  }

  @Test
  void tenPicturesOfOneMessageAreTenMessagesOfOneConversation() {
    post(first, RecordedPayloads.of(channel().name(), "album"));
    assertThat(fixture.heard(first, SENDER)).hasSize(10);
    post(first, RecordedPayloads.of(channel().name(), "album"));
    assertThat(fixture.heard(first, SENDER)).hasSize(10);
  }

  @Test
  void aBadEventTakesNoNeighbourWithIt() {
    post(first, RecordedPayloads.of(channel().name(), "batch"));
    assertThat(fixture.heard(first, SENDER))
        .containsExactly(new Content.Text("un"), new Content.Text("deux"));
    assertThat(fixture.counted).containsEntry("malformed", 1);
  }

  @Test
  void ourOwnEchoAndWhatAnotherApplicationAnswersAreNotTaken() {
    post(first, RecordedPayloads.of(channel().name(), "echo"));
    post(first, RecordedPayloads.of(channel().name(), "standby"));
    assertThat(fixture.heard(first, SENDER)).isEmpty();
    assertThat(fixture.counted).containsEntry("echo", 1).containsEntry("standby", 1);
  }

  @Test
  void reactionsAndTheHandoverProtocolAreEventsOfTheConversation() {
    for (var name : List.of("reaction", "unreaction", "handover")) {
      assertThat(post(first, RecordedPayloads.of(channel().name(), name))).isEqualTo(200);
    }
    assertThat(fixture.heard(first, SENDER)).isEmpty();
    assertThat(fixture.counted).containsEntry("accepted", 2).containsEntry("repeated", 1);
  }

  @Test
  void onlyPeopleTakeTheTagForPeopleAndOnlyAfterTheWindow() {
    assertThat(tag(Author.agent("Iris"), Duration.ofHours(30))).contains("HUMAN_AGENT");
    assertThat(tag(Author.agent("Iris"), Duration.ofHours(3))).isEmpty();
    assertThat(tag(Author.bot("Colombe"), Duration.ofHours(30))).isEmpty();
    assertThat(tag(Author.bot("Colombe"), Duration.ofHours(3))).isEmpty();
  }

  private Optional<String> tag(Author author, Duration since) {
    var now = fixture.clock.instant();
    var envelope =
        new Envelope(
            SENDER,
            "",
            UUID.randomUUID(),
            author,
            Language.FRENCH,
            Optional.of(now.minus(since)),
            now,
            "https://shop.example.com",
            "");
    var request = channel().render(first, envelope, new Content.Text("Bonjour")).getFirst();
    return Payload.optional(JSON.readTree(request.body()), "tag");
  }

  @Test
  void everyCallKeepsTheLimitsOfThePlatform() {
    var can = Capabilities.of(channel().name()).orElseThrow();
    for (var content : Samples.everything(channel().name())) {
      for (var request : channel().render(first, Samples.envelope(""), content)) {
        var message = JSON.readTree(request.body()).path("message");
        var payload = message.path("attachment").path("payload");
        assertThat(message.path("quick_replies").size()).isLessThanOrEqualTo(13);
        message.path("quick_replies").forEach(reply -> assertShort(reply, "title", 20));
        assertThat(payload.path("elements").size()).isLessThanOrEqualTo(10);
        payload.path("elements").forEach(PageTest::assertElement);
        assertButtons(payload);
        assertShort(payload, "text", 640);
        if (message.has("text")) {
          var text = message.path("text").asString();
          var size =
              can.unit() == Capabilities.Unit.BYTES
                  ? text.getBytes(StandardCharsets.UTF_8).length
                  : text.length();
          assertThat(size).isBetween(1, can.text());
        }
      }
    }
  }

  private static void assertElement(JsonNode element) {
    assertShort(element, "title", 80);
    assertShort(element, "subtitle", 80);
    assertButtons(element);
  }

  private static void assertButtons(JsonNode node) {
    assertThat(node.path("buttons").size()).isLessThanOrEqualTo(3);
    node.path("buttons")
        .forEach(
            button -> {
              assertShort(button, "title", 20);
              assertThat(button.path("type").asString("")).isIn("postback", "web_url");
            });
  }

  private static void assertShort(JsonNode node, String name, int most) {
    assertThat(node.path(name).asString("").length())
        .as("%s of %s", name, node)
        .isLessThanOrEqualTo(most);
  }

  @Test
  void receiptsAreNoted() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.settle();
    readReceipt();
    assertThat(fixture.lastSent(first, SENDER).receipt()).isEqualTo(Receipt.READ);
  }

  abstract void readReceipt();
}
