package io.comptoir.channel.meta;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Channel.Setting;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Signature;
import io.comptoir.channel.Transport;
import io.comptoir.channel.Webhook;
import io.comptoir.channel.WebhookReply;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Meta's platforms have in common: the Graph API and its webhooks. */
final class Graph {
  static final URI ADDRESS = URI.create("https://graph.facebook.com");

  /** The API's version; accounts may name another. */
  private static final String VERSION = "v23.0";

  private static final String SIGNED = "sha256=";

  /** Too many calls, for the app, the account or the pair. */
  private static final Set<Long> TOO_MANY =
      Set.of(4L, 17L, 32L, 613L, 80007L, 130429L, 131048L, 131056L);

  /** Something of theirs that passes. */
  private static final Set<Long> PASSING = Set.of(1L, 2L, 131000L, 131016L, 133004L);

  /** The token has run out or is not right: the operator's to mend. */
  private static final long BAD_TOKEN = 190;

  private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

  static final Setting TOKEN =
      Setting.secret(
          "token",
          "le jeton d’accès permanent, dans les réglages de l’application Meta",
          "the permanent access token, in the settings of the Meta app");
  static final Setting APP_SECRET =
      Setting.secret(
          "app_secret",
          "la clé secrète de l’application Meta (Réglages, Général)",
          "the secret of the Meta app (Settings, Basic)");
  static final Setting VERIFY_TOKEN =
      Setting.secret(
          "verify_token",
          "un mot de votre choix, le même que dans les réglages du webhook",
          "a word of your choice, the same as in the settings of the webhook");
  static final Setting API_VERSION =
      Setting.optional(
          "version",
          "la version de l’API Graph, sinon " + VERSION,
          "the version of the Graph API, else " + VERSION);

  private Graph() {}

  /** {@code X-Hub-Signature-256}: the HMAC-SHA256 of the raw body under the app's secret. */
  static boolean verify(Account account, Webhook webhook) {
    var given = webhook.header("X-Hub-Signature-256").orElse("");
    return given.startsWith(SIGNED)
        && Signature.same(
            given.substring(SIGNED.length()),
            Signature.hex(Signature.hmacSha256(account.secret("app_secret"), webhook.body())));
  }

  /** A GET whose token is ours is answered with its challenge. */
  static Optional<WebhookReply> handshake(Account account, Webhook webhook) {
    var query = webhook.query();
    if (!webhook.method().equals("GET")
        || !"subscribe".equals(query.get("hub.mode"))
        || !Signature.same(
            query.getOrDefault("hub.verify_token", ""), account.secret("verify_token"))) {
      return Optional.empty();
    }
    var challenge = query.getOrDefault("hub.challenge", "");
    return challenge.matches("[A-Za-z0-9_-]{1,200}")
        ? Optional.of(WebhookReply.text(challenge))
        : Optional.empty();
  }

  static URI at(Account account, String path) {
    return account.at("/" + account.setting("version").orElse(VERSION) + path);
  }

  static Request post(Account account, String name, String path, Map<String, Object> body) {
    return Request.post(name, at(account, path))
        .bearer(account.secret("token"))
        .json(Payload.text(body));
  }

  static Request get(Account account, String name, URI uri) {
    return Request.get(name, uri).bearer(account.secret("token"));
  }

  /** What an error means; the Graph API's codes say more than its statuses. */
  static Outcome failure(Answer.Received answer) {
    var error = Answers.json(answer).path("error");
    var reason =
        Payload.optional(error.path("error_data"), "details")
            .or(() -> Payload.optional(error, "message"))
            .orElse("");
    var code = error.path("code").asLong(0);
    var said = answer.status() + " " + (code == 0 ? "" : code + " ") + reason;
    if (code == BAD_TOKEN || answer.status() == 401) {
      return new Outcome.Later(UNTIL_MENDED, said);
    }
    if (TOO_MANY.contains(code)
        || PASSING.contains(code)
        || error.path("is_transient").asBoolean(false)) {
      return new Outcome.Later(Answers.retryAfter(answer), said);
    }
    return answer.ok()
        ? new Outcome.Later(Duration.ZERO, "an answer that is not Meta’s")
        : Answers.failure(answer, (code == 0 ? "" : code + " ") + reason);
  }

  /**
   * A file of theirs.
   *
   * @param withToken whether its server asks for the account's token; it is given to Meta's own
   *     only
   */
  static Optional<MediaFile> file(
      Account account, String address, boolean withToken, Transport transport) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (!isTheirs(account, uri)) {
      return Optional.empty();
    }
    var asked = withToken ? get(account, "meta.file", uri) : Request.get("meta.file", uri);
    return transport.send(asked) instanceof Answer.Received file && file.ok()
        ? Optional.of(new MediaFile(file.body(), file.header("content-type").orElse("")))
        : Optional.empty();
  }

  private static boolean isTheirs(Account account, URI uri) {
    var host = uri.getHost();
    if (host == null) {
      return false;
    }
    return host.equals(account.address().getHost()) && uri.getPort() == account.address().getPort()
        || List.of(
                ".fbsbx.com", ".fbcdn.net", ".cdninstagram.com", ".facebook.com", ".whatsapp.net")
            .stream()
            .anyMatch(host::endsWith);
  }
}
