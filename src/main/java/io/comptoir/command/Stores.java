package io.comptoir.command;

import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.dialogue.flow.FlowSnapshotStore;
import io.comptoir.storage.SqlStores;
import io.comptoir.storage.memory.MemoryStores;

/** What a shop's actions keep things in, on a database or in memory. */
public record Stores(
    StockStore stock,
    CartStore carts,
    OrderStore orders,
    PaymentStore payments,
    FlowSnapshotStore flows,
    BookingStore bookings,
    InteractionStore interactions,
    LiveOfferStore offers) {
  public static Stores of(SqlStores sql) {
    return new Stores(
        sql.stock(),
        sql.carts(),
        sql.orders(),
        sql.payments(),
        sql.flows(),
        sql.bookings(),
        sql.interactions(),
        sql.offers());
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
        memory.offers());
  }

  /** Empty ones that are forgotten with the process. */
  public static Stores inMemory() {
    return of(MemoryStores.create(java.time.Clock.systemUTC()));
  }
}
