package io.comptoir.channel.viber;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.Account;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelContract;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PlatformFixture;
import io.comptoir.channel.PlayedPlatform;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.channel.Samples;
import io.comptoir.channel.Signature;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.message.Content;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ViberTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PERSON = "01234567890A=";

  @Override
  protected Channel channel() {
    return new ViberChannel();
  }

  @Override
  protected String goodAnswer() {
    return "{\"status\":0,\"status_message\":\"ok\",\"message_token\":5741311803571721087}";
  }

  @Override
  protected String reference() {
    return "5741311803571721087";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    return fixture.account(
        "maison" + nth,
        Map.of("uri", "maison"),
        Map.of("token", "445da6az1s345z78-dazcczb2542zv51a-e0vc5fva17480im" + nth));
  }

  @Override
  protected Map<String, String> headers(Account account, byte[] body, Instant at) {
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Viber-Content-Signature",
        Signature.hex(Signature.hmacSha256(account.secret("token"), body)));
  }

  @Override
  protected byte[] text(Account account, String id, String sender, String text) {
    return message(id, sender, Payload.of("type", "text", "text", text));
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        message(
            id,
            sender,
            Payload.of("type", "picture", "media", fixture.platform.address() + "/p/" + id)));
  }

  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return message(id, sender, Payload.of("type", "telepathy"));
  }

  @Override
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    return Optional.of(text(account, id, sender, button));
  }

  private static byte[] message(String id, String sender, Map<String, Object> message) {
    return Payload.write(
        Payload.of(
            "event",
            "message",
            "timestamp",
            1796029200000L,
            "message_token",
            "49126" + id,
            "sender",
            Map.of("id", sender, "name", "J", "language", "fr"),
            "message",
            message));
  }

  @Test
  void everyRecordedCallbackIsReadAsWhatItIs() {
    assertThat(heard("text")).isEqualTo(new Content.Text("Je cherche un parfum pour ma mère"));
    assertThat(heard("picture"))
        .isInstanceOfSatisfying(
            Content.Image.class,
            image -> {
              assertThat(image.mediaUrl()).startsWith("/media/viber/maison1/");
              assertThat(image.text()).isEqualTo("Celui-ci ?");
            });
    assertThat(heard("video")).isInstanceOf(Content.Video.class);
    assertThat(heard("file"))
        .isInstanceOfSatisfying(
            Content.File.class, file -> assertThat(file.name()).isEqualTo("facture.pdf"));
    assertThat(heard("location")).isEqualTo(new Content.Location(48.8606, 2.3376, null));
    assertThat(heard("contact")).isEqualTo(new Content.Text("+33612345678"));
    assertThat(heard("url")).isEqualTo(new Content.Text("https://www.example.com/parfum"));
    assertThat(heard("sticker")).isEqualTo(new Content.Unsupported("sticker"));
    assertThat(heard("conversation_started"))
        .isEqualTo(new Content.Postback("{\"do\":\"link\",\"link\":\"noel-affiche\"}", null));
  }

  private Content heard(String name) {
    assertThat(post(first, RecordedPayloads.of("viber", name))).isEqualTo(200);
    return fixture.heard(first, PERSON).getLast();
  }

  @Test
  void whoSubscribesOrGoesIsAnEventOfTheConversation() {
    post(first, RecordedPayloads.of("viber", "subscribed"));
    post(first, RecordedPayloads.of("viber", "unsubscribed"));
    assertThat(fixture.heard(first, PERSON)).isEmpty();
    assertThat(fixture.counted).containsEntry("accepted", 2);
  }

  @Test
  void theAddressAnswersWhenViberTriesIt() {
    assertThat(post(first, RecordedPayloads.of("viber", "webhook"))).isEqualTo(200);
    assertThat(fixture.counted).isEmpty();
  }

  @Test
  void aMessageIsDeliveredSeenOrFailed() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.settle();
    assertThat(receipt("delivered")).isEqualTo("receipt");
    assertThat(receipt("seen")).isEqualTo("receipt");
    post(first, text(first, "2", SENDER, "b"));
    fixture.settle();
    assertThat(receipt("failed")).isEqualTo("undelivered");
    assertThat(post(first, RecordedPayloads.of("viber", "delivered"))).isEqualTo(200);
    assertThat(fixture.counted).containsEntry("unknown_receipt", 1);
  }

  /** Of the message that the played platform took. */
  private String receipt(String event) {
    fixture.counted.clear();
    var body =
        Payload.of(
            "event",
            event,
            "timestamp",
            1796029200000L,
            "message_token",
            5741311803571721087L,
            "user_id",
            SENDER,
            "desc",
            "keyboard is not valid");
    assertThat(post(first, Payload.write(body))).isEqualTo(200);
    return fixture.counted.keySet().iterator().next();
  }

  @Test
  void whatViberRefusesWithA200IsRefused() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.platform.answers(200, "{\"status\":6,\"status_message\":\"notSubscribed\"}");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.DEAD);
    assertThat(fixture.lastSent(first, SENDER).referenceOrReason()).contains("6 notSubscribed");
    post(first, text(first, "2", SENDER, "b"));
    fixture.platform.answers(200, "{\"status\":12,\"status_message\":\"tooManyRequests\"}");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.WAITING);
  }

  @Test
  void aPictureIsFetchedFromWhereViberKeepsIt() {
    fixture.platform.answersAt("/p/1", 200, "\u0001picture");
    post(first, picture(first, "1", SENDER).orElseThrow());
    var image = (Content.Image) fixture.heard(first, SENDER).getLast();
    assertThat(fixture.get(image.mediaUrl()).body()).isEqualTo("\u0001picture");
  }

  /** Viber publishes no description of its API; its documentation says this much of every call. */
  @Test
  void everyCallIsAsTheDocumentationSays() {
    var calls = new java.util.ArrayList<JsonNode>();
    for (var content : Samples.everything("viber")) {
      for (var request : new ViberChannel().render(first, Samples.envelope(""), content)) {
        assertThat(request.uri().getPath()).isEqualTo("/pa/send_message");
        assertThat(request.headers()).containsKey("X-Viber-Auth-Token");
        assertThat(request.body().length).isLessThan(30_000);
        calls.add(JSON.readTree(request.body()));
      }
    }
    assertThat(calls).hasSizeGreaterThan(20);
    assertThat(calls)
        .extracting(call -> call.path("type").asString(""))
        .contains("text", "picture", "location", "rich_media");
    for (var call : calls) {
      assertThat(call.path("receiver").asString("")).isNotEmpty();
      assertThat(call.path("sender").path("name").asString("").length()).isBetween(1, 28);
      switch (call.path("type").asString("")) {
        case "text" -> assertThat(call.path("text").asString("")).isNotEmpty();
        case "picture" -> {
          assertThat(call.path("media").asString("")).startsWith("https://");
          assertThat(call.path("text").asString("").length()).isLessThanOrEqualTo(120);
        }
        case "location" -> assertThat(call.path("location").path("lat").isString()).isTrue();
        case "rich_media" -> cards(call.path("rich_media"));
        default -> throw new AssertionError(call);
      }
      if (call.has("keyboard")) {
        assertThat(call.path("keyboard").path("Type").asString("")).isEqualTo("keyboard");
        call.path("keyboard").path("Buttons").forEach(ViberTest::button);
      }
    }
  }

  /** A card's buttons fill its rows exactly, or the next card begins in the middle of it. */
  private static void cards(JsonNode media) {
    var filled = 0;
    for (var button : media.path("Buttons")) {
      button(button);
      filled += button.path("Rows").asInt() * button.path("Columns").asInt() / 6;
      if (filled % 7 != 0) {
        assertThat(filled % 7).isGreaterThan(0);
      }
    }
    assertThat(filled).isEqualTo(7 * (filled / 7)).isBetween(7, 42);
  }

  private static void button(JsonNode button) {
    assertThat(button.path("Columns").asInt()).isBetween(1, 6);
    assertThat(button.path("Rows").asInt()).isBetween(1, 7);
    assertThat(button.path("ActionType").asString(""))
        .isIn("reply", "open-url", "location-picker", "none");
    assertThat(button.path("ActionBody").asString("")).isNotEmpty();
    assertThat(button.path("Text").asString("").length()).isLessThanOrEqualTo(250);
    assertThat(button.has("Text") || button.has("Image")).isTrue();
  }

  @Test
  void theAddressIsEnteredWithTheEventsThatAreWanted() {
    var call =
        new ViberChannel()
            .register(first, URI.create("https://shop.example.com/channels/viber/x"))
            .getFirst();
    assertThat(call.uri().getPath()).isEqualTo("/pa/set_webhook");
    assertThat(new String(call.body(), StandardCharsets.UTF_8))
        .contains(
            "\"url\":\"https://shop.example.com/channels/viber/x\"",
            "conversation_started",
            "failed");
  }

  @Test
  void theLinkThatOpensTheConversationCarriesWhereOneCameFrom() {
    assertThat(new ViberChannel().entry(first, "noel"))
        .contains(URI.create("viber://pa?chatURI=maison&context=noel"));
  }

  @Override
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls().stream()
        .filter(call -> call.path().endsWith("/send_message"))
        .toList();
  }
}
