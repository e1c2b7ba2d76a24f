package io.comptoir.engine;

import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.commerce.booking.WaitingList;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.order.Books;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.conversation.HandoverStore;
import io.comptoir.customer.CustomerStore;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.dialogue.flow.FlowSnapshotStore;
import io.comptoir.dialogue.knowledge.UnansweredQuestionStore;
import io.comptoir.entry.EntryStore;
import io.comptoir.event.EventStore;
import io.comptoir.identity.IdentityStore;
import io.comptoir.storage.SqlStores;
import io.comptoir.storage.TestDatabase;
import io.comptoir.storage.memory.MemoryStores;
import java.time.Clock;

/** The stores of either kind, so that one suite of tests runs on both. */
public record TestStores(
    EngineStores forEngine,
    ConversationStore conversations,
    HandoverStore handovers,
    CustomerStore customers,
    CartStore carts,
    OrderStore orders,
    PaymentStore payments,
    StockStore stock,
    EventStore events,
    InteractionStore interactions,
    OutboxStore outbox,
    UnansweredQuestionStore questions,
    BookingStore bookings,
    FlowSnapshotStore flows,
    EntryStore entries,
    IdentityStore identities,
    LiveOfferStore offers,
    Books books,
    WaitingList waiting) {

  public static TestStores memory(Clock clock) {
    var s = MemoryStores.create(clock);
    return new TestStores(
        s.forEngine(),
        s.conversations(),
        s.handovers(),
        s.customers(),
        s.carts(),
        s.orders(),
        s.payments(),
        s.stock(),
        s.events(),
        s.interactions(),
        s.outbox(),
        s.questions(),
        s.bookings(),
        s.flows(),
        s.entries(),
        s.identities(),
        s.offers(),
        s.books(),
        s.waiting());
  }

  public static TestStores sql(TestDatabase database, String node) {
    var s = SqlStores.on(database.database(), node);
    return new TestStores(
        s.forEngine(),
        s.conversations(),
        s.handovers(),
        s.customers(),
        s.carts(),
        s.orders(),
        s.payments(),
        s.stock(),
        s.events(),
        s.interactions(),
        s.outbox(),
        s.questions(),
        s.bookings(),
        s.flows(),
        s.entries(),
        s.identities(),
        s.offers(),
        s.books(),
        s.waiting());
  }
}
