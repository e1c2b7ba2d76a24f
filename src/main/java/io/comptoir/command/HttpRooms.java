package io.comptoir.command;

import io.comptoir.action.PaymentNotices;
import io.comptoir.base.ShopId;
import io.comptoir.engine.Engine;
import io.comptoir.provider.sandbox.SandboxBank;
import io.comptoir.storage.Database;
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
import io.comptoir.web.entry.EntryApi;
import io.comptoir.web.entry.GoPages;
import io.comptoir.web.storefront.CartApi;
import io.comptoir.web.storefront.OrderApi;
import io.comptoir.web.storefront.RecommendationApi;
import io.comptoir.web.storefront.ShopFront;
import io.comptoir.web.storefront.Shoppers;
import io.comptoir.web.storefront.Storefront;
import io.comptoir.web.storefront.StorefrontFolder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that HTTP serves, wired: the chat, the shop's pages, payments, channels, the operator's API.
 */
final class HttpRooms {
  private record Front(OpenShop of, ShopFront front) {}

  private final Map<ShopId, Front> fronts = new ConcurrentHashMap<>();
  private final RunningServer.Settings settings;
  private final Secrets secrets;
  private final ServerMeters meters;
  private final Clock clock;
  private final Database database;
  private final SqlStores stores;
  private final BackOffices offices;
  private final OpenShops opened;
  private final Engine engine;
  private final ShopDoors doors;
  private final ChannelRooms channels;

  HttpRooms(
      RunningServer.Settings settings,
      Secrets secrets,
      ServerMeters meters,
      Clock clock,
      Database database,
      SqlStores stores,
      BackOffices offices,
      OpenShops opened,
      Engine engine,
      ShopDoors doors,
      ChannelRooms channels) {
    this.settings = settings;
    this.secrets = secrets;
    this.meters = meters;
    this.clock = clock;
    this.database = database;
    this.stores = stores;
    this.offices = offices;
    this.opened = opened;
    this.engine = engine;
    this.doors = doors;
    this.channels = channels;
  }

  /** Every room, in the order in which their routes are looked at. */
  List<Server.Routes> all() {
    var sessions = new Sessions(secrets.key("COMPTOIR_SECRET", "session.key"), clock);
    var limits = new RateLimit(System::nanoTime, 1);
    var logIns =
        new LogIns(new LogInKeys(new AccountSecrets(System.getenv())), stores.identities(), clock);
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
    var payments = new PaymentApi(opened::provider, notices, meters::payment);
    var rooms = new ArrayList<Server.Routes>();
    rooms.addAll(channels.all(notices));
    rooms.addAll(
        List.of(
            new ChatApi(
                id -> opened.open(id).map(HttpRooms::chat),
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
            new ConsentApi(operator, channels.accounts(), stores.consents(), clock),
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
    return rooms;
  }

  /** Takes up what other servers and the shop's own systems said of prices. */
  static int refresh(OpenShop shop, SqlStores stores) {
    return shop.catalog().refresh(stores.offers(), shop.counter().shop());
  }

  static ChatShop chat(OpenShop open) {
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
}
