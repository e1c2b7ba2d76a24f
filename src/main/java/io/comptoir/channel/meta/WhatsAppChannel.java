package io.comptoir.channel.meta;

import io.comptoir.channel.Account;
import io.comptoir.channel.Answers;
import io.comptoir.channel.Channel;
import io.comptoir.channel.ChannelEvent;
import io.comptoir.channel.Envelope;
import io.comptoir.channel.MediaFile;
import io.comptoir.channel.Outcome;
import io.comptoir.channel.Payload;
import io.comptoir.channel.PaysInChat;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** WhatsApp's Cloud API. An account is a phone number id. */
public final class WhatsAppChannel implements Channel, PaysInChat {
  @Override
  public String name() {
    return "whatsapp";
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
            "number",
            "le numéro, avec l’indicatif et sans signes (33612345678), pour les liens",
            "the number, with its country code and no signs (33612345678), for links"),
        Setting.optional(
            "catalog",
            "l’identifiant du catalogue Meta dont les articles portent vos références",
            "the id of the Meta catalogue whose items have your product ids"),
        Setting.optional(
            "payment_configuration",
            "le nom de la configuration de paiement (Inde, Brésil), pour payer dans la"
                + " conversation",
            "the name of the payment configuration (India, Brazil), to pay in the conversation"),
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
    return WhatsAppChange.read(account, Payload.object(webhook.body()));
  }

  @Override
  public boolean showsWhole(Account account, Content content) {
    return account.setting("catalog").isPresent()
        && content instanceof Content.Products products
        && WhatsAppMessage.fitsCatalog(products);
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return WhatsAppMessage.of(account, envelope, content).stream()
        .map(body -> Graph.post(account, "whatsapp.send", messages(account), body))
        .toList();
  }

  @Override
  public Outcome outcome(Answer.Received answer) {
    var id =
        Answers.json(answer)
            .path("messages")
            .valueStream()
            .findFirst()
            .flatMap(message -> Payload.optional(message, "id"));
    return answer.ok() && id.isPresent() ? new Outcome.Sent(id.get()) : Graph.failure(answer);
  }

  /** One call says that it was read and that an answer is being written. */
  @Override
  public List<Request> courtesies(Account account, ChannelEvent event) {
    return event.what() instanceof ChannelEvent.Said(var reference, var _, var _)
        ? List.of(
            Graph.post(
                account,
                "whatsapp.read",
                messages(account),
                Payload.of(
                    "messaging_product",
                    "whatsapp",
                    "status",
                    "read",
                    "message_id",
                    reference,
                    "typing_indicator",
                    Payload.of("type", "text"))))
        : List.of();
  }

  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    if (!reference.matches("[A-Za-z0-9_-]{1,100}")) {
      return Optional.empty();
    }
    return transport.send(Graph.get(account, "whatsapp.media", Graph.at(account, "/" + reference)))
            instanceof Answer.Received found
        ? Payload.optional(Answers.json(found), "url")
            .flatMap(url -> Graph.file(account, url, true, transport))
        : Optional.empty();
  }

  @Override
  public boolean pays(Account account) {
    return account.setting("payment_configuration").isPresent();
  }

  @Override
  public Request bill(Account account, Envelope envelope, Content.PaymentBlock payment) {
    return Graph.post(
        account,
        "whatsapp.bill",
        messages(account),
        WhatsAppMessage.bill(
            envelope, payment, account.setting("payment_configuration").orElseThrow()));
  }

  /** WhatsApp asks nothing before it takes the money. */
  @Override
  public Optional<Request> answer(Account account, String query, Optional<String> refusal) {
    return Optional.empty();
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(
        Graph.get(
            account,
            "whatsapp.probe",
            Graph.at(account, "/" + account.id() + "?fields=display_phone_number,quality_rating")));
  }

  @Override
  public Optional<URI> entry(Account account, String start) {
    return account
        .setting("number")
        .map(
            number ->
                URI.create(
                    "https://wa.me/"
                        + number
                        + (start.isEmpty()
                            ? ""
                            : "?text=" + URLEncoder.encode(start, StandardCharsets.UTF_8))));
  }

  private static String messages(Account account) {
    return "/" + account.id() + "/messages";
  }
}
