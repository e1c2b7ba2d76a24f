package io.comptoir.channel.slack;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Channel;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.Malformed;
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
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Slack. An account is a workspace's team id. */
public final class SlackChannel implements Channel {
  private static final String VERSION = "v0";

  /** The operator's to mend; until then messages wait. */
  private static final Set<String> BAD_TOKEN =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "missing_scope");

  /** Theirs, and passing. */
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org");

  private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public URI address() {
    return URI.create("https://slack.com");
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.secret(
            "token",
            "le jeton du bot (xoxb-…), page « OAuth & Permissions » de l’application",
            "the bot’s token (xoxb-…), on the app’s page “OAuth & Permissions”"),
        Setting.secret(
            "signing_secret",
            "le « Signing Secret », page « Basic Information » de l’application",
            "the signing secret, on the app’s page “Basic Information”"),
        Setting.optional(
            "app",
            "l’identifiant de l’application (A…), pour les liens",
            "the app’s id (A…), for links"));
  }

  /** The HMAC-SHA256 of version, time and raw body; within five minutes of now. */
  @Override
  public boolean verify(Account account, Webhook webhook, Instant now) {
    var stamp = webhook.header("X-Slack-Request-Timestamp").orElse("");
    if (!stamp.matches("\\d{1,12}")) {
      return false;
    }
    var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(stamp)), now).abs();
    var tolerance =
        Capabilities.of(name()).orElseThrow().platform().tolerance().orElse(Duration.ZERO);
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((VERSION + ":" + stamp + ":").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(webhook.body());
    var right =
        VERSION
            + "="
            + Signature.hex(
                Signature.hmacSha256(account.secret("signing_secret"), signed.toByteArray()));
    return Signature.same(webhook.header("X-Slack-Signature").orElse(""), right)
        && age.compareTo(tolerance) <= 0;
  }

  @Override
  public Optional<WebhookReply> handshake(Account account, Webhook webhook) {
    if (!webhook.method().equals("POST") || SlackEvents.isForm(webhook)) {
      return Optional.empty();
    }
    var json = Payload.readOrEmpty(webhook.body());
    return Payload.optional(json, "type").filter("url_verification"::equals).isPresent()
        ? Payload.optional(json, "challenge")
            .filter(challenge -> challenge.length() <= 500)
            .map(WebhookReply::text)
        : Optional.empty();
  }

  /**
   * @throws Malformed when it is neither an event nor an interaction
   */
  @Override
  public Received receive(Account account, Webhook webhook) {
    return SlackEvents.read(account, webhook);
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return SlackMessage.of(envelope, content)
        .map(body -> List.of(post(account, "chat.postMessage", body)))
        .orElse(List.of());
  }

  /** Slack says what is wrong in the body of a 200. */
  @Override
  public Outcome outcome(Answer.Received answer) {
    var json = Answers.json(answer);
    if (answer.ok() && json.path("ok").asBoolean(false)) {
      return new Outcome.Sent(Payload.optional(json, "ts").orElse(""));
    }
    var error = Payload.optional(json, "error").orElse("");
    var said = (answer.status() + " " + error).strip();
    if (BAD_TOKEN.contains(error)) {
      return new Outcome.Later(UNTIL_MENDED, said);
    }
    if (PASSING.contains(error)) {
      return new Outcome.Later(Answers.retryAfter(answer), said);
    }
    if (answer.ok()) {
      return error.isEmpty()
          ? new Outcome.Later(Duration.ZERO, "an answer that is not Slack’s")
          : new Outcome.Refused(said);
    }
    return Answers.failure(answer, error);
  }

  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    URI uri;
    try {
      uri = URI.create(reference);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // the token is for Slack's own servers only
    if (!"files.slack.com".equals(uri.getHost())
        && !(account.address().getAuthority().equals(uri.getAuthority()))) {
      return Optional.empty();
    }
    return transport.send(Request.get("slack.file", uri).bearer(account.secret("token")))
                instanceof Answer.Received file
            && file.ok()
        ? Optional.of(new MediaFile(file.body(), file.header("content-type").orElse("")))
        : Optional.empty();
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(post(account, "auth.test", Map.of()));
  }

  @Override
  public Optional<URI> entry(Account account, String start) {
    return account
        .setting("app")
        .map(
            app ->
                URI.create("https://slack.com/app_redirect?app=" + app + "&team=" + account.id()));
  }

  private static Request post(Account account, String method, Map<String, Object> body) {
    return Request.post("slack." + method, account.at("/api/" + method))
        .bearer(account.secret("token"))
        .body(
            "application/json; charset=utf-8", Payload.text(body).getBytes(StandardCharsets.UTF_8));
  }
}
