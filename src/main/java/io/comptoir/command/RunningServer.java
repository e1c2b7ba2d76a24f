package io.comptoir.command;

import io.comptoir.action.BookingDeadlines;
import io.comptoir.action.FreedTimes;
import io.comptoir.action.LinkNews;
import io.comptoir.action.OrderMoney;
import io.comptoir.action.PaymentDeadlines;
import io.comptoir.action.PaymentNotices;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Transcriber;
import io.comptoir.channel.TranscriptionService;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.delivery.Delivery;
import io.comptoir.delivery.PlatformSender;
import io.comptoir.delivery.ReplyTokens;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.identity.LinkSecrets;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.provider.sandbox.SandboxBank;
import io.comptoir.provider.sandbox.SandboxProvider;
import io.comptoir.storage.Backlog;
import io.comptoir.storage.Database;
import io.comptoir.storage.DatabaseAddress;
import io.comptoir.storage.SqlStores;
import io.comptoir.web.Assets;
import io.comptoir.web.BrandStyle;
import io.comptoir.web.ChatApi;
import io.comptoir.web.ChatConfig;
import io.comptoir.web.ChatShop;
import io.comptoir.web.ChatStream;
import io.comptoir.web.ConsentApi;
import io.comptoir.web.DeliveryApi;
import io.comptoir.web.DeskPage;
import io.comptoir.web.GiftCardApi;
import io.comptoir.web.IdentityApi;
import io.comptoir.web.Json;
import io.comptoir.web.LogIns;
import io.comptoir.web.OfferApi;
import io.comptoir.web.Operations;
import io.comptoir.web.OperatorApi;
import io.comptoir.web.OperatorKey;
import io.comptoir.web.OrderDeskApi;
import io.comptoir.web.PaperApi;
import io.comptoir.web.PaymentApi;
import io.comptoir.web.PaymentPages;
import io.comptoir.web.RateLimit;
import io.comptoir.web.RequestMeters;
import io.comptoir.web.ReturnApi;
import io.comptoir.web.SandboxPages;
import io.comptoir.web.Secrets;
import io.comptoir.web.Server;
import io.comptoir.web.Sessions;
import io.comptoir.web.ShipmentApi;
import io.comptoir.web.Uploads;
import io.comptoir.web.channel.Answering;
import io.comptoir.web.channel.ChannelApi;
import io.comptoir.web.channel.ReceivedMedia;
import io.comptoir.web.channel.Reception;
import io.comptoir.web.entry.EntryApi;
import io.comptoir.web.entry.EntryDoors;
import io.comptoir.web.entry.GoPages;
import io.comptoir.web.storefront.CartApi;
import io.comptoir.web.storefront.OrderApi;
import io.comptoir.web.storefront.RecommendationApi;
import io.comptoir.web.storefront.ShopFront;
import io.comptoir.web.storefront.Shoppers;
import io.comptoir.web.storefront.Storefront;
import io.comptoir.web.storefront.StorefrontFolder;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server with all its rooms, wired here and nowhere else: database, shops, engine, HTTP, in the
 * order in which they open and against which they close.
 */
public final class RunningServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningServer.class);

  /** Platforms answer within seconds; one host serves many accounts. */
  private static final Limits CHANNEL_LIMITS =
      new Limits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          ReceivedMedia.MAX_BYTES,
          256,
          20,
          Duration.ofSeconds(5));

  private static final Set<String> OWN_ADDRESSES = Set.of("127.0.0.1", "localhost", "::1");

  /**
   * @param database {@code jdbc:postgresql://…}; null for the embedded one in {@code data}
   * @param data database, uploads, keys and caches
   * @param publicUrl where customers reach it; empty for this machine's own address
   * @param actionLimit how long an action may take that a turn waits for
   */
  public record Settings(
      List<Path> shops,
      @Nullable String database,
      Path data,
      String host,
      int port,
      Optional<String> publicUrl,
      Duration actionLimit) {
    public Settings {
      shops = List.copyOf(shops);
    }

    public Settings(List<Path> shops, @Nullable String database, Path data, String host, int port) {
      this(shops, database, data, host, port, Optional.empty(), EngineSettings.IN_TURN_LIMIT);
    }
  }

  private record Front(OpenShop of, ShopFront front) {}

  private final Map<ShopId, Front> fronts = new ConcurrentHashMap<>();
  private final Deque<AutoCloseable> rooms = new ArrayDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Settings settings;
  private final Clock clock = Clock.systemUTC();
  private final Secrets secrets;
  private final ServerMeters meters = new ServerMeters();
  private final ReplyTokens replyTokens = new ReplyTokens();
  private @Nullable Server http;
  private @Nullable OpenShops shops;
  private @Nullable ShopDoors doors;

  private RunningServer(Settings settings) {
    this.settings = settings;
    this.secrets = new Secrets(settings.data(), System.getenv());
  }

  /**
   * Starts a server and returns once people can come in.
   *
   * @throws Failure or the database's own exception, with the mend; nothing stays open
   */
  public static RunningServer start(Settings settings) {
    var server = new RunningServer(settings);
    try {
      server.open();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Starts a server, says where it is, and waits until the process is told to stop. */
  public static void run(Settings settings) throws InterruptedException {
    var stopped = new CountDownLatch(1);
    var server = start(settings);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stopped.countDown();
                },
                "stop"));
    // A start leaves much behind that is never needed again.
    System.gc();
    System.out.println(server.announcement());
    System.out.flush();
    log.info("ready after={} memory={}", Announcement.sinceStart(), Announcement.memory());
    stopped.await();
  }

  public int port() {
    return http == null ? 0 : http.port();
  }

  private static MessagingPolicy messaging(OpenShops opened, ShopId shop) {
    return opened
        .open(shop)
        .map(open -> open.shop().settings().messaging())
        .orElse(MessagingPolicy.NONE);
  }

  /** Where customers reach it, without a slash at its end. */
  public String publicUrl() {
    return settings
        .publicUrl()
        .orElseGet(
            () ->
                PublicAddress.local(settings.host(), http == null ? settings.port() : http.port()));
  }

  /** The shops it serves, by name. */
  public List<ShopId> shops() {
    return shops == null
        ? List.of()
        : shops.ids().stream().sorted(Comparator.comparing(ShopId::value)).toList();
  }

  /** The operator's key, for those who started this server. */
  public String operatorKey() {
    return new String(secrets.key("COMPTOIR_API_KEY", "api.key"), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    while (!rooms.isEmpty()) {
      var room = rooms.pop();
      try {
        room.close();
      } catch (Exception e) {
        log.warn("{} did not close in order", room.getClass().getSimpleName(), e);
      }
    }
  }

  private void open() {
    var database =
        keep(
            Database.open(
                address(),
                Database.Settings.standard().whenItStops(this::databaseStopped),
                System.getenv()));
    meters.watch(new Backlog(database.dataSource()));
    var node = UUID.randomUUID().toString();
    var stores = SqlStores.on(database, node);
    var sandbox = new SandboxProvider(secrets.key("COMPTOIR_SANDBOX_SECRET", "sandbox.key"), clock);
    var providers =
        keep(
            new PaymentProviders(
                sandbox, new GivenSecrets(System.getenv()), this::publicUrl, clock));
    var channels = MessagingChannels.all();
    var configured = new AtomicReference<Accounts>();
    var entrances = new ShopDoors(channels, configured::get, this::publicUrl, this::named);
    doors = entrances;
    var links = new LinkSecrets(secrets.key("COMPTOIR_SECRET", "session.key"));
    var offices = keep(new BackOffices(System.getenv(), clock, stores.stock(), stores.bookings()));
    var opened =
        keep(
            new OpenShops(
                settings.shops(),
                folder ->
                    counted(
                        offices,
                        checked(
                            OpenShop.openAtOnce(
                                folder,
                                Stores.of(stores, links, entrances)
                                    .counting(offices.stock(), offices.bookings()),
                                providers::of,
                                clock,
                                settings.data().resolve("cache"))))));
    shops = opened;
    var accounts =
        new ConfiguredAccounts(
            channels,
            () -> opened.all().stream().map(shop -> shop.shop().settings()).toList(),
            new AccountSecrets(System.getenv()));
    configured.set(accounts);
    var outgoing = keep(new OutgoingHttp(CHANNEL_LIMITS, accounts.addresses()));
    // Opened before the engine, so that it closes after it and sends what the last turns left.
    keep(new Delivery(
            meters.counted(stores.outbox()),
            channels.all().stream()
                .map(
                    channel ->
                        new PlatformSender(
                            channel,
                            accounts,
                            outgoing::send,
                            shop -> publicUrl(),
                            replyTokens,
                            stores.consents(),
                            shop -> messaging(opened, shop),
                            clock))
                .toList(),
            node,
            clock,
            new Random()))
        .start();
    var engine =
        keep(
            Engine.server(
                meters.counted(stores.forEngine(), clock),
                meters.timed(opened),
                EngineSettings.standard().node(node).inTurnLimit(settings.actionLimit())));
    engine.alsoDo(
        new PaymentDeadlines(
                opened::ids,
                stores.payments(),
                stores.orders(),
                offices.stock(),
                (name, shop) -> provider(opened, name, shop),
                engine.intake()::acceptEvent,
                clock)
            ::meet);
    engine.alsoDo(
        new OrderMoney(
                opened::ids,
                stores.orders(),
                stores.payments(),
                stores.books(),
                engine.intake()::acceptEvent,
                clock)
            ::meet);
    engine.alsoDo(new FlowUpkeep(opened::all, stores.flows(), clock)::tidy);
    engine.alsoDo(
        new BookingDeadlines(opened::ids, offices.bookings(), engine.intake()::acceptEvent, clock)
            ::meet);
    engine.alsoDo(
        new FreedTimes(
                opened::ids,
                id -> opened.open(id).map(OpenShop::goods),
                engine.intake()::acceptEvent,
                clock)
            ::meet);
    engine.alsoDo(new SessionUpkeep(opened::all, clock)::learn);
    engine.alsoDo(() -> opened.all().stream().mapToInt(shop -> refresh(shop, stores)).sum());
    engine.alsoDo(
        new LinkNews(
                opened::ids,
                stores.identities(),
                stores.conversations(),
                engine.intake()::acceptEvent)
            ::tell);
    engine.start();
    http =
        keep(
            serve(
                stores, offices, opened, engine, sandbox, database, channels, accounts, outgoing));
  }

  private Optional<EntryDoors.Named> named(ShopId id) {
    return Optional.ofNullable(shops)
        .flatMap(opened -> opened.open(id))
        .map(
            open ->
                new EntryDoors.Named(
                    open.shop().settings().name(), open.shop().settings().language()));
  }

  /** What writes voice notes down, where the operator named such a service. */
  private Transcriber transcriber() {
    var environment = System.getenv();
    var given = environment.getOrDefault("COMPTOIR_TRANSCRIPTION_URL", "").strip();
    if (given.isEmpty()) {
      return Transcriber.NONE;
    }
    if (!given.matches("https?://[^/?#\\s]+")) {
      throw new Failure(
          "COMPTOIR_TRANSCRIPTION_URL is written https://speech.example.com, without a path.");
    }
    var address = URI.create(given);
    var limits =
        new Limits(
            Duration.ofSeconds(2), Duration.ofSeconds(8), 1 << 20, 16, 5, Duration.ofSeconds(30));
    var http = keep(new OutgoingHttp(limits, List.of(address)));
    return new TranscriptionService(
        address,
        environment.getOrDefault("COMPTOIR_TRANSCRIPTION_KEY", ""),
        environment.getOrDefault("COMPTOIR_TRANSCRIPTION_MODEL", "whisper-1"),
        http::send);
  }

  private List<Server.Routes> channelRooms(
      SqlStores stores,
      OpenShops opened,
      Engine engine,
      Channels channels,
      Accounts accounts,
      OutgoingHttp outgoing,
      PaymentNotices notices) {
    var media =
        new ReceivedMedia(
            settings.data().resolve("media"),
            secrets.key("COMPTOIR_SECRET", "session.key"),
            channels,
            accounts,
            request -> outgoing.send(request, CHANNEL_LIMITS.maxBytes(ReceivedMedia.MAX_BYTES)),
            transcriber());
    var reception =
        new Reception(
            engine.intake(),
            meters.counted(stores.outbox()),
            new Answering(engine.intake(), stores.conversations(), shop -> publicUrl()),
            media,
            new InChatPayments(stores.payments(), stores.orders(), notices),
            (account, asked) ->
                opened
                    .open(account.shop())
                    .map(shop -> chat(shop).language(asked))
                    .orElse(Language.ENGLISH),
            stores.consents(),
            clock);
    return List.of(
        media,
        new ChannelApi(
            channels,
            accounts,
            reception,
            media,
            outgoing::send,
            shop -> publicUrl(),
            replyTokens,
            meters::channelEvent,
            clock));
  }

  private Server serve(
      SqlStores stores,
      BackOffices offices,
      OpenShops opened,
      Engine engine,
      SandboxProvider sandbox,
      Database database,
      Channels channels,
      Accounts accounts,
      OutgoingHttp outgoing) {
    var sessions = new Sessions(secrets.key("COMPTOIR_SECRET", "session.key"), clock);
    var limits = new RateLimit(System::nanoTime, 1);
    var logIns =
        new LogIns(new LogInKeys(new AccountSecrets(System.getenv())), stores.identities(), clock);
    var doors = Objects.requireNonNull(this.doors);
    var shoppers =
        new Shoppers(
            id -> opened.open(id).map(OpenShop::goods),
            stores.customers(),
            stores.conversations(),
            sessions,
            clock);
    var notices =
        new PaymentNotices(
            stores.payments(),
            stores.orders(),
            offices.stock(),
            engine.intake()::acceptEvent,
            clock);
    var operator = new OperatorKey(secrets.key("COMPTOIR_API_KEY", "api.key"), limits);
    var payments =
        new PaymentApi((name, shop) -> provider(opened, name, shop), notices, meters::payment);
    var rooms = new ArrayList<Server.Routes>();
    rooms.addAll(channelRooms(stores, opened, engine, channels, accounts, outgoing, notices));
    rooms.addAll(
        List.of(
            new ChatApi(
                id -> opened.open(id).map(RunningServer::chat),
                origin ->
                    opened.all().stream()
                        .anyMatch(shop -> shop.shop().settings().origins().contains(origin)),
                engine.intake(),
                stores.conversations(),
                engine.feed(),
                sessions,
                logIns,
                limits),
            new ChatStream(stores.conversations(), engine.feed(), sessions),
            new Uploads(settings.data().resolve("uploads"), sessions, limits),
            new Assets(opened::folder),
            new BrandStyle(id -> opened.open(id).map(shop -> shop.shop().settings().brand())),
            new Storefront(
                id -> opened.open(id).map(this::front),
                offices.stock(),
                id -> opened.open(id).map(OpenShop::recommendations),
                clock),
            new CartApi(shoppers, stores.carts(), stores.interactions(), limits),
            new RecommendationApi(
                id ->
                    opened
                        .open(id)
                        .map(
                            shop ->
                                new RecommendationApi.Shop(shop.goods(), shop.recommendations())),
                shoppers,
                stores.carts(),
                stores.interactions(),
                limits,
                clock),
            new OrderApi(shoppers),
            payments,
            new PaymentPages(
                (name, shop) ->
                    opened
                        .open(shop)
                        .filter(open -> open.payments().name().equals(name))
                        .map(open -> open.shop().settings())
                        .map(
                            of ->
                                new PaymentPages.Payee(
                                    of.name(), Optional.ofNullable(of.payment().returnTo()))),
                stores.payments(),
                stores.orders(),
                clock),
            new SandboxPages(
                id -> opened.open(id).map(shop -> shop.shop().settings().name()),
                stores.payments(),
                stores.orders(),
                new SandboxBank(
                    secrets.key("COMPTOIR_SANDBOX_SECRET", "sandbox.key"), clock, UUID::randomUUID),
                payments),
            new OperatorApi(
                operator,
                () -> opened.ids().stream().toList(),
                stores.handovers(),
                stores.conversations(),
                stores.questions()),
            new OfferApi(
                operator,
                id ->
                    opened
                        .open(id)
                        .map(
                            shop ->
                                new OfferApi.Shelf(
                                    shop.catalog().now(), shop.shop().settings().currency())),
                stores.offers(),
                stores.stock(),
                id -> opened.open(id).ifPresent(shop -> refresh(shop, stores))),
            new ReturnApi(operator, () -> opened.ids().stream().toList(), stores.orders(), clock),
            new DeliveryApi(operator, () -> opened.ids().stream().toList(), stores.outbox(), clock),
            new ConsentApi(operator, accounts, stores.consents(), clock),
            new OrderDeskApi(operator, id -> opened.open(id).map(OpenShop::goods), clock),
            new ShipmentApi(
                operator,
                id -> opened.open(id).map(OpenShop::goods),
                engine.intake()::acceptEvent,
                clock),
            new GiftCardApi(
                operator,
                id -> opened.open(id).map(OpenShop::goods),
                clock,
                new java.security.SecureRandom()),
            new PaperApi(operator, id -> opened.open(id).map(OpenShop::goods), clock),
            new IdentityApi(
                operator,
                () -> opened.ids().stream().toList(),
                stores.identities(),
                stores.conversations(),
                clock),
            new EntryApi(operator, stores.entries(), doors, clock),
            new GoPages(stores.entries(), doors, limits, clock),
            new DeskPage(),
            new Operations(database::isReady, meters.registry()),
            new RequestMeters(meters.registry())));
    try {
      return Server.start(settings.host(), settings.port(), Json.MAPPER, rooms);
    } catch (JavalinBindException e) {
      throw new Failure(
          "Port "
              + settings.port()
              + " is taken by another program. Stop it, or choose another with --port.",
          e);
    }
  }

  private DatabaseAddress address() {
    return settings.database() == null
        ? DatabaseAddress.embeddedIn(settings.data())
        : DatabaseAddress.at(settings.database(), System.getenv());
  }

  private static OpenShop counted(BackOffices offices, OpenShop shop) {
    try {
      offices.know(shop.shop().settings());
      return shop;
    } catch (Failure e) {
      shop.close();
      throw e;
    }
  }

  /** The sandbox takes no money; it must not stand where customers come in. */
  private OpenShop checked(OpenShop shop) {
    var pays = shop.shop().settings().payment();
    if (pays.provider().equals("sandbox") && !OWN_ADDRESSES.contains(settings.host())) {
      shop.close();
      throw new Failure(
          "The shop "
              + shop.counter().shop()
              + " is paid by the sandbox, which takes no money, so it is not served on "
              + settings.host()
              + ". Name a real payment provider in shop.yml, or leave --host out.");
    }
    return shop;
  }

  /** Takes up what other servers and the shop's own systems said of prices. */
  private static int refresh(OpenShop shop, SqlStores stores) {
    return shop.catalog().refresh(stores.offers(), shop.counter().shop());
  }

  private static Optional<PaymentProvider> provider(OpenShops shops, String name, ShopId shop) {
    return shops
        .open(shop)
        .map(OpenShop::payments)
        .filter(provider -> provider.name().equals(name));
  }

  private static ChatShop chat(OpenShop open) {
    var settings = open.shop().settings();
    return new ChatShop(
        settings.id(),
        settings.languages(),
        settings.origins(),
        language -> ChatConfig.of(open.shop(), language));
  }

  /** Read from the folder once for each version of the shop, not for each page. */
  private ShopFront front(OpenShop open) {
    return fronts
        .compute(
            open.counter().shop(),
            (_, before) ->
                before != null && before.of() == open ? before : new Front(open, read(open)))
        .front();
  }

  private static ShopFront read(OpenShop open) {
    var shop = open.shop();
    var settings = shop.settings();
    return new ShopFront(
        settings.id(),
        settings.name(),
        settings.languages(),
        settings.zone(),
        settings.currency(),
        open.catalog(),
        open.search(),
        StorefrontFolder.articles(shop.folder(), settings.languages()),
        StorefrontFolder.showcase(shop.folder(), settings.language()),
        settings.brand(),
        settings.launchStage().equals("demo"));
  }

  private void databaseStopped(String sentence) {
    log.error("{}", sentence);
    if (!closed.get()) {
      // Without its database the server can acknowledge nothing: stop, and let whoever watches
      // start it again.
      Thread.ofPlatform().name("database-stopped").start(() -> System.exit(1));
    }
  }

  private String announcement() {
    return Announcement.of(
        publicUrl(),
        shops(),
        settings.database() == null
            ? "embedded PostgreSQL in " + settings.data()
            : DatabaseAddress.at(settings.database(), System.getenv()).toString(),
        settings.data().resolve("api.key"),
        operatorKey());
  }

  private <T extends AutoCloseable> T keep(T room) {
    rooms.push(room);
    return room;
  }
}
