package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.delivery.Outgoing;
import io.comptoir.message.Author;
import io.comptoir.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outbox in memory. */
public final class MemoryOutboxStore implements OutboxStore {
  private final Memory memory;

  public MemoryOutboxStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Taken> take(Map<Place, Integer> room, String node, Duration lease, Instant now) {
    synchronized (memory) {
      var left = new HashMap<>(room);
      var leaseTime = memory.clock.instant();
      var taken = new ArrayList<Taken>();
      for (var talk : memory.rooms.values()) {
        var first =
            talk.outbox.entrySet().stream()
                .filter(e -> !e.getValue().state.isSettled())
                .findFirst();
        var identity = talk.conversation.identity();
        var place = new Place(identity.channel(), identity.account());
        if (first.isEmpty() || left.getOrDefault(place, 0) < 1) {
          continue;
        }
        var parcel = first.get().getValue();
        if (parcel.due.isAfter(now) || !parcel.leaseUntil.isBefore(leaseTime)) {
          continue;
        }
        left.merge(place, -1, Integer::sum);
        var inDoubt = parcel.state == State.SENDING;
        parcel.state = State.SENDING;
        parcel.leaseUntil = leaseTime.plus(lease);
        parcel.attempts++;
        parcel.fence++;
        taken.add(
            new Taken(
                new Outgoing(
                    talk.conversation.id(),
                    talk.conversation.shop(),
                    identity,
                    talk.conversation.thread(),
                    talk.conversation.language(),
                    talk.messages.get((int) (first.get().getKey() - 1)),
                    talk.messages.stream()
                        .filter(m -> m.author().type() == Author.Type.USER)
                        .map(Message::at)
                        .reduce((one, later) -> later),
                    parcel.parts),
                parcel.attempts,
                parcel.fence,
                inDoubt));
      }
      return taken;
    }
  }

  @Override
  public void keepParts(Taken taken, int parts) {
    synchronized (memory) {
      current(taken).ifPresent(parcel -> parcel.parts = parts);
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
  public void postpone(Taken taken, Instant due, String reason) {
    synchronized (memory) {
      current(taken).ifPresent(parcel -> parcel.attempts--);
      putBack(taken, due, reason);
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
  public int noteReadUntil(Identity reader, Instant time) {
    synchronized (memory) {
      var read = 0;
      for (var room : memory.rooms.values()) {
        if (room.conversation.identity().equals(reader)) {
          for (var parcel : room.outbox.entrySet()) {
            if (parcel.getValue().state == State.SENT
                && parcel.getValue().receipt != Receipt.READ
                && !room.messages.get((int) (parcel.getKey() - 1)).at().isAfter(time)) {
              parcel.getValue().receipt = Receipt.READ;
              read++;
            }
          }
        }
      }
      return read;
    }
  }

  @Override
  public boolean noteUndelivered(String channel, String reference, String reason) {
    synchronized (memory) {
      for (var room : memory.rooms.values()) {
        for (var parcel : room.outbox.values()) {
          if (room.conversation.identity().channel().equals(channel)
              && parcel.state == State.SENT
              && parcel.receipt == Receipt.NONE
              && parcel.note.equals(reference)) {
            parcel.state = State.DEAD;
            parcel.note = reason;
            return true;
          }
        }
      }
      return false;
    }
  }

  @Override
  public long sentSince(Place place, Instant since) {
    synchronized (memory) {
      return memory.rooms.values().stream()
          .filter(
              room ->
                  room.conversation.identity().channel().equals(place.channel())
                      && room.conversation.identity().account().equals(place.account()))
          .flatMap(room -> room.outbox.values().stream())
          .filter(parcel -> parcel.state == State.SENT && !parcel.due.isBefore(since))
          .count();
    }
  }

  @Override
  public List<DeadLetter> deadLetters(ShopId shop, int limit) {
    synchronized (memory) {
      var letters = new ArrayList<DeadLetter>();
      for (var room : memory.rooms.values()) {
        if (room.conversation.shop().equals(shop)) {
          var identity = room.conversation.identity();
          room.outbox.forEach(
              (seq, parcel) -> {
                if (parcel.state == State.DEAD || parcel.state == State.HELD) {
                  letters.add(
                      new DeadLetter(
                          room.conversation.id(),
                          seq,
                          new Place(identity.channel(), identity.account()),
                          parcel.state,
                          parcel.note,
                          parcel.attempts,
                          parcel.due));
                }
              });
        }
      }
      letters.sort(Comparator.comparing(DeadLetter::dueAt).reversed());
      return List.copyOf(letters.subList(0, Math.min(limit, letters.size())));
    }
  }

  @Override
  public boolean replay(ConversationId conversation, long seq, Instant now) {
    synchronized (memory) {
      var parcel =
          Optional.ofNullable(memory.rooms.get(conversation))
              .map(room -> room.outbox.get(seq))
              .filter(p -> p.state == State.DEAD || p.state == State.HELD);
      parcel.ifPresent(
          p -> {
            p.state = State.WAITING;
            p.attempts = 0;
            p.due = now;
            p.note = "";
          });
      return parcel.isPresent();
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
