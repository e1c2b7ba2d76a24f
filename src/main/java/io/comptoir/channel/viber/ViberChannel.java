package io.comptoir.channel.viber;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.channel.Signature;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Viber's bots. */
public final class ViberChannel implements Channel {
  /** The kinds of callback that we ask for; {@code message} comes always. */
  private static final List<String> CALLBACKS =
      List.of("delivered", "seen", "failed", "subscribed", "unsubscribed", "conversation_started");

  /** What a status of Viber's answers means; it comes with an HTTP 200. */
  private static final int OK = 0;

  private static final int INVALID_TOKEN = 2;
  private static final int TOO_MANY = 12;
  private static final int GENERAL = 24;

  /** A wrong token is the operator's to mend; until then messages wait. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "viber";
  }

  @Override
  public URI address() {
    return URI.create("https://chatapi.viber.com");
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.secret(
            "token",
            "le jeton du bot (« Your app key », dans ses réglages)",
            "the bot’s token (“Your app key”, in its settings)"),
        Setting.optional(
            "uri",
            "l’adresse du bot après viber://pa?chatURI=, pour les liens",
            "the bot’s address after viber://pa?chatURI=, for links"));
  }

  @Override
  public boolean verify(Account account, Webhook webhook, Instant now) {
    return Signature.same(
        webhook.header("X-Viber-Content-Signature").orElse(""),
        Signature.hex(Signature.hmacSha256(account.secret("token"), webhook.body())));
  }

  /** Viber tries the address before it takes it. */
  @Override
  public Optional<WebhookReply> handshake(Account account, Webhook webhook) {
    return Payload.readOrEmpty(webhook.body()).path("event").asString("").equals("webhook")
        ? Optional.of(WebhookReply.OK)
        : Optional.empty();
  }

  @Override
  public Received receive(Account account, Webhook webhook) {
    return ViberCallback.read(account, Payload.object(webhook.body()));
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return ViberMessage.of(envelope, content).stream()
        .map(fields -> call(account, "send_message", fields))
        .toList();
  }

  @Override
  public Outcome outcome(Answer.Received answer) {
    if (!answer.ok()) {
      return Answers.failure(answer, "");
    }
    var json = Answers.json(answer);
    var status = json.path("status");
    if (!status.isIntegralNumber()) {
      return new Outcome.Later(Duration.ZERO, "an answer that is not Viber’s");
    }
    var reason = status.asLong() + " " + Payload.optional(json, "status_message").orElse("");
    return switch ((int) Math.clamp(status.asLong(), -1, GENERAL)) {
      case OK -> new Outcome.Sent(Payload.optional(json, "message_token").orElse(""));
      case INVALID_TOKEN -> new Outcome.Later(UNTIL_MENDED, reason);
      case TOO_MANY, GENERAL -> new Outcome.Later(Duration.ZERO, reason);
      default -> new Outcome.Refused(reason);
    };
  }

  /**
   * @param reference the address at which Viber keeps the file for a while
   */
  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    URI uri;
    try {
      uri = URI.create(reference);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return transport.send(Request.get("viber.file", uri)) instanceof Answer.Received file
            && file.ok()
        ? Optional.of(new MediaFile(file.body(), file.header("content-type").orElse("")))
        : Optional.empty();
  }

  @Override
  public List<Request> register(Account account, URI address) {
    return List.of(
        call(
            account,
            "set_webhook",
            Payload.of(
                "url",
                address.toString(),
                "event_types",
                CALLBACKS,
                "send_name",
                false,
                "send_photo",
                false)));
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(call(account, "get_account_info", Map.of()));
  }

  @Override
  public Optional<URI> entry(Account account, String start) {
    return account
        .setting("uri")
        .map(
            uri ->
                URI.create(
                    "viber://pa?chatURI="
                        + URLEncoder.encode(uri, StandardCharsets.UTF_8)
                        + (start.isEmpty()
                            ? ""
                            : "&context=" + URLEncoder.encode(start, StandardCharsets.UTF_8))));
  }

  private static Request call(Account account, String method, Map<String, Object> fields) {
    return Request.post("viber." + method, account.at("/pa/" + method))
        .header("X-Viber-Auth-Token", account.secret("token"))
        .json(Payload.text(fields));
  }
}
