package io.comptoir.channel.telegram;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Telegram's Bot API, with invoices paid in the conversation. */
public final class TelegramChannel implements Channel, PaysInChat {
  /** The kinds of update that we ask for; the others are not sent. */
  private static final List<String> UPDATES =
      List.of(
          "message",
          "edited_message",
          "callback_query",
          "message_reaction",
          "pre_checkout_query",
          "my_chat_member");

  /** A wrong token is the operator's to mend; until then messages wait. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "telegram";
  }

  @Override
  public URI address() {
    return URI.create("https://api.telegram.org");
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.secret(
            "token",
            "le jeton que @BotFather donne à la création du bot",
            "the token that @BotFather gives when the bot is made"),
        Setting.secret(
            "secret",
            "un mot de passe de votre choix (A-Z, a-z, 0-9, _ et -), que Telegram répète à chaque envoi",
            "a password of your choice (A-Z, a-z, 0-9, _ and -) that Telegram repeats with each request"),
        Setting.optional(
            "bot", "le nom du bot, sans @, pour les liens", "the bot’s name, without @, for links"),
        Setting.optionalSecret(
            "payment_token",
            "le jeton du prestataire de paiement donné par @BotFather, pour payer dans la conversation",
            "the payment provider’s token from @BotFather, to pay in the conversation"));
  }

  @Override
  public boolean verify(Account account, Webhook webhook, Instant now) {
    return Signature.same(
        webhook.header("X-Telegram-Bot-Api-Secret-Token").orElse(""), account.secret("secret"));
  }

  @Override
  public Received receive(Account account, Webhook webhook) {
    return TelegramUpdate.read(account, Payload.object(webhook.body()));
  }

  @Override
  public List<Request> render(Account account, Envelope envelope, Content content) {
    return TelegramMessage.of(envelope, content).stream()
        .map(message -> call(account, message.method(), message.fields()))
        .toList();
  }

  @Override
  public Outcome outcome(Answer.Received answer) {
    var json = Answers.json(answer);
    if (answer.ok() && json.path("ok").asBoolean(false)) {
      return new Outcome.Sent(Payload.optional(json.path("result"), "message_id").orElse(""));
    }
    var reason = Payload.optional(json, "description").orElse("");
    var wait = json.path("parameters").path("retry_after");
    if (wait.isIntegralNumber()) {
      return new Outcome.Later(
          Duration.ofSeconds(Math.clamp(wait.asLong(), 1, 86_400)), answer.status() + " " + reason);
    }
    if (answer.status() == 401) {
      return new Outcome.Later(UNTIL_MENDED, "401 the token is not right");
    }
    return answer.ok()
        ? new Outcome.Later(Duration.ZERO, "an answer that is not Telegram’s")
        : Answers.failure(answer, reason);
  }

  @Override
  public List<Request> courtesies(Account account, ChannelEvent event) {
    if (!(event.what() instanceof ChannelEvent.Said said)) {
      return List.of();
    }
    var typing =
        call(
            account,
            "sendChatAction",
            TelegramMessage.addressed(event.sender(), event.thread(), "action", "typing"));
    return said.content() instanceof Content.Postback
        ? List.of(
            call(account, "answerCallbackQuery", Payload.of("callback_query_id", said.reference())),
            typing)
        : List.of(typing);
  }

  @Override
  public Optional<MediaFile> media(Account account, String reference, Transport transport) {
    var asked = transport.send(call(account, "getFile", Payload.of("file_id", reference)));
    if (!(asked instanceof Answer.Received found) || !found.ok()) {
      return Optional.empty();
    }
    return Payload.optional(Answers.json(found).path("result"), "file_path")
        .filter(path -> path.matches("[A-Za-z0-9_./-]{1,300}") && !path.contains(".."))
        .map(
            path ->
                transport.send(
                    Request.get(
                        "telegram.file",
                        account.at("/file/bot" + account.secret("token") + "/" + path))))
        .filter(answer -> answer instanceof Answer.Received file && file.ok())
        .map(
            answer -> {
              var file = (Answer.Received) answer;
              return new MediaFile(
                  file.body(),
                  TelegramUpdate.kind(
                      file.header("content-type").orElse(""), reference, file.body()));
            });
  }

  @Override
  public boolean pays(Account account) {
    return account.optionalSecret("payment_token").isPresent();
  }

  @Override
  public Request bill(Account account, Envelope envelope, Content.PaymentBlock payment) {
    return call(
        account,
        "sendInvoice",
        TelegramMessage.invoice(envelope, payment, account.secret("payment_token")));
  }

  @Override
  public Optional<Request> answer(Account account, String query, Optional<String> refusal) {
    return Optional.of(
        call(
            account,
            "answerPreCheckoutQuery",
            Payload.of(
                "pre_checkout_query_id", query,
                "ok", refusal.isEmpty(),
                "error_message", refusal.orElse(null))));
  }

  @Override
  public List<Request> register(Account account, URI address) {
    return List.of(
        call(
            account,
            "setWebhook",
            Payload.of(
                "url", address.toString(),
                "secret_token", account.secret("secret"),
                "allowed_updates", UPDATES)));
  }

  @Override
  public Optional<Request> probe(Account account) {
    return Optional.of(call(account, "getMe", Map.of()));
  }

  @Override
  public Optional<URI> entry(Account account, String start) {
    return account
        .setting("bot")
        .map(
            bot ->
                URI.create(
                    "https://t.me/"
                        + bot
                        + (start.isEmpty()
                            ? ""
                            : "?start=" + URLEncoder.encode(start, StandardCharsets.UTF_8))));
  }

  private static Request call(Account account, String method, Map<String, Object> fields) {
    return Request.post(
            "telegram." + method, account.at("/bot" + account.secret("token") + "/" + method))
        .json(Payload.text(fields));
  }
}
