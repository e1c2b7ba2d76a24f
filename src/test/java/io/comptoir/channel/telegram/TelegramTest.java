package io.comptoir.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.Account;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelContract;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PlatformFixture;
import io.comptoir.channel.PlayedPlatform;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.channel.Samples;
import io.comptoir.channel.Transcriber;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.message.Content;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TelegramTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  protected Channel channel() {
    return new TelegramChannel();
  }

  @Override
  protected String goodAnswer() {
    return "{\"ok\":true,\"result\":{\"message_id\":77}}";
  }

  @Override
  protected String reference() {
    return "77";
  }

  @Override
  protected String refused() {
    return "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    return fixture.account(
        "bot" + nth,
        Map.of("bot", "maison_bot"),
        Map.of(
            "token", "612345678" + nth + ":AAE-token",
            "secret", "a-word-that-is-repeated-" + nth,
            "payment_token", "284685063:TEST:abc"));
  }

  @Override
  protected Map<String, String> headers(Account account, byte[] body, Instant at) {
    return Map.of(
        "Content-Type",
        "application/json",
        "X-Telegram-Bot-Api-Secret-Token",
        account.secret("secret"));
  }

  @Override
  protected boolean signsTheBody() {
    return false;
  }

  @Override
  protected byte[] text(Account account, String id, String sender, String text) {
    return message(id, sender, "text", text);
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        message(
            id,
            sender,
            "photo",
            List.of(
                Map.of(
                    "file_id",
                    "photo" + id,
                    "file_unique_id",
                    "u" + id,
                    "width",
                    9,
                    "height",
                    9,
                    "file_size",
                    100))));
  }

  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return message(id, sender, "telepathy", Map.of("strength", 3));
  }

  @Override
  protected Optional<byte[]> edited(Account account, String of, String sender, String text) {
    var update = message("9" + of, sender, "text", text);
    var json = (tools.jackson.databind.node.ObjectNode) JSON.readTree(update);
    var message = (tools.jackson.databind.node.ObjectNode) json.remove("message");
    message.put("message_id", Long.parseLong(number(of)));
    json.set("edited_message", message);
    return Optional.of(JSON.writeValueAsBytes(json));
  }

  @Override
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    return Optional.of(
        Payload.write(
            Map.of(
                "update_id", Long.valueOf(number(id)),
                "callback_query",
                    Map.of(
                        "id",
                        "cb" + id,
                        "from",
                        from(sender),
                        "chat_instance",
                        "1",
                        "data",
                        button,
                        "message",
                        Map.of("message_id", 70, "date", 1, "chat", chat(sender))))));
  }

  private static byte[] message(String id, String sender, String kind, Object what) {
    return Payload.write(
        Map.of(
            "update_id", Long.valueOf(number(id)),
            "message",
                Map.of(
                    "message_id",
                    Long.valueOf(number(id)),
                    "from",
                    from(sender),
                    "chat",
                    chat(sender),
                    "date",
                    1796029200,
                    kind,
                    what)));
  }

  private static Map<String, Object> from(String sender) {
    return Map.of(
        "id",
        Long.valueOf(number(sender)),
        "is_bot",
        false,
        "first_name",
        "J",
        "language_code",
        "fr");
  }

  private static Map<String, Object> chat(String sender) {
    return Map.of("id", Long.valueOf(number(sender)), "type", "private");
  }

  private static String number(String id) {
    return id.matches("\\d+") ? id : Integer.toUnsignedString(id.hashCode());
  }

  @Override
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls().stream()
        .filter(call -> call.path().contains("/send") && !call.path().endsWith("/sendChatAction"))
        .toList();
  }

  @Test
  void everyRecordedUpdateIsReadAsWhatItIs() {
    assertThat(heard("text")).isEqualTo(new Content.Text("Je cherche un parfum pour ma mère"));
    assertThat(heard("photo"))
        .isInstanceOfSatisfying(
            Content.Image.class,
            image -> {
              assertThat(image.mediaUrl()).startsWith("/media/telegram/bot1/");
              assertThat(image.text()).isEqualTo("Celui-ci, vous l’avez ?");
            });
    assertThat(heard("voice"))
        .isInstanceOfSatisfying(Content.Audio.class, audio -> assertThat(audio.text()).isNull());
    assertThat(heard("document"))
        .isInstanceOfSatisfying(
            Content.File.class, file -> assertThat(file.name()).isEqualTo("facture.pdf"));
    assertThat(heard("animation")).isInstanceOf(Content.Video.class);
    assertThat(heard("location")).isEqualTo(new Content.Location(48.8566, 2.3522, null));
    assertThat(heard("venue")).isEqualTo(new Content.Location(48.8606, 2.3376, "Musée"));
    assertThat(heard("contact")).isEqualTo(new Content.Text("+33612345678"));
    assertThat(heard("sticker")).isEqualTo(new Content.Unsupported("sticker"));
    assertThat(heard("poll")).isEqualTo(new Content.Unsupported("poll"));
    assertThat(heard("reply")).isEqualTo(new Content.Text("Oui, celui-là"));
    assertThat(heard("edited")).isInstanceOf(Content.Change.class);
    assertThat(heard("start"))
        .isEqualTo(new Content.Postback("{\"do\":\"link\",\"link\":\"noel-affiche\"}", null));
  }

  private Content heard(String name) {
    assertThat(post(first, RecordedPayloads.of("telegram", name))).isEqualTo(200);
    return fixture.heard(first, SENDER).getLast();
  }

  @Test
  void whatTelegramSaysOfTheChatItselfIsNoMessage() {
    post(first, RecordedPayloads.of("telegram", "pinned"));
    assertThat(fixture.heard(first, SENDER)).isEmpty();
    assertThat(fixture.counted).containsEntry("service", 1);
  }

  @Test
  void aReactionAndABlockAreEventsOfTheConversation() {
    post(first, RecordedPayloads.of("telegram", "reaction"));
    post(first, RecordedPayloads.of("telegram", "blocked"));
    assertThat(fixture.heard(first, SENDER)).isEmpty();
    assertThat(fixture.counted).containsEntry("accepted", 2);
  }

  @Test
  void aTopicOfAGroupIsAConversationOfItsOwnAndIsAnsweredThere() {
    post(first, RecordedPayloads.of("telegram", "group"));
    fixture.settle();
    assertThat(sent())
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.text())
                    .contains("\"chat_id\":-1001234567890", "\"message_thread_id\":5"));
  }

  @Test
  void aPressedButtonIsAnsweredAtOnceAndAnAnswerIsSeenComing() {
    post(first, RecordedPayloads.of("telegram", "callback"));
    awaitCall("/answerCallbackQuery", "3307188842103355");
    awaitCall("/sendChatAction", "typing");
  }

  @Test
  void thePlatformHearsWithinItsTenSecondsWhetherItMayTakeTheMoney() {
    post(first, RecordedPayloads.of("telegram", "pre_checkout"));
    assertThat(fixture.platform.calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.path()).endsWith("/answerPreCheckoutQuery");
              assertThat(call.text()).contains("\"ok\":true");
              TelegramSpec.check("answerPreCheckoutQuery", call.text());
            });
    fixture.refusal = Optional.of("Ce parfum vient d’être vendu.");
    post(first, RecordedPayloads.of("telegram", "pre_checkout"));
    assertThat(fixture.platform.calls().getLast().text())
        .contains("\"ok\":false", "Ce parfum vient d’être vendu.");
    TelegramSpec.check("answerPreCheckoutQuery", fixture.platform.calls().getLast().text());
  }

  @Test
  void whatWasPaidInTheConversationIsNotedOnce() {
    post(first, RecordedPayloads.of("telegram", "paid"));
    assertThat(fixture.paid)
        .containsEntry(
            "8f14e45f-ceea-467f-a0f1-1d5c6a3b9e10", "6123456789_7700112233_900100034 4990 EUR");
  }

  @Test
  void aVoiceNoteIsWrittenDownWhereThereIsAServiceForIt() {
    fixture.transcriber =
        (voice, language) ->
            voice.kind().equals("audio/ogg")
                ? Optional.of(new Transcriber.Transcript("un parfum pour ma mère", 0.9))
                : Optional.empty();
    fixture.platform.answersAt(
        "/getFile", 200, "{\"ok\":true,\"result\":{\"file_path\":\"voice/file_1.oga\"}}");
    fixture.platform.answersAt("/voice/file_1.oga", 200, "OggS and so on");
    post(first, RecordedPayloads.of("telegram", "voice"));
    assertThat(fixture.heard(first, SENDER).getLast())
        .isInstanceOfSatisfying(
            Content.Audio.class,
            audio -> assertThat(audio.text()).isEqualTo("un parfum pour ma mère"));
    fixture.settle();
    assertThat(sent().getLast().text()).contains("echo un parfum pour ma mère");
  }

  @Test
  void whatWasSentIsGivenBackFromAnAddressThatCannotBeGuessed() {
    fixture.platform.answersAt(
        "/getFile", 200, "{\"ok\":true,\"result\":{\"file_path\":\"documents/file_2.pdf\"}}");
    fixture.platform.answersAt("/documents/file_2.pdf", 200, "%PDF-1.7 and so on");
    post(first, RecordedPayloads.of("telegram", "document"));
    var file = (Content.File) fixture.heard(first, SENDER).getLast();
    var given = fixture.get(file.mediaUrl());
    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(given.body()).startsWith("%PDF-1.7");
    assertThat(given.headers().firstValue("content-type")).contains("application/pdf");
    assertThat(given.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(p -> assertThat(p).contains("sandbox"));
    var guessed = file.mediaUrl().substring(0, file.mediaUrl().length() - 1) + "_";
    assertThat(fixture.get(guessed).statusCode()).isEqualTo(404);
  }

  @Test
  void aPictureThatTelegramCannotFetchTakesNoWordsWithIt() {
    post(first, text(first, "1", SENDER, "picture"));
    fixture.engine.runUntilIdle();
    fixture.platform.answersAt(
        "/sendPhoto",
        400,
        "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: failed to get HTTP URL content\"}");
    fixture.settle();
    assertThat(sent())
        .extracting(call -> call.path().replaceAll(".*/", ""))
        .containsExactly("sendPhoto", "sendMessage");
    assertThat(sent().getLast().text()).contains("A bottle", "https://shop.example.com/shop/x.png");
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.SENT);
  }

  @Test
  void aWrongTokenKeepsMessagesUntilItIsMended() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.engine.runUntilIdle();
    fixture.platform.answersAt(
        "/sendMessage", 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    fixture.settle();
    assertThat(fixture.lastSent(first, SENDER).state()).isEqualTo(State.WAITING);
  }

  @Test
  void everyCallIsOneOfTheBotApi() {
    var calls = new java.util.ArrayList<io.comptoir.http.Request>();
    for (var content : Samples.everything()) {
      calls.addAll(new TelegramChannel().render(first, Samples.envelope(""), content));
      calls.addAll(new TelegramChannel().render(first, Samples.envelope("-100123/7"), content));
    }
    calls.add(new TelegramChannel().bill(first, Samples.envelope(""), Samples.payment()));
    calls.addAll(
        new TelegramChannel()
            .register(first, URI.create("https://shop.example.com/channels/telegram/x")));
    new TelegramChannel().probe(first).ifPresent(calls::add);
    assertThat(calls).hasSizeGreaterThan(15);
    for (var call : calls) {
      var path = call.uri().getPath();
      TelegramSpec.check(
          path.substring(path.lastIndexOf('/') + 1),
          new String(call.body(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theLinkThatOpensTheConversationCarriesWhereOneCameFrom() {
    assertThat(new TelegramChannel().entry(first, "noel"))
        .contains(URI.create("https://t.me/maison_bot?start=noel"));
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
