package io.comptoir.storage.memory;

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
import java.time.Clock;

/** All stores of one memory. */
public record MemoryStores(
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
    WaitingList waiting) {

  /**
   * New and empty.
   *
   * @param clock by which leases run out
   */
  public static MemoryStores create(Clock clock) {
    var memory = new Memory(clock);
    return new MemoryStores(
        new MemoryTurnStore(memory),
        new MemoryTimerStore(memory),
        new MemoryActionRequestStore(memory),
        new MemoryConversationStore(memory),
        new MemoryHandoverStore(memory),
        new MemoryCustomerStore(memory),
        new MemoryCartStore(memory),
        new MemoryOrderStore(memory),
        new MemoryPaymentStore(memory),
        new MemoryStockStore(memory),
        new MemoryOutboxStore(memory),
        new MemoryConsentStore(),
        new MemoryEventStore(memory),
        new MemoryInteractionStore(memory),
        new MemoryUnansweredQuestionStore(memory),
        new MemoryBookingStore(memory),
        new MemoryFlowSnapshotStore(memory),
        new MemoryEntryStore(memory),
        new MemoryIdentityStore(memory),
        new MemoryLiveOfferStore(),
        new Books(new MemoryGiftCardStore(memory), new MemoryInvoiceStore(memory)),
        new MemoryWaitingList(memory));
  }

  public EngineStores forEngine() {
    return new EngineStores(turns, timers, requests, conversations, customers, carts, Signals.NONE);
  }
}
