package io.comptoir.storage;

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
import io.comptoir.customer.ConsentStore;
import io.comptoir.customer.CustomerStore;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.dialogue.flow.FlowSnapshotStore;
import io.comptoir.dialogue.knowledge.UnansweredQuestionStore;
import io.comptoir.engine.ActionRequestStore;
import io.comptoir.engine.EngineStores;
import io.comptoir.engine.Signals;
import io.comptoir.engine.TimerStore;
import io.comptoir.engine.TurnStore;
import io.comptoir.entry.EntryStore;
import io.comptoir.event.EventStore;
import io.comptoir.identity.IdentityStore;

/** All stores on one database. */
public record SqlStores(
    TurnStore turns,
    TimerStore timers,
    ActionRequestStore requests,
    ConversationStore conversations,
    HandoverStore handovers,
    CustomerStore customers,
    CartStore carts,
    OrderStore orders,
    PaymentStore payments,
    StockStore stock,
    OutboxStore outbox,
    ConsentStore consents,
    EventStore events,
    InteractionStore interactions,
    UnansweredQuestionStore questions,
    BookingStore bookings,
    FlowSnapshotStore flows,
    EntryStore entries,
    IdentityStore identities,
    LiveOfferStore offers,
    Books books,
    WaitingList waiting,
    Signals signals) {

  /**
   * @param node the engine's {@link io.comptoir.engine.EngineSettings#node()}
   */
  public static SqlStores on(Database database, String node) {
    var source = database.dataSource();
    return new SqlStores(
        new SqlTurnStore(source, node),
        new SqlTimerStore(source),
        new SqlActionRequestStore(source),
        new SqlConversationStore(source),
        new SqlHandoverStore(source),
        new SqlCustomerStore(source),
        new SqlCartStore(source),
        new SqlOrderStore(source),
        new SqlPaymentStore(source),
        new SqlStockStore(source),
        new SqlOutboxStore(source),
        new SqlConsentStore(source),
        new SqlEventStore(source),
        new SqlInteractionStore(source),
        new SqlUnansweredQuestionStore(source),
        new SqlBookingStore(source),
        new SqlFlowSnapshotStore(source),
        new SqlEntryStore(source),
        new SqlIdentityStore(source),
        new SqlLiveOfferStore(source),
        new Books(new SqlGiftCardStore(source), new SqlInvoiceStore(source)),
        new SqlWaitingList(source),
        new SqlSignals(database, node));
  }

  public EngineStores forEngine() {
    return new EngineStores(turns, timers, requests, conversations, customers, carts, signals);
  }
}
