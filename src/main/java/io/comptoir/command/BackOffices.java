package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.customer.CustomerId;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.provider.backoffice.BackOffice;
import io.comptoir.provider.backoffice.BackOfficeBookings;
import io.comptoir.provider.backoffice.BackOfficeStock;
import io.comptoir.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets shops that name a back end of their own count stock and times there, the others here. */
final class BackOffices implements AutoCloseable {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final StockStore stock;
  private final BookingStore bookings;
  private final Map<ShopId, StockStore> stocks = new ConcurrentHashMap<>();
  private final Map<ShopId, BookingStore> agendas = new ConcurrentHashMap<>();
  private final Map<ShopId, OutgoingHttp> connections = new ConcurrentHashMap<>();

  /**
   * @param environment where their secrets are
   * @param stock for shops without one
   * @param bookings for shops without one, and where customers' bookings are kept
   */
  BackOffices(
      Map<String, String> environment,
      InstantSource clock,
      StockStore stock,
      BookingStore bookings) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.stock = stock;
    this.bookings = bookings;
  }

  /**
   * @throws Failure when the shop names a back end whose secret is not there
   */
  void know(ShopSettings settings) {
    var shop = settings.id();
    var named = settings.backOffice();
    stocks.remove(shop);
    agendas.remove(shop);
    var before = connections.remove(shop);
    if (before != null) {
      before.close();
    }
    if (named == null) {
      return;
    }
    var secret = environment.getOrDefault(variable(shop), "").getBytes(StandardCharsets.UTF_8);
    if (secret.length < 32) {
      throw new Failure(
          "The shop "
              + shop
              + " has a back office. Put the secret that both share, of 32 bytes or more, into "
              + variable(shop)
              + ".");
    }
    var http = new OutgoingHttp(Limits.USUAL.total(named.timeout()), List.of(named.url()));
    connections.put(shop, http);
    var office = new BackOffice(named.url(), secret, named.timeout(), http, clock);
    if (named.does().contains("stock")) {
      stocks.put(shop, new BackOfficeStock(office, clock));
    }
    if (named.does().contains("bookings")) {
      agendas.put(shop, new BackOfficeBookings(office, bookings));
    }
  }

  /** {@code COMPTOIR_BACK_OFFICE_SECRET_BEAUTE}. */
  static String variable(ShopId shop) {
    return "COMPTOIR_BACK_OFFICE_SECRET_"
        + shop.value().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  @Override
  public void close() {
    connections.values().forEach(OutgoingHttp::close);
    connections.clear();
  }

  StockStore stock() {
    return new StockStore() {
      @Override
      public Map<ProductId, Integer> left(ShopId shop, Collection<ProductId> ids) {
        return of(shop).left(shop, ids);
      }

      @Override
      public void countIfAbsent(ShopId shop, Map<ProductId, Integer> pieces) {
        of(shop).countIfAbsent(shop, pieces);
      }

      @Override
      public void count(ShopId shop, Map<ProductId, Integer> pieces) {
        of(shop).count(shop, pieces);
      }

      @Override
      public Collection<ProductId> reserve(
          ShopId shop, String key, Map<ProductId, Integer> pieces) {
        return of(shop).reserve(shop, key, pieces);
      }

      @Override
      public Collection<ProductId> exchange(
          ShopId shop, Collection<String> from, String key, Map<ProductId, Integer> pieces) {
        return of(shop).exchange(shop, from, key, pieces);
      }

      @Override
      public void release(ShopId shop, String key) {
        of(shop).release(shop, key);
      }

      private StockStore of(ShopId shop) {
        return stocks.getOrDefault(shop, stock);
      }
    };
  }

  BookingStore bookings() {
    return new BookingStore() {
      @Override
      public Optional<Booking> find(BookingId id) {
        return bookings.find(id);
      }

      @Override
      public Optional<Booking> findByNumber(ShopId shop, String number) {
        return bookings.findByNumber(shop, number);
      }

      @Override
      public List<Booking> ofCustomer(CustomerId customer, int limit) {
        return bookings.ofCustomer(customer, limit);
      }

      @Override
      public List<Booking> live(
          ShopId shop, Collection<String> resources, Instant from, Instant until, Instant now) {
        return of(shop).live(shop, resources, from, until, now);
      }

      @Override
      public Placement place(Booking booking, int capacity, Instant now) {
        return of(booking.shop()).place(booking, capacity, now);
      }

      @Override
      public boolean save(Booking booking) {
        return of(booking.shop()).save(booking);
      }

      @Override
      public List<Booking> due(Set<ShopId> shops, Instant now, int limit) {
        return bookings.due(shops, now, limit);
      }

      private BookingStore of(ShopId shop) {
        return agendas.getOrDefault(shop, bookings);
      }
    };
  }
}
