package io.comptoir.channel.line;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.channel.Signature;
import io.comptoir.channel.Transport;
import io.comptoir.channel.Webhook;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.message.Content;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * LINE's Messaging API. What answers soon goes by the reply token, which costs nothing; the rest is
 * pushed, with a key by which LINE knows a repeat.
 */
public final class LineChannel implements Channel {
  private static final URI ADDRESS = URI.create("https://api.line.me");

  /** Where LINE keeps what people sent. */
  private static final URI DATA = URI.create("https://api-data.line.me");

  /** Message objects in a call. */
  private static final int PER_CALL = 5;

  /** How long the sign that an answer is being written stays, unless the answer ends it. */
  private static final int LOADING_SECONDS = 20;

  /** A wrong token is the operator's to mend; until then messages wait. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "line";
  }

  @Override
  public URI address() {
    return ADDRESS;
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.secret(
            "token",
            "le « channel access token » (long-lived), onglet Messaging API",
            "the channel access token (long-lived), tab Messaging API"),
        Setting.secret(
            "secret",
            "le « channel secret », onglet Basic settings",
            "the channel secret, tab Basic settings"),
        Setting.optional(
            "basic_id",
            "l’identifiant du compte, avec @, pour les liens",
            "the account’s basic ID, with @, for links"));
  }

  @Override
  public boolean verify(Account account, Webhook webhook, Instant now) {
    return Signature.same(
        webhook.header("X-Line-Signature").orElse(""),
        Signature.base64(Signature.hmacSha256(account.secret("secret"), webhook.body())));
  }

  @Override
  public Received receive(Account account, Webhook webhook) {
    return LineEvents.read(account, Payload.object(webhook.body()));
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return calls(account, envelope, List.of(content)).stream().map(Call::request).toList();
  }

  @Override
  public List<Call> calls(Account account, Envelope envelope, List<Content> parts) {
    var calls = new ArrayList<Call>();
    var objects = new ArrayList<Map<String, Object>>();
    var shows = new ArrayList<Content>();
    for (var part : parts) {
      var own = LineMessage.of(envelope.author(), part);
      if (objects.size() + own.size() > PER_CALL) {
        calls.add(call(account, envelope, objects, shows, calls.size()));
        objects.clear();
        shows.clear();
      }
      objects.addAll(own);
      shows.add(part);
    }
    if (!objects.isEmpty()) {
      calls.add(call(account, envelope, objects, shows, calls.size()));
    }
    return calls;
  }

  /**
   * @param nth of the message's calls; the token is good for the first
   */
  private Call call(
      Account account,
      Envelope envelope,
      List<Map<String, Object>> objects,
      List<Content> shows,
      int nth) {
    var messages = List.copyOf(objects);
    if (nth == 0 && !envelope.replyToken().isEmpty()) {
      return new Call(
          post(
              account,
              "/v2/bot/message/reply",
              Payload.of("replyToken", envelope.replyToken(), "messages", messages)),
          shows);
    }
    var to = envelope.thread().isEmpty() ? envelope.to() : envelope.thread();
    var body = Payload.text(Payload.of("to", to, "messages", messages));
    // the same key with other words would be taken for a repeat, such as words in a picture's place
    var key =
        UUID.nameUUIDFromBytes(
            (envelope.id() + "/" + nth + "/" + body).getBytes(StandardCharsets.UTF_8));
    return new Call(
        Request.post("line.push", account.at("/v2/bot/message/push"))
            .bearer(account.secret("token"))
            .header("X-Line-Retry-Key", key.toString())
            .json(body),
        shows);
  }

  @Override
  public Outcome outcome(Answer.Received answer) {
    var json = Answers.json(answer);
    // 409: this key was used by a call that was taken
    if (answer.ok() || answer.status() == 409) {
      return new Outcome.Sent(Payload.optional(json.path("sentMessages").path(0), "id").orElse(""));
    }
    if (answer.status() == 401) {
      return new Outcome.Later(UNTIL_MENDED, "401 the token is not right");
    }
    var detail = Payload.optional(json.path("details").path(0), "message").orElse("");
    return Answers.failure(
        answer,
        Payload.optional(json, "message").orElse("") + (detail.isEmpty() ? "" : ": " + detail));
  }

  @Override
  public List<Request> courtesies(Account account, ChannelEvent event) {
    if (!(event.what() instanceof ChannelEvent.Said)) {
      return List.of();
    }
    var courtesies = new ArrayList<Request>();
    if (!event.tokens().read().isEmpty()) {
      courtesies.add(
          post(
              account,
              "/v2/bot/chat/markAsRead",
              Payload.of("markAsReadToken", event.tokens().read())));
    }
    if (event.thread().isEmpty()) {
      courtesies.add(
          post(
              account,
              "/v2/bot/chat/loading/start",
              Payload.of("chatId", event.sender(), "loadingSeconds", LOADING_SECONDS)));
    }
    return courtesies;
  }

  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    if (!reference.matches("\\d{1,30}")) {
      return Optional.empty();
    }
    var data = account.address().equals(ADDRESS) ? DATA : account.address();
    var answer =
        transport.send(
            Request.get(
                    "line.content", URI.create(data + "/v2/bot/message/" + reference + "/content"))
                .bearer(account.secret("token")));
    // 202: not ready yet
    return answer instanceof Answer.Received file && file.status() == 200
        ? Optional.of(new MediaFile(file.body(), file.header("content-type").orElse("")))
        : Optional.empty();
  }

  @Override
  public List<Request> register(Account account, URI address) {
    return List.of(
        post(
                account,
                "/v2/bot/channel/webhook/endpoint",
                Payload.of("endpoint", address.toString()))
            .method("PUT"));
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(
        Request.get("line.info", account.at("/v2/bot/info")).bearer(account.secret("token")));
  }

  /** LINE carries no word of ours along a link: the start is written as a message. */
  @Override
  public Optional<URI> entry(Account account, String start) {
    return account
        .setting("basic_id")
        .map(id -> URLEncoder.encode(id.startsWith("@") ? id : "@" + id, StandardCharsets.UTF_8))
        .map(
            id ->
                URI.create(
                    start.isEmpty()
                        ? "https://line.me/R/ti/p/" + id
                        : "https://line.me/R/oaMessage/"
                            + id
                            + "/?"
                            + URLEncoder.encode(start, StandardCharsets.UTF_8)
                                .replace("+", "%20")));
  }

  private static Request post(Account account, String path, Map<String, Object> fields) {
    return Request.post("line." + path.substring(path.lastIndexOf('/') + 1), account.at(path))
        .bearer(account.secret("token"))
        .json(Payload.text(fields));
  }
}
