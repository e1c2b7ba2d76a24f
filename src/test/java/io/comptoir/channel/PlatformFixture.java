package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.Delivery;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.delivery.PlatformSender;
import io.comptoir.delivery.ReplyTokens;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.ScriptedShop;
import io.comptoir.engine.SettableClock;
import io.comptoir.http.Answer;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.http.Request;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.storage.memory.MemoryStores;
import io.comptoir.web.ConsentApi;
import io.comptoir.web.DeliveryApi;
import io.comptoir.web.Json;
import io.comptoir.web.OperatorKey;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.comptoir.web.channel.Answering;
import io.comptoir.web.channel.ChannelApi;
import io.comptoir.web.channel.ChannelPayments;
import io.comptoir.web.channel.ReceivedMedia;
import io.comptoir.web.channel.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A whole way in and out of a channel: real HTTP on both sides, a scripted shop between. */
public final class PlatformFixture implements AutoCloseable {
  static final ShopId SHOP = ScriptedShop.SHOP;
  static final String KEY = "operator-key-of-at-least-32-bytes!!";
  static final String SITE = "https://shop.example.com";

  public final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T09:00:00Z"));
  public final MemoryStores stores = MemoryStores.create(clock);
  public final PlayedPlatform platform;
  public final List<Account> accounts = new ArrayList<>();
  public final Map<String, Integer> counted = new ConcurrentHashMap<>();
  public final Map<String, String> paid = new ConcurrentHashMap<>();
  public volatile MessagingPolicy policy = MessagingPolicy.NONE;
  public volatile Optional<String> refusal = Optional.empty();
  public volatile Transcriber transcriber = Transcriber.NONE;
  public final Engine engine;
  private final ReplyTokens replyTokens = new ReplyTokens();
  private final Channel channel;
  private final OutgoingHttp outgoing;
  private final Delivery delivery;
  private final Server server;
  private final HttpClient http = HttpClient.newHttpClient();

  public PlatformFixture(Channel channel, String goodAnswer, Path folder) {
    this.channel = channel;
    this.platform = new PlayedPlatform(goodAnswer);
    this.outgoing =
        new OutgoingHttp(
            new Limits(
                Duration.ofMillis(400), Duration.ofMillis(400), 1 << 20, 64, 100, Duration.ZERO),
            List.of(platform.address()));
    this.engine =
        Engine.synchronous(
            stores.forEngine(),
            new ScriptedShop().shops(),
            EngineSettings.deterministic(clock, 1, Set.of("webchat")));
    var channels = new Channels(List.of(channel));
    var known = new Known();
    this.delivery =
        new Delivery(
            stores.outbox(),
            List.of(
                new PlatformSender(
                    channel,
                    known,
                    this::carried,
                    shop -> SITE,
                    replyTokens,
                    stores.consents(),
                    shop -> policy,
                    clock)),
            "here",
            clock,
            new Random(1));
    var media =
        new ReceivedMedia(
            folder,
            "a-signing-key-of-at-least-32-bytes".getBytes(StandardCharsets.UTF_8),
            channels,
            known,
            this::carried,
            (voice, language) -> transcriber.transcribe(voice, language));
    var reception =
        new Reception(
            engine.intake(),
            stores.outbox(),
            new Answering(engine.intake(), stores.conversations(), shop -> SITE),
            media,
            new Payments(),
            (account, asked) -> asked.equals("en") ? Language.ENGLISH : Language.FRENCH,
            stores.consents(),
            clock);
    this.server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                media,
                new ConsentApi(
                    new OperatorKey(
                        KEY.getBytes(StandardCharsets.UTF_8), new RateLimit(System::nanoTime, 1)),
                    known,
                    stores.consents(),
                    clock),
                new DeliveryApi(
                    new OperatorKey(
                        KEY.getBytes(StandardCharsets.UTF_8), new RateLimit(System::nanoTime, 1)),
                    () -> List.of(SHOP),
                    stores.outbox(),
                    clock),
                new ChannelApi(
                    channels,
                    known,
                    reception,
                    media,
                    this::carried,
                    shop -> SITE,
                    replyTokens,
                    (name, outcome) -> counted.merge(outcome, 1, Integer::sum),
                    clock)));
  }

  /** An account of the shop that is reached at the played platform. */
  public Account account(String id, Map<String, String> settings, Map<String, String> secrets) {
    var account = new Account(channel.name(), SHOP, id, platform.address(), settings, secrets);
    accounts.add(account);
    return account;
  }

  public String path() {
    return "/channels/" + channel.name() + "/" + SHOP;
  }

  public HttpResponse<String> post(byte[] body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(uri(path())).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  public HttpResponse<String> get(String pathAndQuery) {
    return send(HttpRequest.newBuilder(uri(pathAndQuery)).build());
  }

  /** As an operator, with their key. */
  public HttpResponse<String> operator(String method, String path) {
    return operator(method, path, "");
  }

  /**
   * @param json "" for none
   */
  public HttpResponse<String> operator(String method, String path, String json) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Nowhere but to the played platform. */
  private Answer carried(Request request) {
    return "127.0.0.1".equals(request.uri().getHost())
        ? outgoing.send(request)
        : new Answer.Failed(Answer.Failure.ADDRESS_REFUSED);
  }

  /** Answers what waits and sends what is due. */
  public void settle() {
    engine.runUntilIdle();
    while (delivery.sendDueHere() > 0) {
      // until nothing is due
    }
  }

  public Conversation conversation(Account account, String sender, String thread) {
    return engine
        .intake()
        .openConversation(
            SHOP, new Identity(channel.name(), account.id(), sender), thread, Language.FRENCH);
  }

  public List<Message> messages(Account account, String sender) {
    return stores.conversations().messagesAfter(conversation(account, sender, "").id(), 0, 1_000);
  }

  /** What the person sent, in order. */
  public List<Content> heard(Account account, String sender) {
    return messages(account, sender).stream()
        .filter(m -> m.author().type() == Author.Type.USER)
        .map(Message::content)
        .toList();
  }

  /** How the last message to this person stands in the outbox. */
  public OutboxStore.Row lastSent(Account account, String sender) {
    var conversation = conversation(account, sender, "");
    return stores.outbox().find(conversation.id(), conversation.lastSeq()).orElseThrow();
  }

  @Override
  public void close() {
    http.close();
    outgoing.close();
    platform.close();
    server.close();
  }

  private final class Known implements Accounts {
    @Override
    public Optional<Account> find(String name, String id) {
      return accounts.stream()
          .filter(a -> a.channel().equals(name) && a.id().equals(id))
          .findFirst();
    }

    @Override
    public List<Account> of(String name, ShopId shop) {
      return accounts.stream()
          .filter(a -> a.channel().equals(name) && a.shop().equals(shop))
          .toList();
    }

    @Override
    public List<Account> all(String name) {
      return accounts.stream().filter(a -> a.channel().equals(name)).toList();
    }
  }

  private final class Payments implements ChannelPayments {
    @Override
    public Optional<String> refusal(ShopId shop, String payment, Money amount, Language language) {
      return refusal;
    }

    @Override
    public boolean paid(ShopId shop, String payment, String charge, Money amount) {
      paid.put(payment, charge + " " + amount.minor() + " " + amount.currency());
      return true;
    }
  }
}
