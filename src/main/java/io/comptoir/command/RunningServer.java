package io.comptoir.command;

import io.comptoir.action.BookingDeadlines;
import io.comptoir.action.FreedTimes;
import io.comptoir.action.LinkNews;
import io.comptoir.action.OrderMoney;
import io.comptoir.action.PaymentDeadlines;
import io.comptoir.base.ShopId;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Transcriber;
import io.comptoir.delivery.Delivery;
import io.comptoir.delivery.PlatformSender;
import io.comptoir.delivery.ReplyTokens;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.identity.LinkSecrets;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.provider.sandbox.SandboxProvider;
import io.comptoir.storage.Backlog;
import io.comptoir.storage.Database;
import io.comptoir.storage.DatabaseAddress;
import io.comptoir.storage.SqlStores;
import io.comptoir.web.Json;
import io.comptoir.web.Secrets;
import io.comptoir.web.Server;
import io.comptoir.web.channel.ReceivedMedia;
import io.comptoir.web.entry.EntryDoors;
import io.javalin.util.JavalinBindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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
                opened::provider,
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
    engine.alsoDo(
        () -> opened.all().stream().mapToInt(shop -> HttpRooms.refresh(shop, stores)).sum());
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
                new HttpRooms(
                        settings,
                        secrets,
                        meters,
                        clock,
                        database,
                        stores,
                        offices,
                        opened,
                        engine,
                        entrances,
                        channelRooms(stores, opened, engine, channels, accounts, outgoing))
                    .all()));
  }

  private Optional<EntryDoors.Named> named(ShopId id) {
    return Optional.ofNullable(shops)
        .flatMap(opened -> opened.open(id))
        .map(
            open ->
                new EntryDoors.Named(
                    open.shop().settings().name(), open.shop().settings().language()));
  }

  private ChannelRooms channelRooms(
      SqlStores stores,
      OpenShops opened,
      Engine engine,
      Channels channels,
      Accounts accounts,
      OutgoingHttp outgoing) {
    var writes = Transcription.asked(System.getenv());
    writes.ifPresent(this::keep);
    return new ChannelRooms(
        settings.data(),
        secrets,
        meters,
        clock,
        stores,
        opened,
        engine,
        channels,
        accounts,
        outgoing,
        writes.map(Transcription::transcriber).orElse(Transcriber.NONE),
        replyTokens,
        this::publicUrl);
  }

  private Server serve(List<Server.Routes> rooms) {
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
