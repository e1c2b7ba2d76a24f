package io.comptoir.channel.meta;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Payload;
import io.comptoir.channel.Received;
import io.comptoir.channel.Transport;
import io.comptoir.channel.Webhook;
import io.comptoir.channel.WebhookReply;
import io.comptoir.http.Answer;
import io.comptoir.http.Request;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messenger and Instagram, which speak the same. An account is a page's id, or that of an Instagram
 * professional account.
 */
public final class PageChannel implements Channel {
  private final String name;
  private final String object;
  private final String link;

  private PageChannel(String name, String object, String link) {
    this.name = name;
    this.object = object;
    this.link = link;
  }

  public static PageChannel messenger() {
    return new PageChannel("messenger", "page", "https://m.me/");
  }

  public static PageChannel instagram() {
    return new PageChannel("instagram", "instagram", "https://ig.me/m/");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public URI address() {
    return Graph.ADDRESS;
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Graph.TOKEN,
        Graph.APP_SECRET,
        Graph.VERIFY_TOKEN,
        Setting.optional(
            "username",
            "le nom de la page ou du compte, pour les liens",
            "the name of the page or the account, for links"),
        Graph.API_VERSION);
  }

  @Override
  public boolean verify(Account account, Webhook webhook, Instant now) {
    return Graph.verify(account, webhook);
  }

  @Override
  public Optional<WebhookReply> handshake(Account account, Webhook webhook) {
    return Graph.handshake(account, webhook);
  }

  @Override
  public Received receive(Account account, Webhook webhook) {
    return PageEvents.read(account, object, Payload.object(webhook.body()));
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return PageMessage.of(content).stream()
        .map(message -> send(account, "send", body(envelope, message)))
        .toList();
  }

  /**
   * Within the window a reply is just that. After it, only a person's words go out, under the tag
   * that is theirs; a bot never takes it.
   */
  private Map<String, Object> body(Envelope envelope, Map<String, Object> message) {
    var tagged = isPersons(envelope);
    return Payload.of(
        "recipient",
        Payload.of("id", envelope.to()),
        "messaging_type",
        tagged ? "MESSAGE_TAG" : "RESPONSE",
        "tag",
        tagged ? "HUMAN_AGENT" : null,
        "message",
        message);
  }

  private boolean isPersons(Envelope envelope) {
    var platform = Capabilities.of(name).orElseThrow().platform();
    var since =
        envelope
            .heardAt()
            .map(at -> Duration.between(at, envelope.now()))
            .orElse(Duration.ofDays(365));
    return envelope.author().type() == Author.Type.AGENT
        && since.compareTo(platform.window().orElseThrow()) > 0;
  }

  @Override
  public Outcome outcome(Answer.Received answer) {
    var id = Payload.optional(Answers.json(answer), "message_id");
    return answer.ok() && id.isPresent() ? new Outcome.Sent(id.get()) : Graph.failure(answer);
  }

  @Override
  public List<Request> courtesies(Account account, ChannelEvent event) {
    if (!(event.what() instanceof ChannelEvent.Said)) {
      return List.of();
    }
    return List.of(sign(account, event, "mark_seen"), sign(account, event, "typing_on"));
  }

  private Request sign(Account account, ChannelEvent event, String action) {
    return send(
        account,
        action,
        Payload.of("recipient", Payload.of("id", event.sender()), "sender_action", action));
  }

  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    return Graph.file(account, reference, false, transport);
  }

  @Override
  public List<Request> register(Account account, URI address) {
    return List.of(
        Graph.post(
            account,
            name + ".subscribe",
            "/" + account.id() + "/subscribed_apps",
            Payload.of(
                "subscribed_fields",
                List.of(
                    "messages",
                    "message_edits",
                    "messaging_postbacks",
                    "message_reactions",
                    "message_deliveries",
                    "message_reads",
                    "messaging_referrals",
                    "messaging_handovers"))));
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(
        Graph.get(
            account, name + ".probe", Graph.at(account, "/" + account.id() + "?fields=name")));
  }

  @Override
  public Optional<URI> entry(Account account, String start) {
    return account
        .setting("username")
        .map(
            username ->
                URI.create(
                    link
                        + username
                        + (start.isEmpty()
                            ? ""
                            : "?ref=" + URLEncoder.encode(start, StandardCharsets.UTF_8))));
  }

  private Request send(Account account, String what, Map<String, Object> body) {
    var path = object.equals("instagram") ? "/me/messages" : "/" + account.id() + "/messages";
    return Graph.post(account, name + "." + what, path, body);
  }
}
