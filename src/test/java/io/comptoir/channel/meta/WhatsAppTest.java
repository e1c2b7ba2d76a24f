package io.comptoir.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.channel.Account;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelContract;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.OpenApiCheck;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PlatformFixture;
import io.comptoir.channel.PlayedPlatform;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.channel.Samples;
import io.comptoir.channel.Signature;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String JEANNE = "FR.13491208655302741918";

  @Override
  protected Channel channel() {
    return new WhatsAppChannel();
  }

  @Override
  protected String goodAnswer() {
    return "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"1\",\"wa_id\":\"1\"}],"
        + "\"messages\":[{\"id\":\"wamid.sent1\"}]}";
  }

  @Override
  protected String reference() {
    return "wamid.sent1";
  }

  @Override
  protected String refused() {
    return "{\"error\":{\"message\":\"(#131047) Re-engagement message\",\"code\":131047}}";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    return fixture.account(
        nth == 1 ? "106540352242922" : "106540352242923",
        Map.of("number", "33155550123"),
        secrets());
  }

  private static Map<String, String> secrets() {
    return Map.of(
        "token", "EAAG-token", "app_secret", "an-app-secret", "verify_token", "a-word-of-ours");
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
    return notice(account, message(id, sender, "text", Map.of("body", text)));
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        notice(
            account,
            message(id, sender, "image", Map.of("id", "9" + id, "mime_type", "image/jpeg"))));
  }

  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return notice(account, message(id, sender, "hologram", Map.of("depth", 3)));
  }

  @Override
  protected Optional<byte[]> edited(Account account, String of, String sender, String text) {
    return Optional.of(
        notice(
            account,
            message(
                "9" + of,
                sender,
                "edit",
                Map.of(
                    "original_message_id",
                    "wamid." + of,
                    "message",
                    Map.of("type", "text", "text", Map.of("body", text))))));
  }

  @Override
  protected Optional<byte[]> deleted(Account account, String of, String sender) {
    return Optional.of(
        notice(
            account,
            message("8" + of, sender, "revoke", Map.of("original_message_id", "wamid." + of))));
  }

  @Override
  protected Optional<byte[]> pressed(Account account, String id, String sender, String button) {
    return Optional.of(
        notice(
            account,
            message(
                id,
                sender,
                "interactive",
                Map.of(
                    "type", "button_reply", "button_reply", Map.of("id", button, "title", "B")))));
  }

  @Override
  protected Optional<byte[]> together(Account account, List<byte[]> requests) {
    return MetaBatch.together("whatsapp_business_account", requests);
  }

  private static Map<String, Object> message(String id, String sender, String type, Object what) {
    return Map.of(
        "from", sender, "id", "wamid." + id, "timestamp", "1796029200", "type", type, type, what);
  }

  private static byte[] notice(Account account, Map<String, Object> message) {
    return Payload.write(
        Map.of(
            "object",
            "whatsapp_business_account",
            "entry",
            List.of(
                Map.of(
                    "id",
                    "102290129340398",
                    "changes",
                    List.of(
                        Map.of(
                            "field",
                            "messages",
                            "value",
                            Map.of(
                                "messaging_product", "whatsapp",
                                "metadata", Map.of("phone_number_id", account.id()),
                                "messages", List.of(message))))))));
  }

  @Override
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls().stream()
        .filter(call -> !call.text().contains("\"status\":\"read\""))
        .toList();
  }

  @Test
  void theAddressIsTriedByAChallenge() {
    var right = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=a-word-of-ours";
    assertThat(fixture.get(fixture.path() + right).body()).isEqualTo("1158201444");
    assertThat(fixture.get(fixture.path() + right.replace("ours", "theirs")).statusCode())
        .isEqualTo(403);
    assertThat(fixture.get(fixture.path() + right.replace("1158201444", "%3Cb%3E")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void peopleAreKnownByTheirUserIdAndNeedNoPhoneNumber() {
    post(first, RecordedPayloads.of("whatsapp", "text"));
    post(first, RecordedPayloads.of("whatsapp", "without_phone"));
    assertThat(fixture.heard(first, JEANNE))
        .containsExactly(
            new Content.Text("Je cherche un parfum pour ma mère"), new Content.Text("Sans numéro"));
    fixture.settle();
    assertThat(sent())
        .allSatisfy(call -> assertThat(call.text()).contains("\"recipient\":\"" + JEANNE));
  }

  @Test
  void everyRecordedMessageIsReadAsWhatItIs() {
    assertThat(heard("image")).isInstanceOf(Content.Image.class);
    assertThat(heard("voice")).isInstanceOf(Content.Audio.class);
    assertThat(heard("document"))
        .isInstanceOfSatisfying(
            Content.File.class, file -> assertThat(file.name()).isEqualTo("facture.pdf"));
    assertThat(heard("location")).isEqualTo(new Content.Location(48.8566, 2.3522, "Boutique"));
    assertThat(heard("contacts")).isEqualTo(new Content.Text("+33 6 12 34 56 78"));
    assertThat(heard("flow"))
        .isEqualTo(
            new Content.FormResponse(
                "f-1", List.of(new Content.Answer("email", "jeanne@example.com"))));
    assertThat(heard("template_button"))
        .isEqualTo(new Content.Postback("{\"do\":\"orders.track\"}", "Suivre"));
    assertThat(heard("edit")).isInstanceOf(Content.Change.class);
    assertThat(heard("revoke"))
        .isInstanceOfSatisfying(
            Content.Change.class, change -> assertThat(change.content()).isNull());
    assertThat(heard("unsupported")).isEqualTo(new Content.Unsupported("unsupported"));
    assertThat(heard("referral")).isEqualTo(new Content.Text("Bonjour"));
    assertThat(fixture.heard(first, JEANNE))
        .contains(new Content.Postback("{\"do\":\"link\",\"link\":\"ad-120210\"}", null));
  }

  private Content heard(String name) {
    assertThat(post(first, RecordedPayloads.of("whatsapp", name))).isEqualTo(200);
    return fixture.heard(first, JEANNE).getLast();
  }

  @Test
  void aBatchIsTakenWholeWhateverOneOfItIs() {
    post(first, RecordedPayloads.of("whatsapp", "batch"));
    assertThat(fixture.heard(first, JEANNE))
        .containsExactly(
            new Content.Text("un"),
            new Content.Text("deux"),
            new Content.Unsupported("hologram"),
            new Content.Text("trois"));
  }

  @Test
  void anOrderOfTheCatalogueGoesIntoTheCartLineByLine() {
    post(first, RecordedPayloads.of("whatsapp", "order"));
    assertThat(fixture.heard(first, JEANNE))
        .containsExactly(
            new Content.Postback(
                "{\"do\":\"cart.add\",\"product\":\"P-12\",\"quantity\":\"2\"}", "2 × P-12"),
            new Content.Postback(
                "{\"do\":\"cart.add\",\"product\":\"P-7\",\"quantity\":\"1\"}", "1 × P-7"),
            new Content.Text("Merci"));
  }

  @Test
  void receiptsAndFailuresAreNotedOnTheMessage() {
    post(first, text(first, "1", SENDER, "a"));
    fixture.settle();
    post(first, RecordedPayloads.of("whatsapp", "statuses"));
    assertThat(fixture.lastSent(first, SENDER).receipt()).isEqualTo(OutboxStore.Receipt.READ);
    post(first, RecordedPayloads.of("whatsapp", "failed"));
    assertThat(fixture.counted).containsEntry("undelivered", 1);
  }

  @Test
  void whatWasPaidInTheConversationIsNoted() {
    post(first, RecordedPayloads.of("whatsapp", "paid"));
    assertThat(fixture.paid)
        .containsEntry("8f14e45f-ceea-467f-a0f1-1d5c6a3b9e10", "order_txn_1 499000 INR");
  }

  @Test
  void everyCallIsOneOfTheCloudApi() {
    var spec = OpenApiCheck.of("meta/business-messaging-api_v23.0.yaml");
    if (spec.isEmpty()) {
      return;
    }
    var api = spec.get().besides("caption", "filename", "description");
    var withCatalog =
        new Account(
            "whatsapp",
            first.shop(),
            first.id(),
            first.address(),
            Map.of("catalog", "194836987003835"),
            secrets());
    var channel = new WhatsAppChannel();
    var bodies = new java.util.ArrayList<io.comptoir.http.Request>();
    for (var content : Samples.everything("whatsapp")) {
      bodies.addAll(channel.render(first, to("33612345678"), content));
    }
    for (var content : Samples.products()) {
      assertThat(channel.showsWhole(withCatalog, content)).isTrue();
      bodies.addAll(channel.render(withCatalog, to("33612345678"), content));
    }
    bodies.addAll(
        channel.render(
            first, to("33612345678"), new Content.Template("order_ready", List.of("C-1"))));
    var schemas = new HashMap<String, Integer>();
    for (var request : bodies) {
      var body = new String(request.body(), StandardCharsets.UTF_8);
      var type = JSON.readTree(body).path("type").asString("");
      // newer than the published description
      if (body.contains("location_request_message")) {
        continue;
      }
      var schema =
          api.schema(Character.toUpperCase(type.charAt(0)) + type.substring(1) + "Message");
      assertThat(api.problems(schema, body)).as(body).isEmpty();
      schemas.merge(type, 1, Integer::sum);
    }
    assertThat(schemas)
        .containsKeys(
            "text", "image", "audio", "video", "document", "location", "interactive", "template");
  }

  private Envelope to(String number) {
    return new Envelope(
        number,
        "",
        UUID.randomUUID(),
        Author.bot("Colombe"),
        Language.FRENCH,
        Optional.of(fixture.clock.instant()),
        fixture.clock.instant(),
        "https://shop.example.com",
        "");
  }
}
