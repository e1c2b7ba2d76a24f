package io.comptoir.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.Account;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelContract;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PlatformFixture;
import io.comptoir.channel.PublishedSpecs;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.channel.Samples;
import io.comptoir.channel.Signature;
import io.comptoir.channel.Webhook;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.message.Content;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SlackTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String JEANNE = "U0JEANNE";

  @Override
  protected Channel channel() {
    return new SlackChannel();
  }

  @Override
  protected String goodAnswer() {
    return "{\"ok\":true,\"channel\":\"D0JEANNE\",\"ts\":\"1796115600.000900\"}";
  }

  @Override
  protected String reference() {
    return "1796115600.000900";
  }

  @Override
  protected String refused() {
    return "{\"ok\":false,\"error\":\"channel_not_found\"}";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    return fixture.account(
        "T0MAISON" + nth,
        Map.of("app", "A0MAISON"),
        Map.of("token", "xoxb-token", "signing_secret", "8f742231b10e8888abcd99yyyzzz85a5"));
  }

  @Override
  protected Map<String, String> headers(Account account, byte[] body, Instant at) {
    var stamp = Long.toString(at.getEpochSecond());
    var signed = new java.io.ByteArrayOutputStream();
    signed.writeBytes(bytes("v0:" + stamp + ":"));
    signed.writeBytes(body);
    return Map.of(
        "Content-Type",
        new String(body, StandardCharsets.UTF_8).startsWith("payload=")
            ? "application/x-www-form-urlencoded"
            : "application/json",
        "X-Slack-Request-Timestamp",
        stamp,
        "X-Slack-Signature",
        "v0="
            + Signature.hex(
                Signature.hmacSha256(account.secret("signing_secret"), signed.toByteArray())));
  }

  @Override
  protected byte[] text(Account account, String id, String sender, String text) {
    return event(
        account,
        id,
        Map.of(
            "type",
            "message",
            "user",
            sender,
            "text",
            text,
            "ts",
            id + ".0001",
            "channel",
            "D0" + sender,
            "channel_type",
            "im"));
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        event(
            account,
            id,
            Map.of(
                "type",
                "message",
                "subtype",
                "file_share",
                "user",
                sender,
                "text",
                "",
                "ts",
                id + ".0001",
                "channel",
                "D0" + sender,
                "channel_type",
                "im",
                "files",
                List.of(
                    Map.of(
                        "name",
                        "p.jpg",
                        "mimetype",
                        "image/jpeg",
                        "url_private",
                        "https://files.slack.com/" + id)))));
  }

  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return event(
        account,
        id,
        Map.of(
            "type",
            "message",
            "subtype",
            "huddle_thread",
            "user",
            sender,
            "ts",
            id + ".0001",
            "channel",
            "D0" + sender,
            "channel_type",
            "im"));
  }

  @Override
  protected Optional<byte[]> edited(Account account, String of, String sender, String text) {
    return Optional.of(
        event(
            account,
            "9" + of,
            Map.of(
                "type",
                "message",
                "subtype",
                "message_changed",
                "channel",
                "D0" + sender,
                "channel_type",
                "im",
                "message",
                Map.of("user", sender, "text", text, "ts", of + ".0001"),
                "previous_message",
                Map.of("user", sender, "text", "x", "ts", of + ".0001"),
                "ts",
                "9.9")));
  }

  @Override
  protected Optional<byte[]> deleted(Account account, String of, String sender) {
    return Optional.of(
        event(
            account,
            "8" + of,
            Map.of(
                "type",
                "message",
                "subtype",
                "message_deleted",
                "channel",
                "D0" + sender,
                "channel_type",
                "im",
                "deleted_ts",
                of + ".0001",
                "previous_message",
                Map.of("user", sender, "text", "x", "ts", of + ".0001"),
                "ts",
                "9.9")));
  }

  @Override
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    var payload =
        Payload.text(
            Map.of(
                "type", "block_actions",
                "team", Map.of("id", account.id()),
                "user", Map.of("id", sender),
                "channel", Map.of("id", "D0" + sender),
                "trigger_id", "398738663015." + id,
                "message", Map.of("ts", "1.1"),
                "actions",
                    List.of(
                        Map.of(
                            "type",
                            "button",
                            "action_id",
                            "b0",
                            "value",
                            button,
                            "text",
                            Map.of("type", "plain_text", "text", "B")))));
    return Optional.of(bytes("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8)));
  }

  private static byte[] event(Account account, String id, Map<String, Object> event) {
    return Payload.write(
        Map.of(
            "type",
            "event_callback",
            "team_id",
            account.id(),
            "event_id",
            "Ev" + id,
            "event",
            event));
  }

  @Test
  void theSignatureIsThatOfSlacksOwnExample() {
    var body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
            + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    var webhook =
        new Webhook(
            "POST",
            "https://shop.example.com/channels/slack/x",
            Map.of(
                "x-slack-request-timestamp", "1531420618",
                "x-slack-signature",
                    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
            Map.of(),
            bytes(body));
    assertThat(new SlackChannel().verify(first, webhook, Instant.ofEpochSecond(1531420618)))
        .isTrue();
    assertThat(new SlackChannel().verify(first, webhook, Instant.ofEpochSecond(1531420618 + 301)))
        .isFalse();
  }

  @Test
  void theAddressIsTriedByASignedChallenge() {
    var body = RecordedPayloads.of("slack", "url_verification");
    var reply = fixture.post(body, headers(first, body, fixture.clock.instant()));
    assertThat(reply.body()).isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
    assertThat(fixture.post(body, Map.of("Content-Type", "application/json")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void everyRecordedEventIsReadAsWhatItIs() {
    assertThat(heard("text")).isEqualTo(new Content.Text("Je cherche un parfum pour ma mère"));
    assertThat(heard("marks"))
        .isEqualTo(new Content.Text("Voici https://shop.example.com/x & j@example.com"));
    assertThat(heard("changed")).isInstanceOf(Content.Change.class);
    assertThat(heard("deleted"))
        .isInstanceOfSatisfying(
            Content.Change.class, change -> assertThat(change.content()).isNull());
    assertThat(heard("files")).isInstanceOf(Content.File.class);
    assertThat(fixture.heard(first, JEANNE))
        .hasSize(7)
        .anySatisfy(content -> assertThat(content).isInstanceOf(Content.Image.class));
  }

  private Content heard(String name) {
    assertThat(post(first, RecordedPayloads.of("slack", name))).isEqualTo(200);
    return fixture.heard(first, JEANNE).getLast();
  }

  @Test
  void whatPeopleSayAmongThemselvesAndWhatWeSaidIsNotTaken() {
    for (var name : List.of("overheard", "echo", "unfurled")) {
      post(first, RecordedPayloads.of("slack", name));
    }
    assertThat(fixture.heard(first, JEANNE)).isEmpty();
    assertThat(fixture.counted)
        .containsEntry("not_for_us", 1)
        .containsEntry("echo", 1)
        .containsEntry("unchanged", 1);
  }

  @Test
  void whoeverNamesUsInAChannelIsAnsweredInAThreadThere() {
    post(first, RecordedPayloads.of("slack", "mention"));
    fixture.settle();
    assertThat(sent())
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.text())
                    .contains(
                        "\"channel\":\"C0GENERAL\"",
                        "\"thread_ts\":\"1796115600.000500\"",
                        "echo bonjour"));
  }

  @Test
  void reactionsAreEvents() {
    post(first, RecordedPayloads.of("slack", "reaction"));
    post(first, RecordedPayloads.of("slack", "unreaction"));
    assertThat(fixture.heard(first, JEANNE)).isEmpty();
    assertThat(fixture.counted).containsEntry("accepted", 2);
  }

  @Test
  void anErrorInAGoodAnswerIsAnError() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.platform.answers(200, "{\"ok\":false,\"error\":\"is_archived\"}");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.DEAD);
    post(first, text(first, "2", SENDER, "b"));
    fixture.platform.answers(200, "{\"ok\":false,\"error\":\"token_revoked\"}");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.WAITING);
  }

  @Test
  void everyCallKeepsToBlockKitAndToThePublishedMethod() {
    var names = new HashSet<String>();
    PublishedSpecs.file("slack/slack_web_openapi_v2.json")
        .ifPresent(
            text ->
                JSON.readTree(text)
                    .path("paths")
                    .path("/chat.postMessage")
                    .path("post")
                    .path("parameters")
                    .forEach(parameter -> names.add(parameter.path("name").asString(""))));
    var calls = 0;
    for (var content : Samples.everything("slack")) {
      for (var request : channel().render(first, Samples.envelope("C0GENERAL/1.1"), content)) {
        var body = JSON.readTree(request.body());
        if (!names.isEmpty()) {
          assertThat(names).containsAll(List.copyOf(body.propertyNames()));
        }
        assertThat(body.path("blocks").size()).isBetween(1, 50);
        assertThat(body.path("text").asString("")).isNotEmpty();
        body.path("blocks").forEach(SlackTest::assertBlock);
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(10);
  }

  private static void assertBlock(JsonNode block) {
    switch (block.path("type").asString("")) {
      case "section" ->
          assertThat(block.path("text").path("text").asString("").length()).isBetween(1, 3_000);
      case "image" -> {
        assertThat(block.path("image_url").asString("")).startsWith("http");
        assertThat(block.path("alt_text").asString("")).isNotEmpty();
      }
      case "actions" -> {
        assertThat(block.path("elements").size()).isBetween(1, 25);
        block
            .path("elements")
            .forEach(
                element -> {
                  assertThat(element.path("text").path("text").asString("").length())
                      .isLessThanOrEqualTo(75);
                  assertThat(element.path("value").asString("").length())
                      .isLessThanOrEqualTo(2_000);
                  assertThat(element.path("options").size()).isLessThanOrEqualTo(100);
                  assertThat(element.path("action_id").asString("")).isNotEmpty();
                });
      }
      default -> throw new AssertionError("no block of ours: " + block);
    }
  }

  @Test
  void theLinkOpensTheApplication() {
    assertThat(channel().entry(first, ""))
        .contains(URI.create("https://slack.com/app_redirect?app=A0MAISON&team=T0MAISON1"));
  }
}
