package io.comptoir.channel.sms;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Reachable;
import io.comptoir.channel.Received;
import io.comptoir.channel.Transport;
import io.comptoir.channel.Webhook;
import io.comptoir.channel.WebhookReply;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text messages by Twilio, with pictures where the account's number sends them (MMS). */
public final class SmsChannel implements Channel {
  private static final String API = "/2010-04-01/Accounts/";

  /** What a status of Twilio's error list means to us; the rest follows the HTTP status. */
  private static final String QUEUE_FULL = "21611";

  private static final String OPTED_OUT = "21610";
  private static final Duration UNTIL_DRAINED = Duration.ofMinutes(1);

  /** A wrong token is the operator's to mend; until then messages wait. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public URI address() {
    return URI.create("https://api.twilio.com");
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            "account_sid",
            "l’identifiant du compte Twilio (AC…), à l’accueil de la console",
            "the Twilio account’s SID (AC…), on the console’s first page"),
        Setting.secret(
            "auth_token",
            "le « auth token » du compte, au même endroit",
            "the account’s auth token, in the same place"),
        Setting.optional(
            "number_sid",
            "l’identifiant du numéro (PN…), pour y inscrire notre adresse",
            "the number’s SID (PN…), to enter our address there"),
        Setting.optional(
            "mms",
            "« yes » si le numéro envoie des images (États-Unis, Canada)",
            "“yes” if the number sends pictures (United States, Canada)"));
  }

  /** What a number that sends pictures can show is a row of its own. */
  @Override
  public Capabilities capabilities(Account account) {
    return Capabilities.of(sendsPictures(account) ? "mms" : name()).orElseThrow();
  }

  @Override
  public boolean verify(Account account, Webhook webhook, Instant now) {
    return TwilioForm.of(webhook)
        .map(
            form ->
                form.isSigned(
                    account.secret("auth_token"),
                    webhook.url(),
                    webhook.header("X-Twilio-Signature").orElse("")))
        .orElse(false);
  }

  @Override
  public Received receive(Account account, Webhook webhook) {
    return TwilioForm.of(webhook)
        .map(form -> TwilioMessage.read(account, form))
        .orElseThrow(() -> new io.comptoir.channel.Malformed("form"));
  }

  /** TwiML that says nothing: answers go by the API. */
  @Override
  public WebhookReply taken() {
    return new WebhookReply(200, "text/xml; charset=utf-8", "<Response/>");
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return switch (content) {
      case Content.Text(var text, var _) -> List.of(message(account, envelope, text, List.of()));
      case Content.Image(var url, var _, var text, var _) ->
          List.of(message(account, envelope, text == null ? "" : text, List.of(url)));
      case Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.Carousel _,
          Content.ItemList _,
          Content.Form _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.Products _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.PaymentBlock _,
          Content.Change _,
          Content.Unsupported _ ->
          List.of();
    };
  }

  private static Request message(
      Account account, Envelope envelope, String text, List<String> pictures) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("To", envelope.to());
    fields.put(account.id().startsWith("MG") ? "MessagingServiceSid" : "From", account.id());
    if (!text.isEmpty()) {
      fields.put("Body", text);
    }
    pictures.forEach(picture -> fields.put("MediaUrl", picture));
    if (Reachable.fromOutside(envelope.site())) {
      fields.put("StatusCallback", envelope.site() + "/channels/sms/" + account.shop());
    }
    return signed(
        account,
        Request.post("sms.message", account.at(of(account) + "/Messages.json")).form(fields));
  }

  @Override
  public Outcome outcome(Answer.Received answer) {
    var json = Answers.json(answer);
    var code = Payload.optional(json, "code").orElse("");
    if (answer.ok()) {
      return new Outcome.Sent(Payload.optional(json, "sid").orElse(""));
    }
    var reason = code + " " + Payload.optional(json, "message").orElse("");
    if (answer.status() == 401) {
      return new Outcome.Later(UNTIL_MENDED, "401 the account SID or the token is not right");
    }
    return switch (code) {
      case QUEUE_FULL -> new Outcome.Later(UNTIL_DRAINED, reason);
      case OPTED_OUT -> new Outcome.Refused("opted_out " + reason);
      default -> Answers.failure(answer, reason);
    };
  }

  /** Twilio keeps the file with its own media host and sends us there, without our password. */
  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    if (!reference.matches("[A-Z]{2}[0-9a-zA-Z]{1,40}/Media/[A-Z]{2}[0-9a-zA-Z]{1,40}")) {
      return Optional.empty();
    }
    var first =
        transport.send(
            signed(
                account,
                Request.get("sms.media", account.at(of(account) + "/Messages/" + reference))));
    var kept =
        first instanceof Answer.Received moved && moved.status() >= 300 && moved.status() < 400
            ? moved
                .header("location")
                .flatMap(SmsChannel::uri)
                .map(uri -> transport.send(Request.get("sms.file", uri)))
            : Optional.of(first);
    return kept.filter(answer -> answer instanceof Answer.Received file && file.ok())
        .map(
            answer -> {
              var file = (Answer.Received) answer;
              return new MediaFile(file.body(), file.header("content-type").orElse(""));
            });
  }

  private static Optional<URI> uri(String location) {
    try {
      return Optional.of(URI.create(location)).filter(URI::isAbsolute);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Request> register(Account account, URI address) {
    var calls = new ArrayList<Request>();
    account
        .setting("number_sid")
        .ifPresent(
            number ->
                calls.add(
                    signed(
                        account,
                        Request.post(
                                "sms.number",
                                account.at(
                                    of(account) + "/IncomingPhoneNumbers/" + number + ".json"))
                            .form(Map.of("SmsUrl", address.toString(), "SmsMethod", "POST")))));
    return calls;
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(
        signed(account, Request.get("sms.account", account.at(of(account) + ".json"))));
  }

  /** {@code sms:+33…?body=…} (RFC 5724). */
  @Override
  public Optional<URI> entry(Account account, String start) {
    return account.id().startsWith("+")
        ? Optional.of(
            URI.create(
                "sms:"
                    + account.id()
                    + (start.isEmpty()
                        ? ""
                        : "?body="
                            + URLEncoder.encode(start, StandardCharsets.UTF_8)
                                .replace("+", "%20"))))
        : Optional.empty();
  }

  private static boolean sendsPictures(Account account) {
    return account
        .setting("mms")
        .filter(said -> said.equals("yes") || said.equals("true"))
        .isPresent();
  }

  private static String of(Account account) {
    return API + account.setting("account_sid").orElseThrow();
  }

  private static Request signed(Account account, Request request) {
    return request.basic(
        account.setting("account_sid").orElseThrow(), account.secret("auth_token"));
  }
}
