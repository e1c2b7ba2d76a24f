package io.comptoir.storage.memory;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.order.InvoiceStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.dialogue.Command;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.engine.Claim;
import io.comptoir.engine.TurnRecord;
import io.comptoir.event.Fact;
import io.comptoir.identity.LinkGrant;
import io.comptoir.identity.LinkId;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Proof;
import io.comptoir.message.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the memory stores share: the tables. Every store method holds this object's monitor, which
 * makes it a transaction.
 */
public final class Memory {
  final Clock clock;
  final Map<CustomerId, Customer> customers = new HashMap<>();
  final Map<Identity, CustomerId> identities = new LinkedHashMap<>();
  final Map<Identity, Proof> proofs = new HashMap<>();
  final Map<LinkId, Granted> grants = new LinkedHashMap<>();
  final List<Tried> tries = new ArrayList<>();
  final Map<UUID, Merge> merges = new LinkedHashMap<>();
  final Set<UUID> toldMerges = new HashSet<>();
  final Map<ThreadKey, ConversationId> threads = new HashMap<>();
  final Map<ConversationId, Room> rooms = new LinkedHashMap<>();
  final Map<InboxKey, Receipt> inbox = new HashMap<>();
  final Map<ConversationId, Work> work = new LinkedHashMap<>();
  final Map<CustomerId, Cart> carts = new HashMap<>();
  final Map<OrderId, Order> orders = new LinkedHashMap<>();
  final Map<BookingId, Booking> bookings = new LinkedHashMap<>();
  final Map<UUID, io.comptoir.commerce.booking.Waiting> waiting = new LinkedHashMap<>();
  final Map<UUID, Payment> payments = new LinkedHashMap<>();
  final Map<UUID, Refund> refunds = new LinkedHashMap<>();
  final Set<String> notices = new HashSet<>();
  final Map<String, GiftCard> giftCards = new LinkedHashMap<>();
  final Map<String, Money> giftCardMoves = new HashMap<>();
  final List<InvoiceStore.Invoice> invoices = new ArrayList<>();
  final Map<StockKey, Integer> stock = new HashMap<>();
  final Map<String, Reservation> reservations = new HashMap<>();
  final List<Fact> facts = new ArrayList<>();
  final Map<SnapshotKey, Snapshot> flows = new LinkedHashMap<>();

  /**
   * @param clock by which leases run out
   */
  public Memory(Clock clock) {
    this.clock = clock;
  }

  record ThreadKey(Identity identity, String thread) {}

  /** A grant, and what became of it. */
  static final class Granted {
    final LinkGrant grant;
    boolean used;
    @Nullable ConversationId usedIn;
    @Nullable UUID merge;

    Granted(LinkGrant grant) {
      this.grant = grant;
    }
  }

  record Tried(ShopId shop, Identity who, Instant at) {}

  record InboxKey(String account, String key) {}

  record Receipt(ConversationId conversation, long number) {}

  record SnapshotKey(ShopId shop, String hash) {}

  record Snapshot(FlowSnapshot flow, Instant servedAt) {}

  record StockKey(ShopId shop, String product) {}

  record Reservation(Map<StockKey, Integer> pieces, boolean released) {}

  /** A conversation and all that belongs to it alone. */
  static final class Room {
    Conversation conversation;
    DialogueState state = DialogueState.START;
    long doneInput;
    final List<Message> messages = new ArrayList<>();
    final List<Claim.PendingInput> inputs = new ArrayList<>();
    final List<TurnRecord> turns = new ArrayList<>();
    final Map<String, Command.SetTimer> timers = new LinkedHashMap<>();
    final Map<String, Request> requests = new LinkedHashMap<>();
    final SortedMap<Long, Parcel> outbox = new TreeMap<>();
    @Nullable Waiting handover;

    Room(Conversation conversation) {
      this.conversation = conversation;
    }
  }

  static final class Parcel {
    OutboxStore.State state = OutboxStore.State.WAITING;
    OutboxStore.Receipt receipt = OutboxStore.Receipt.NONE;
    Instant due;
    Instant leaseUntil = Instant.MIN;
    int attempts;
    long fence;
    int parts;
    String note = "";

    Parcel(Instant due) {
      this.due = due;
    }
  }

  record Waiting(String reason, String skill, Instant askedAt, Optional<String> takenBy) {}

  static final class Work {
    String node = "";
    Instant leaseUntil = Instant.MIN;
    int attempts;
  }

  static final class Request {
    final Command.Invoke invoke;
    Instant due;
    Instant leaseUntil = Instant.MIN;
    int attempts;
    long fence;
    boolean done;

    Request(Command.Invoke invoke, Instant due) {
      this.invoke = invoke;
      this.due = due;
    }
  }
}
