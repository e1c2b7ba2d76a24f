package io.comptoir.storage.memory;

import io.comptoir.conversation.ConversationId;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.delivery.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outbox in memory. */
public final class MemoryOutboxStore implements OutboxStore {
  private final Memory memory;

  public MemoryOutboxStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Taken> take(
      Set<String> channels, String node, Duration lease, Instant now, int limit) {
    synchronized (memory) {
      var leaseTime = memory.clock.instant();
      var taken = new ArrayList<Taken>();
      for (var room : memory.rooms.values()) {
        var first =
            room.outbox.entrySet().stream()
                .filter(e -> !e.getValue().state.isSettled())
                .findFirst();
        if (taken.size() >= limit
            || first.isEmpty()
            || !channels.contains(room.conversation.identity().channel())) {
          continue;
        }
        var parcel = first.get().getValue();
        if (parcel.due.isAfter(now) || !parcel.leaseUntil.isBefore(leaseTime)) {
          continue;
        }
        var inDoubt = parcel.state == State.SENDING;
        parcel.state = State.SENDING;
        parcel.leaseUntil = leaseTime.plus(lease);
        parcel.attempts++;
        parcel.fence++;
        taken.add(
            new Taken(
                new Outgoing(
                    room.conversation.id(),
                    room.conversation.identity(),
                    room.conversation.thread(),
                    room.messages.get((int) (first.get().getKey() - 1))),
                parcel.attempts,
                parcel.fence,
                inDoubt));
      }
      return taken;
    }
  }

  @Override
  public void settle(Taken taken, State settled, String referenceOrReason) {
    synchronized (memory) {
      current(taken)
          .ifPresent(
              parcel -> {
                parcel.state = settled;
                parcel.note = referenceOrReason;
                parcel.leaseUntil = Instant.MIN;
              });
    }
  }

  @Override
  public void putBack(Taken taken, Instant due, String reason) {
    synchronized (memory) {
      current(taken)
          .ifPresent(
              parcel -> {
                parcel.state = State.WAITING;
                parcel.due = due;
                parcel.note = reason;
                parcel.leaseUntil = Instant.MIN;
              });
    }
  }

  @Override
  public boolean note(String channel, String reference, Receipt receipt) {
    synchronized (memory) {
      var found = false;
      for (var room : memory.rooms.values()) {
        if (room.conversation.identity().channel().equals(channel)) {
          for (var parcel : room.outbox.values()) {
            if (parcel.state == State.SENT && parcel.note.equals(reference)) {
              found = true;
              if (receipt.compareTo(parcel.receipt) > 0) {
                parcel.receipt = receipt;
              }
            }
          }
        }
      }
      return found;
    }
  }

  @Override
  public Optional<Row> find(ConversationId conversation, long seq) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms.get(conversation))
          .flatMap(room -> Optional.ofNullable(room.outbox.get(seq)))
          .map(p -> new Row(p.state, p.receipt, p.attempts, p.note));
    }
  }

  private Optional<Memory.Parcel> current(Taken taken) {
    return Optional.ofNullable(memory.rooms.get(taken.outgoing().conversation()))
        .flatMap(room -> Optional.ofNullable(room.outbox.get(taken.outgoing().message().seq())))
        .filter(p -> p.fence == taken.fence() && p.state == State.SENDING);
  }
}
