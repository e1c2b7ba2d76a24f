package io.comptoir.channel.sms;

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
import io.comptoir.customer.Consent;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore.State;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import io.comptoir.message.MessagingPolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class SmsTest extends ChannelContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SID = "AC00000000000000000000000000000001";
  private static final String PERSON = "+33612345678";

  @Override
  protected Channel channel() {
    return new SmsChannel();
  }

  @Override
  protected String goodAnswer() {
    return "{\"sid\":\"SM00000000000000000000000000000063\",\"status\":\"queued\"}";
  }

  @Override
  protected String reference() {
    return "SM00000000000000000000000000000063";
  }

  @Override
  protected String refused() {
    return "{\"code\":21211,\"message\":\"The 'To' number is not a valid phone number.\",\"status\":400}";
  }

  @Override
  protected Account account(PlatformFixture fixture, int nth) {
    return fixture.account(
        "+3375550011" + nth,
        Map.of("account_sid", SID, "number_sid", "PN00000000000000000000000000000001"),
        Map.of("auth_token", "token-" + nth));
  }

  @Override
  protected Map<String, String> headers(Account account, byte[] body, Instant at) {
    var said = new StringBuilder("https://shop.example.com").append(fixture.path());
    new TreeMap<>(fields(body)).forEach((name, value) -> said.append(name).append(value));
    return Map.of(
        "Content-Type",
        "application/x-www-form-urlencoded",
        "X-Twilio-Signature",
        Signature.base64(
            Signature.hmacSha1(
                account.secret("auth_token"), said.toString().getBytes(StandardCharsets.UTF_8))));
  }

  private static Map<String, String> fields(byte[] body) {
    var fields = new LinkedHashMap<String, String>();
    for (var part : new String(body, StandardCharsets.UTF_8).split("&")) {
      var equals = part.indexOf('=');
      if (equals > 0) {
        try {
          fields.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
        } catch (IllegalArgumentException e) {
          return Map.of();
        }
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static byte[] form(Map<String, ?> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(String.valueOf(field.getValue())))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Recorded as JSON, posted as a form. */
  @Override
  protected byte[] sentAs(byte[] payload) {
    try {
      var fields = new LinkedHashMap<String, String>();
      var tree = JSON.readTree(payload);
      tree.propertyNames()
          .forEach(
              name ->
                  fields.put(
                      name,
                      tree.path(name).isString()
                          ? tree.path(name).asString()
                          : tree.path(name).toString()));
      return form(fields);
    } catch (JacksonException e) {
      return payload;
    }
  }

  private byte[] recorded(String name) {
    return sentAs(RecordedPayloads.of("sms", name));
  }

  @Override
  protected byte[] text(Account account, String id, String sender, String text) {
    return form(message(account, id, sender, Map.of("Body", text)));
  }

  @Override
  protected Optional<byte[]> picture(Account account, String id, String sender) {
    return Optional.of(
        form(
            message(
                account,
                id,
                sender,
                Map.of(
                    "NumMedia", "1",
                    "MediaContentType0", "image/jpeg",
                    "MediaUrl0",
                        "https://api.twilio.com/2010-04-01/Accounts/"
                            + SID
                            + "/Messages/MM"
                            + id
                            + "/Media/ME"
                            + id))));
  }

  /** A message with nothing in it: what kind of thing it was, nobody knows. */
  @Override
  protected byte[] unknown(Account account, String id, String sender) {
    return form(message(account, id, sender, Map.of("Body", "")));
  }

  private static Map<String, String> message(
      Account account, String id, String sender, Map<String, String> more) {
    var fields = new TreeMap<String, String>();
    fields.put("MessageSid", "SM" + id);
    fields.put("AccountSid", SID);
    fields.put("SmsStatus", "received");
    fields.put("From", sender);
    fields.put("To", account.id());
    fields.put("NumMedia", "0");
    fields.putAll(more);
    return fields;
  }

  /** Twilio's documentation, “Validating requests”: this address, these fields, this token. */
  @Test
  void thePublishedSignatureIsReproduced() {
    var body =
        form(
            new TreeMap<>(
                Map.of(
                    "CallSid", "CA1234567890ABCDE",
                    "Caller", "+14158675309",
                    "Digits", "1234",
                    "From", "+14158675309",
                    "To", "+18005551212")));
    var url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    var webhook = new Webhook("POST", url, Map.of(), Map.of(), body);
    var form = TwilioForm.of(webhook).orElseThrow();
    assertThat(form.isSigned("12345", url, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isTrue();
    assertThat(form.isSigned("12346", url, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isFalse();
    assertThat(
            form.isSigned(
                "12345",
                url.replace("mycompany.com", "mycompany.com:443"),
                "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
        .as("the usual port is said or left out")
        .isTrue();
  }

  @Test
  void everyRecordedFormIsReadAsWhatItIs() {
    assertThat(heard("text")).isEqualTo(new Content.Text("Je cherche un parfum pour ma mère"));
    assertThat(heard("unicode")).isEqualTo(new Content.Text("Ça & là = 50 % 😀 + merci"));
    assertThat(heard("picture"))
        .isInstanceOfSatisfying(
            Content.Image.class,
            image -> {
              assertThat(image.mediaUrl()).startsWith("/media/sms/+33755500111/");
              assertThat(image.text()).isEqualTo("Celui-ci ?");
            });
    assertThat(heard("location")).isEqualTo(new Content.Location(48.8606, 2.3376, "Musée"));
    assertThat(heard("empty")).isEqualTo(new Content.Unsupported("empty"));
    heard("album");
    var all = fixture.heard(first, PERSON);
    assertThat(all.subList(all.size() - 3, all.size()))
        .extracting(content -> (Object) content.getClass())
        .containsExactly(Content.Image.class, Content.Audio.class, Content.File.class);
  }

  private Content heard(String name) {
    assertThat(post(first, recorded(name))).isEqualTo(200);
    return fixture.heard(first, PERSON).getLast();
  }

  @Test
  void howAMessageFaresIsAReceipt() {
    post(first, text(first, "1", PERSON, "a"));
    fixture.settle();
    for (var name : List.of("sent", "delivered", "read")) {
      assertThat(post(first, recorded(name))).isEqualTo(200);
    }
    assertThat(fixture.counted).containsEntry("progress", 1).containsEntry("receipt", 2);
    post(first, recorded("undelivered"));
    assertThat(fixture.counted).containsEntry("undelivered", 1);
    assertThat(sent().getFirst().text())
        .contains("StatusCallback=https://shop.example.com/channels/sms/scripted");
  }

  @Test
  void whatIsForAnotherNumberOfTheSameAccountIsNotTaken() {
    var body = form(message(second, "1", PERSON, Map.of("Body", "bonjour")));
    assertThat(post(first, body)).isEqualTo(200);
    assertThat(fixture.heard(first, PERSON)).isEmpty();
    assertThat(fixture.counted).containsEntry("wrong_account", 1);
  }

  @Test
  void aMessagingServiceIsAnAccountToo() {
    var service =
        fixture.account(
            "MG00000000000000000000000000000001",
            Map.of("account_sid", SID),
            Map.of("auth_token", "token-of-the-service"));
    var fields =
        message(first, "1", PERSON, Map.of("Body", "bonjour", "MessagingServiceSid", service.id()));
    assertThat(post(service, form(fields))).isEqualTo(200);
    assertThat(fixture.heard(service, PERSON)).containsExactly(new Content.Text("bonjour"));
    fixture.settle();
    assertThat(sent().getLast().text()).contains("MessagingServiceSid=MG").doesNotContain("From=");
  }

  @Test
  void whatWasSentIsFetchedWithThePasswordAndThenWithout() {
    fixture.platform.answersAt(
        "/Media/ME1", 307, Map.of("Location", fixture.platform.address() + "/kept/1.jpg"), "");
    fixture.platform.answersAt("/kept/1.jpg", 200, "a picture");
    post(first, picture(first, "1", PERSON).orElseThrow());
    var image = (Content.Image) fixture.heard(first, PERSON).getLast();
    assertThat(fixture.get(image.mediaUrl()).body()).isEqualTo("a picture");
    for (var call : fixture.platform.calls()) {
      if (call.path().equals("/kept/1.jpg")) {
        assertThat(call.headers()).doesNotContainKey("authorization");
      } else {
        assertThat(call.path())
            .isEqualTo("/2010-04-01/Accounts/" + SID + "/Messages/MM1/Media/ME1");
        assertThat(call.headers()).containsKey("authorization");
      }
    }
  }

  @Test
  void whoOptedOutAtTwilioIsNotTriedAgain() {
    post(first, text(first, "1", PERSON, "a"));
    fixture.platform.answers(
        400,
        "{\"code\":21610,\"message\":\"Attempt to send to unsubscribed recipient\",\"status\":400}");
    fixture.settle();
    assertThat(fixture.lastSent(first, PERSON).state()).isEqualTo(State.DEAD);
    assertThat(fixture.lastSent(first, PERSON).referenceOrReason()).contains("opted_out");
  }

  @Test
  void whoWritesStopHearsNothingUntilTheyWriteStart() {
    post(first, recorded("text"));
    fixture.settle();
    assertThat(post(first, recorded("stop"))).isEqualTo(200);
    fixture.settle();
    assertThat(fixture.heard(first, PERSON)).as("the bot does not answer it").hasSize(1);
    assertThat(fixture.counted).containsEntry("accepted", 2);
    var calls = sent().size();
    post(first, text(first, "9", PERSON, "a"));
    fixture.settle();
    assertThat(sent()).hasSize(calls);
    assertThat(fixture.lastSent(first, PERSON).state()).isEqualTo(State.DEAD);
    assertThat(fixture.lastSent(first, PERSON).referenceOrReason()).startsWith("opted_out: ");
    fixture.clock.advance(Duration.ofSeconds(1));
    post(first, recorded("start"));
    fixture.clock.advance(Duration.ofSeconds(1));
    post(first, recorded("stop"));
    post(first, text(first, "10", PERSON, "b"));
    fixture.settle();
    assertThat(fixture.lastSent(first, PERSON).state())
        .as("the same message again does not stop anew")
        .isEqualTo(State.SENT);
    fixture.clock.advance(Duration.ofSeconds(1));
    post(first, recorded("stop_by_twilio"));
    assertThat(fixture.stores.consents().all(new Identity("sms", first.id(), PERSON)))
        .extracting(Consent::given)
        .containsExactly(false, true, false);
  }

  @Test
  void theShopsOwnSystemsNoteConsentWithItsProof() {
    var path = "/api/shops/scripted/consents/sms/" + first.id() + "/" + PERSON;
    assertThat(fixture.operator("GET", path).body()).isEqualTo("{\"consents\":[]}");
    var noted = fixture.operator("POST", path, "{\"given\": true, \"proof\": \"form orders 3\"}");
    assertThat(noted.statusCode()).isEqualTo(201);
    assertThat(fixture.stores.consents().newest(new Identity("sms", first.id(), PERSON)))
        .hasValueSatisfying(consent -> assertThat(consent.given()).isTrue());
    assertThat(fixture.operator("GET", path).body()).contains("form orders 3", "\"given\":true");
    for (var wrong :
        List.of("{}", "{\"given\": true, \"proof\": \" \"}", "{\"given\": 1, \"proof\": \"a\"}")) {
      assertThat(fixture.operator("POST", path, wrong).statusCode()).as(wrong).isEqualTo(422);
    }
    var elsewhere = path.replace(first.id(), "+33700000000");
    assertThat(fixture.operator("GET", elsewhere).statusCode()).isEqualTo(404);
    assertThat(fixture.get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void nobodyIsWrittenToUnaskedInQuietHours() {
    fixture.policy =
        new MessagingPolicy(
            Optional.of(
                new MessagingPolicy.QuietHours(
                    LocalTime.of(11, 0), LocalTime.of(12, 0), ZoneId.of("Europe/Paris"))),
            List.of());
    post(first, text(first, "1", PERSON, "timer"));
    fixture.settle();
    fixture.clock.advance(Duration.ofMinutes(90)); // 11:30 in Paris
    fixture.settle();
    assertThat(sent()).as("it fires now, and waits").isEmpty();
    for (var minute = 0; minute < 29; minute++) {
      fixture.clock.advance(Duration.ofMinutes(1));
      fixture.settle();
    }
    assertThat(sent()).isEmpty();
    assertThat(fixture.lastSent(first, PERSON).attempts()).as("waiting is no attempt").isZero();
    fixture.clock.advance(Duration.ofMinutes(1));
    fixture.settle();
    assertThat(sent()).hasSize(1);
  }

  @Test
  void aFullQueueIsWaitedFor() {
    post(first, text(first, "1", PERSON, "a"));
    fixture.platform.answers(400, "{\"code\":21611,\"message\":\"queue is full\",\"status\":400}");
    fixture.settle();
    assertThat(fixture.lastSent(first, PERSON).state()).isEqualTo(State.WAITING);
    fixture.clock.advance(Duration.ofMinutes(1));
    fixture.settle();
    assertThat(fixture.lastSent(first, PERSON).state()).isEqualTo(State.SENT);
  }

  @Test
  void aNumberThatSendsPicturesSendsThem() {
    var mms =
        fixture.account(
            "+15005550006",
            Map.of("account_sid", SID, "mms", "yes"),
            Map.of("auth_token", "token-of-mms"));
    post(mms, text(mms, "1", PERSON, "picture"));
    fixture.settle();
    assertThat(sent().getLast().text())
        .contains("MediaUrl=https://shop.example.com/shop/x.png", "Body=Look\n1. Take it");
    post(first, text(first, "1", PERSON, "picture"));
    fixture.settle();
    assertThat(sent().getLast().text()).doesNotContain("MediaUrl").contains("x.png");
  }

  @Test
  void everyCallIsOneOfTheMessagesResource() {
    var described = OpenApiCheck.of("twilio/twilio_api_v2010.json");
    assumeTrue(described.isPresent());
    var spec = described.orElseThrow();
    var calls = new ArrayList<Request>();
    for (var row : List.of("sms", "mms")) {
      for (var content : Samples.everything(row)) {
        calls.addAll(new SmsChannel().render(first, Samples.envelope(""), content));
      }
    }
    calls.addAll(
        new SmsChannel().register(first, URI.create("https://shop.example.com/channels/sms/x")));
    assertThat(calls).hasSizeGreaterThan(30);
    for (var call : calls) {
      assertThat(call.headers().get("Authorization")).startsWith("Basic ");
      var fields = fields(call.body());
      var path =
          call.uri()
              .getPath()
              .replace(SID, "{AccountSid}")
              .replace("PN00000000000000000000000000000001", "{Sid}");
      var typed = new LinkedHashMap<String, Object>(fields);
      typed.computeIfPresent("MediaUrl", (_, url) -> List.of(url));
      assertThat(spec.problems(spec.body(path, "post"), Payload.text(typed)))
          .as("%s", fields)
          .isEmpty();
      assertThat(fields.getOrDefault("Body", "").length()).isLessThanOrEqualTo(1_600);
    }
  }

  @Test
  void theLinkWritesTheFirstMessage() {
    assertThat(new SmsChannel().entry(first, "Noël"))
        .contains(URI.create("sms:+33755500111?body=No%C3%ABl"));
  }

  @Override
  protected List<PlayedPlatform.Call> sent() {
    return fixture.platform.calls().stream()
        .filter(call -> call.path().endsWith("/Messages.json"))
        .map(
            call ->
                new PlayedPlatform.Call(
                    call.method(), call.path(), call.headers(), bytes(decoded(call.text()))))
        .toList();
  }
}
