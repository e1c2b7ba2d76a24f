package io.comptoir.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.comptoir.action.Linking;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.commerce.booking.WaitingList;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Books;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.dialogue.flow.FlowSnapshotStore;
import io.comptoir.identity.LinkSecrets;
import io.comptoir.storage.SqlStores;
import io.comptoir.storage.memory.MemoryStores;
import java.util.List;

/** What a shop's actions keep things in, on a database or in memory. */
public record Stores(
    StockStore stock,
    CartStore carts,
    OrderStore orders,
    PaymentStore payments,
    FlowSnapshotStore flows,
    BookingStore bookings,
    InteractionStore interactions,
    LiveOfferStore offers,
    Books books,
    WaitingList waiting,
    Linking linking) {
  /** Nothing that is forgotten with the process is worth a secret. */
  private static final LinkSecrets REHEARSED =
      new LinkSecrets("rehearsed, so that every run is the same".getBytes(UTF_8));

  /** Kept in a database that no customer comes to. */
  public static Stores of(SqlStores sql) {
    return of(sql, REHEARSED, Stores::chatAlone);
  }

  /** Kept in a database. */
  public static Stores of(SqlStores sql, LinkSecrets secrets, Linking.Doors doors) {
    return new Stores(
        sql.stock(),
        sql.carts(),
        sql.orders(),
        sql.payments(),
        sql.flows(),
        sql.bookings(),
        sql.interactions(),
        sql.offers(),
        sql.books(),
        sql.waiting(),
        new Linking(sql.identities(), secrets, doors));
  }

  /** On a database that is thrown away, where nobody goes on elsewhere. */
  public static Stores rehearsed(SqlStores sql) {
    return of(sql, REHEARSED, Stores::chatAlone);
  }

  public static Stores of(MemoryStores memory) {
    return new Stores(
        memory.stock(),
        memory.carts(),
        memory.orders(),
        memory.payments(),
        memory.flows(),
        memory.bookings(),
        memory.interactions(),
        memory.offers(),
        memory.books(),
        memory.waiting(),
        new Linking(memory.identities(), REHEARSED, Stores::chatAlone));
  }

  private static List<Linking.Door> chatAlone(ShopId shop, String start) {
    return List.of(new Linking.Door("webchat", "/shop/" + shop + "?chat=" + start, null));
  }

  /** The same with stock and bookings counted elsewhere. */
  Stores counting(StockStore otherStock, BookingStore otherBookings) {
    return new Stores(
        otherStock,
        carts,
        orders,
        payments,
        flows,
        otherBookings,
        interactions,
        offers,
        books,
        waiting,
        linking);
  }

  /** Empty ones that are forgotten with the process. */
  public static Stores inMemory() {
    return of(MemoryStores.create(java.time.Clock.systemUTC()));
  }
}
