package io.comptoir.storage.memory;

import io.comptoir.action.LocalWrite;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.Profile;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.Arrival;
import io.comptoir.engine.Claim;
import io.comptoir.engine.Lease;
import io.comptoir.engine.Refused;
import io.comptoir.engine.Target;
import io.comptoir.engine.TurnLimits;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore;
import io.comptoir.message.Author;
import io.comptoir.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The durable turn without the durability. */
public final class MemoryTurnStore implements TurnStore {
  private final Memory memory;
  private final CartStore carts;
  private final OrderStore orders;

  public MemoryTurnStore(Memory memory) {
    this.memory = memory;
    this.carts = new MemoryCartStore(memory);
    this.orders = new MemoryOrderStore(memory);
  }

  @Override
  public AcceptedGroup accept(List<Acceptance> group, Optional<Lease> lease) {
    synchronized (memory) {
      var outcomes = new ArrayList<AcceptOutcome>();
      var fresh = new LinkedHashSet<ConversationId>();
      for (var acceptance : group) {
        outcomes.add(accept(acceptance, fresh));
      }
      var claims = new ArrayList<Claim>();
      for (var id : fresh) {
        if (memory.work.get(id) == null) {
          var work = new Memory.Work();
          memory.work.put(id, work);
          lease.ifPresent(
              l -> {
                take(work, l);
                claims.add(claimOf(id, work));
              });
        }
      }
      return new AcceptedGroup(outcomes, claims);
    }
  }

  @Override
  public Conversation open(Target.Sender sender, Instant now) {
    synchronized (memory) {
      return room(find(sender, now)).conversation;
    }
  }

  @Override
  public List<Claim> claim(Set<ShopId> shops, Lease lease, int limit) {
    synchronized (memory) {
      var now = memory.clock.instant();
      var claims = new ArrayList<Claim>();
      var suspects = 0;
      for (var entry : memory.work.entrySet()) {
        var work = entry.getValue();
        if (claims.size() < limit
            && work.leaseUntil.isBefore(now)
            && (work.attempts < 2 || suspects++ == 0)
            && shops.contains(room(entry.getKey()).conversation.shop())) {
          if (!work.node.isEmpty()) {
            work.attempts++;
          }
          take(work, lease);
          claims.add(claimOf(entry.getKey(), work));
        }
      }
      return claims;
    }
  }

  @Override
  public Optional<Claim> load(ConversationId id, Lease lease) {
    synchronized (memory) {
      var work = memory.work.get(id);
      if (work == null || !work.node.equals(lease.node())) {
        return Optional.empty();
      }
      take(work, lease);
      var claim = claimOf(id, work);
      if (claim.inputs().isEmpty()) {
        memory.work.remove(id);
        return Optional.empty();
      }
      return Optional.of(claim);
    }
  }

  @Override
  public void renew(Collection<ConversationId> ids, Lease lease) {
    synchronized (memory) {
      for (var id : ids) {
        var work = memory.work.get(id);
        if (work != null && work.node.equals(lease.node())) {
          take(work, lease);
        }
      }
    }
  }

  @Override
  public void release(Collection<ConversationId> ids, String node) {
    synchronized (memory) {
      for (var id : ids) {
        var work = memory.work.get(id);
        if (work != null && work.node.equals(node)) {
          work.node = "";
          work.leaseUntil = Instant.MIN;
        }
      }
    }
  }

  @Override
  public void endLeasesOfTheDead() {
    // this memory dies with its only node
  }

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    synchronized (memory) {
      return group.stream().map(turn -> commit(turn, lease, actions)).toList();
    }
  }

  private AcceptOutcome accept(Acceptance acceptance, Set<ConversationId> fresh) {
    var key = new Memory.InboxKey(acceptance.account(), acceptance.dedupeKey());
    var receipt = memory.inbox.get(key);
    var id =
        switch (acceptance.target()) {
          case Target.Known(var known) -> known;
          case Target.Sender sender -> find(sender, acceptance.at());
        };
    var room = memory.rooms.get(id);
    if (room == null) {
      return new AcceptOutcome.Rejected(Refused.Reason.UNKNOWN_CONVERSATION);
    }
    if (receipt != null) {
      return receipt.conversation().equals(id)
          ? new AcceptOutcome.Taken(new Accepted(id, receipt.number(), true))
          : new AcceptOutcome.Rejected(Refused.Reason.KEY_USED_ELSEWHERE);
    }
    var number = room.conversation.lastSeq();
    switch (acceptance.arrival()) {
      case Arrival.Written(var messageId, var content) -> {
        if (room.messages.stream().anyMatch(m -> m.id().equals(messageId))) {
          return new AcceptOutcome.Rejected(Refused.Reason.ID_USED);
        }
        number++;
        room.messages.add(new Message(number, messageId, Author.USER, content, acceptance.at()));
      }
      case Arrival.TimerDue(var name, var generation) ->
          room.timers.computeIfPresent(
              name, (n, timer) -> timer.generation() == generation ? null : timer);
      case Arrival.ActionEnded(var call, var fence, var result) -> {
        var request = room.requests.get(call);
        if (request == null || request.done || request.fence != fence) {
          return new AcceptOutcome.Taken(new Accepted(id, number, true));
        }
        request.done = true;
      }
      case Arrival.Happened happened -> {}
      case Arrival.HandedBack handedBack -> {}
    }
    memory.inbox.put(key, new Memory.Receipt(id, number));
    room.inputs.add(new Claim.PendingInput(room.inputs.size() + 1L, number, acceptance.arrival()));
    room.conversation = touched(room.conversation, number, acceptance.at());
    fresh.add(id);
    return new AcceptOutcome.Taken(new Accepted(id, number, false));
  }

  private ConversationId find(Target.Sender sender, Instant now) {
    var customer =
        memory.identities.computeIfAbsent(
            sender.identity(),
            identity -> {
              memory.customers.put(
                  sender.newCustomer(),
                  new Customer(sender.newCustomer(), sender.shop(), Profile.EMPTY, 1));
              return sender.newCustomer();
            });
    return memory.threads.computeIfAbsent(
        new Memory.ThreadKey(sender.identity(), sender.thread()),
        key -> {
          var id = sender.newConversation();
          memory.rooms.put(
              id,
              new Memory.Room(
                  new Conversation(
                      id,
                      sender.shop(),
                      customer,
                      sender.identity(),
                      sender.thread(),
                      Control.BOT,
                      sender.language(),
                      0,
                      0,
                      now,
                      now)));
          return id;
        });
  }

  private Memory.Room room(ConversationId id) {
    return Objects.requireNonNull(memory.rooms.get(id));
  }

  private void take(Memory.Work work, Lease lease) {
    work.node = lease.node();
    work.leaseUntil = memory.clock.instant().plus(lease.duration());
  }

  private Claim claimOf(ConversationId id, Memory.Work work) {
    var room = room(id);
    var conversation = room.conversation;
    return new Claim(
        conversation,
        room.state,
        Objects.requireNonNull(memory.customers.get(conversation.customer())),
        carts.find(conversation.shop(), conversation.customer()),
        room.doneInput,
        room.inputs.stream().skip(room.doneInput).limit(TurnLimits.MAX_INPUTS).toList(),
        work.attempts);
  }

  private CommitOutcome commit(TurnRecord turn, Lease lease, Lease actions) {
    var room = room(turn.conversation());
    if (room.conversation.version() != turn.version()) {
      return new CommitOutcome.Overtaken();
    }
    if (!turn.writes().stream().allMatch(this::isCurrent)) {
      return new CommitOutcome.StaleWrite();
    }
    turn.writes().forEach(this::save);
    var firstSeq = room.conversation.lastSeq() + 1;
    var seq = firstSeq;
    for (var said : turn.replies()) {
      if (turn.deliver().isPresent()) {
        room.outbox.put(seq, new Memory.Parcel(turn.at()));
      }
      room.messages.add(new Message(seq++, said.id(), said.author(), said.content(), turn.at()));
    }
    room.state = turn.state().withPromptNumber(turn.promptNumber(firstSeq));
    room.doneInput = turn.lastInput();
    room.turns.add(turn);
    room.conversation = committed(room.conversation, turn, seq - 1);
    turn.cancelledTimers().forEach(room.timers::remove);
    turn.timers().forEach(t -> room.timers.put(t.name(), t));
    for (var invoke : turn.requests()) {
      var request = new Memory.Request(invoke, turn.at());
      request.leaseUntil = memory.clock.instant().plus(actions.duration());
      request.attempts = 1;
      request.fence = 1;
      room.requests.putIfAbsent(invoke.call(), request);
    }
    if (turn.handedBack()) {
      room.handover = null;
    }
    turn.handOver()
        .filter(h -> room.handover == null)
        .ifPresent(
            h ->
                room.handover =
                    new Memory.Waiting(h.reason(), h.skill(), turn.at(), Optional.empty()));
    memory.facts.addAll(turn.facts());
    var work = Objects.requireNonNull(memory.work.get(turn.conversation()));
    var more = room.inputs.size() > room.doneInput;
    if (more) {
      take(work, lease);
      work.attempts = 0;
    } else {
      memory.work.remove(turn.conversation());
    }
    return new CommitOutcome.Committed(seq - 1, more);
  }

  private boolean isCurrent(LocalWrite write) {
    return switch (write) {
      case LocalWrite.SaveCart(var cart) ->
          carts.find(cart.shop(), cart.customer()).version() == cart.version();
      case LocalWrite.SaveCustomer(var customer) ->
          Objects.requireNonNull(memory.customers.get(customer.id())).version()
              == customer.version();
      case LocalWrite.SaveOrder(var order) ->
          orders.find(order.id()).map(o -> o.version()).orElse(0L) == order.version();
    };
  }

  private void save(LocalWrite write) {
    switch (write) {
      case LocalWrite.SaveCart(Cart cart) -> carts.save(cart);
      case LocalWrite.SaveCustomer(var c) ->
          memory.customers.put(
              c.id(), new Customer(c.id(), c.shop(), c.profile(), c.version() + 1));
      case LocalWrite.SaveOrder(var order) -> orders.save(order);
    }
  }

  private static Conversation touched(Conversation c, long lastSeq, Instant at) {
    return new Conversation(
        c.id(),
        c.shop(),
        c.customer(),
        c.identity(),
        c.thread(),
        c.control(),
        c.language(),
        lastSeq,
        c.version(),
        c.createdAt(),
        at);
  }

  private static Conversation committed(Conversation c, TurnRecord turn, long lastSeq) {
    return new Conversation(
        c.id(),
        c.shop(),
        c.customer(),
        c.identity(),
        c.thread(),
        turn.control(),
        turn.language(),
        lastSeq,
        c.version() + 1,
        c.createdAt(),
        turn.at());
  }
}
