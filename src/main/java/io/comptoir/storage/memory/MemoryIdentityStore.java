package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.Continuation;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.event.Fact;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.LinkGrant;
import io.comptoir.identity.LinkId;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.LinkOutcome.Reason;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Merge.Belongings;
import io.comptoir.identity.Merging;
import io.comptoir.identity.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Identities in memory. */
public final class MemoryIdentityStore implements IdentityStore {
  private final Memory memory;

  public MemoryIdentityStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<Known> of(CustomerId customer) {
    synchronized (memory) {
      return identities(customer).stream()
          .map(identity -> new Known(identity, memory.proofs.get(identity)))
          .toList();
    }
  }

  @Override
  public Optional<CustomerId> customerOf(Identity identity) {
    synchronized (memory) {
      return Optional.ofNullable(memory.identities.get(identity));
    }
  }

  @Override
  public Optional<Identity> of(ConversationId conversation) {
    synchronized (memory) {
      return Optional.ofNullable(memory.rooms.get(conversation))
          .map(room -> room.conversation.identity());
    }
  }

  @Override
  public Asked keep(LinkGrant grant, Instant since, int most) {
    synchronized (memory) {
      if (memory.grants.containsKey(grant.id())) {
        return Asked.KEPT;
      }
      var asked =
          memory.grants.values().stream()
              .filter(g -> g.grant.identity().equals(grant.identity()))
              .filter(g -> g.grant.askedAt().isAfter(since))
              .count();
      if (asked >= most) {
        return Asked.TOO_OFTEN;
      }
      for (var other : memory.grants.values()) {
        if (other.grant.identity().equals(grant.identity())
            || !other.grant.expiresAt().isAfter(grant.askedAt())) {
          other.used = true;
        }
      }
      if (findByCode(grant.shop(), grant.codeHash()).isPresent()) {
        return Asked.CODE_TAKEN;
      }
      memory.grants.put(grant.id(), new Memory.Granted(grant));
      return Asked.KEPT;
    }
  }

  @Override
  public Optional<LinkGrant> find(LinkId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.grants.get(id)).map(g -> g.grant);
    }
  }

  @Override
  public Optional<LinkGrant> findByCode(ShopId shop, String codeHash) {
    synchronized (memory) {
      return memory.grants.values().stream()
          .filter(g -> !g.used)
          .map(g -> g.grant)
          .filter(g -> g.shop().equals(shop) && g.codeHash().equals(codeHash))
          .findFirst();
    }
  }

  @Override
  public boolean mayTry(
      ShopId shop, Identity who, Instant now, Instant since, int mostOfOne, int mostOfAll) {
    synchronized (memory) {
      var lately =
          memory.tries.stream()
              .filter(t -> t.shop().equals(shop) && t.at().isAfter(since))
              .toList();
      if (lately.size() >= mostOfAll
          || lately.stream().filter(t -> t.who().equals(who)).count() >= mostOfOne) {
        return false;
      }
      memory.tries.add(new Memory.Tried(shop, who, now));
      return true;
    }
  }

  @Override
  public LinkOutcome open(LinkId id, ConversationId here, Proof proof, UUID merge, Instant now) {
    synchronized (memory) {
      var kept = memory.grants.get(id);
      if (kept == null) {
        return new LinkOutcome.Refused(Reason.UNKNOWN);
      }
      var grant = kept.grant;
      if (kept.used) {
        return here.equals(kept.usedIn)
            ? kept.merge == null
                ? new LinkOutcome.Already()
                : new LinkOutcome.Linked(Objects.requireNonNull(memory.merges.get(kept.merge)))
            : new LinkOutcome.Refused(Reason.USED);
      }
      var room = memory.rooms.get(here);
      if (room == null
          || !room.conversation.shop().equals(grant.shop())
          || !grant.channel().isEmpty()
              && !grant.channel().equals(room.conversation.identity().channel())) {
        return new LinkOutcome.Refused(Reason.UNKNOWN);
      }
      if (!grant.expiresAt().isAfter(now)) {
        return new LinkOutcome.Refused(Reason.EXPIRED);
      }
      if (room.conversation.identity().equals(grant.identity())) {
        return new LinkOutcome.Refused(Reason.SAME);
      }
      var outcome =
          merge(
              grant.shop(),
              Objects.requireNonNull(memory.identities.get(grant.identity())),
              room.conversation.customer(),
              proof,
              grant.conversation(),
              here,
              merge,
              now);
      if (!(outcome instanceof LinkOutcome.Refused)) {
        carry(grant.conversation(), here);
        kept.used = true;
        kept.usedIn = here;
        kept.merge = outcome instanceof LinkOutcome.Linked ? merge : null;
      }
      return outcome;
    }
  }

  @Override
  public LinkOutcome link(
      ShopId shop,
      Identity account,
      Identity identity,
      Proof proof,
      UUID merge,
      CustomerId fresh,
      Instant now) {
    synchronized (memory) {
      var holder = memory.identities.get(account);
      var other = memory.identities.get(identity);
      if (holder != null && other != null) {
        return merge(shop, holder, other, proof, null, null, merge, now);
      }
      if (other != null && hasAccount(other)) {
        return new LinkOutcome.Refused(Reason.TWO_ACCOUNTS);
      }
      var owner = holder != null ? holder : other != null ? other : fresh;
      if (owner.equals(fresh)) {
        memory.customers.put(fresh, new Customer(fresh, shop, Profile.EMPTY, 1));
      }
      for (var made : List.of(account, identity)) {
        if (memory.identities.putIfAbsent(made, owner) == null) {
          memory.proofs.put(made, proof);
        }
      }
      return new LinkOutcome.Already();
    }
  }

  @Override
  public boolean unlink(CustomerId customer, Identity identity, CustomerId fresh, Instant now) {
    synchronized (memory) {
      var theirs = identities(customer);
      var known = memory.customers.get(customer);
      if (known == null || theirs.size() < 2 || !theirs.contains(identity)) {
        return false;
      }
      memory.customers.put(fresh, new Customer(fresh, known.shop(), Profile.EMPTY, 1));
      forget(moveIdentities(List.of(identity), customer, fresh, null));
      note(
          known.shop(),
          customer,
          null,
          "identity.unlinked",
          Map.of("channel", Value.of(identity.channel())),
          now);
      return true;
    }
  }

  @Override
  public Undone undo(UUID id, Instant now) {
    synchronized (memory) {
      var merge = memory.merges.get(id);
      if (merge == null) {
        return Undone.UNKNOWN;
      }
      if (merge.undoneAt() != null) {
        return Undone.ALREADY;
      }
      var kept = merge.kept();
      if (memory.merges.values().stream()
          .anyMatch(
              m ->
                  !m.id().equals(id)
                      && (m.kept().equals(kept) || m.gone().equals(kept))
                      && m.undoneAt() == null
                      && m.at().isAfter(merge.at()))) {
        return Undone.LATER_MERGE;
      }
      var parted = Merging.parted(merge.ledger(), held(merge.shop(), kept));
      give(merge.shop(), kept, parted.kept());
      give(merge.shop(), merge.gone(), parted.gone());
      forget(move(merge.ledger(), kept, merge.gone(), null));
      memory.merges.put(
          id,
          new Merge(
              id,
              merge.shop(),
              kept,
              merge.gone(),
              merge.proof(),
              merge.asked(),
              merge.joined(),
              merge.ledger(),
              merge.at(),
              now));
      memory.toldMerges.add(id);
      note(merge.shop(), kept, merge.joined(), "identity.parted", Map.of(), now);
      return Undone.DONE;
    }
  }

  @Override
  public Optional<Merge> merge(UUID id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.merges.get(id));
    }
  }

  @Override
  public List<Merge> mergesOf(CustomerId customer, int limit) {
    return newest(merge -> merge.kept().equals(customer), limit);
  }

  @Override
  public List<Merge> merges(ShopId shop, int limit) {
    return newest(merge -> merge.shop().equals(shop), limit);
  }

  @Override
  public List<Merge> untold(Set<ShopId> shops, int limit) {
    synchronized (memory) {
      return memory.merges.values().stream()
          .filter(merge -> shops.contains(merge.shop()))
          .filter(merge -> merge.asked() != null && !memory.toldMerges.contains(merge.id()))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public void told(UUID merge) {
    synchronized (memory) {
      memory.toldMerges.add(merge);
    }
  }

  private List<Merge> newest(Predicate<Merge> which, int limit) {
    synchronized (memory) {
      return memory.merges.values().stream()
          .filter(which)
          .sorted(Comparator.comparing(Merge::at).reversed())
          .limit(limit)
          .toList();
    }
  }

  private LinkOutcome merge(
      ShopId shop,
      CustomerId asker,
      CustomerId joiner,
      Proof proof,
      @Nullable ConversationId asked,
      @Nullable ConversationId joined,
      UUID id,
      Instant now) {
    if (asker.equals(joiner)) {
      return new LinkOutcome.Already();
    }
    if (hasAccount(joiner) && hasAccount(asker)) {
      return new LinkOutcome.Refused(Reason.TWO_ACCOUNTS);
    }
    var kept = hasAccount(joiner) ? joiner : asker;
    var gone = kept.equals(joiner) ? asker : joiner;
    var keptBefore = held(shop, kept);
    var goneBefore = held(shop, gone);
    var after = Merging.merged(keptBefore, goneBefore);
    var ledger =
        new Merge.Ledger(
            identities(gone),
            memory.orders.values().stream()
                .filter(order -> order.customer().equals(gone))
                .map(order -> order.id().value())
                .toList(),
            memory.bookings.values().stream()
                .filter(booking -> booking.customer().equals(gone))
                .map(booking -> booking.id().value())
                .toList(),
            keptBefore,
            goneBefore,
            after);
    give(shop, kept, after);
    give(shop, gone, new Belongings(Profile.EMPTY, List.of(), null));
    move(ledger, gone, kept, proof);
    var merge = new Merge(id, shop, kept, gone, proof, asked, joined, ledger, now, null);
    memory.merges.put(id, merge);
    note(
        shop,
        kept,
        joined,
        "identity.linked",
        Map.of("proof", Value.of(proof.name().toLowerCase(Locale.ROOT))),
        now);
    return new LinkOutcome.Linked(merge);
  }

  private void carry(ConversationId from, ConversationId to) {
    var left = memory.rooms.get(from);
    var taken = memory.rooms.get(to);
    if (left == null || taken == null || from.equals(to)) {
      return;
    }
    Continuation.of(left.state, taken.state)
        .ifPresent(
            continuation -> {
              stand(left, continuation.left());
              stand(taken, continuation.taken());
            });
  }

  private void forget(Set<ConversationId> conversations) {
    for (var id : conversations) {
      var room = Objects.requireNonNull(memory.rooms.get(id));
      stand(room, Continuation.forgotten(room.state));
    }
  }

  private static void stand(Memory.Room room, DialogueState state) {
    room.state = state;
    var c = room.conversation;
    room.conversation = with(c, c.customer(), c.version() + 1);
  }

  private static Conversation with(Conversation c, CustomerId customer, long version) {
    return new Conversation(
        c.id(),
        c.shop(),
        customer,
        c.identity(),
        c.thread(),
        c.control(),
        c.language(),
        c.lastSeq(),
        version,
        c.createdAt(),
        c.updatedAt());
  }

  private Belongings held(ShopId shop, CustomerId id) {
    return Belongings.of(
        Objects.requireNonNull(memory.customers.get(id)).profile(),
        memory.carts.getOrDefault(id, Cart.empty(shop, id)));
  }

  private void give(ShopId shop, CustomerId to, Belongings what) {
    var customer = Objects.requireNonNull(memory.customers.get(to));
    memory.customers.put(
        to, new Customer(to, customer.shop(), what.profile(), customer.version() + 1));
    var cart = what.in(memory.carts.getOrDefault(to, Cart.empty(shop, to)));
    memory.carts.put(to, new Cart(shop, to, cart.lines(), cart.coupon(), cart.version() + 1));
  }

  private Set<ConversationId> move(
      Merge.Ledger ledger, CustomerId from, CustomerId to, @Nullable Proof proof) {
    var conversations = moveIdentities(ledger.identities(), from, to, proof);
    memory.orders.replaceAll(
        (id, order) ->
            order.customer().equals(from)
                    && (ledger.orders().contains(id.value())
                        || conversations.contains(new ConversationId(order.conversation())))
                ? order.ownedBy(to).withVersion(order.version() + 1)
                : order);
    memory.bookings.replaceAll(
        (id, booking) ->
            booking.customer().equals(from)
                    && (ledger.bookings().contains(id.value())
                        || conversations.contains(new ConversationId(booking.conversation())))
                ? booking.ownedBy(to).withVersion(booking.version() + 1)
                : booking);
    return conversations;
  }

  private Set<ConversationId> moveIdentities(
      List<Identity> identities, CustomerId from, CustomerId to, @Nullable Proof proof) {
    var moved = new HashSet<ConversationId>();
    for (var identity : identities) {
      if (from.equals(memory.identities.get(identity))) {
        memory.identities.put(identity, to);
        if (proof == null) {
          memory.proofs.remove(identity);
        } else {
          memory.proofs.put(identity, proof);
        }
        for (var room : memory.rooms.values()) {
          if (room.conversation.identity().equals(identity)
              && room.conversation.customer().equals(from)) {
            room.conversation = with(room.conversation, to, room.conversation.version());
            moved.add(room.conversation.id());
          }
        }
      }
    }
    return moved;
  }

  private boolean hasAccount(CustomerId customer) {
    return identities(customer).stream().anyMatch(i -> i.channel().equals(ACCOUNT));
  }

  private List<Identity> identities(CustomerId customer) {
    var found = new ArrayList<Identity>();
    memory.identities.forEach(
        (identity, of) -> {
          if (of.equals(customer)) {
            found.add(identity);
          }
        });
    return found;
  }

  private void note(
      ShopId shop,
      CustomerId customer,
      @Nullable ConversationId conversation,
      String name,
      Map<String, Value> data,
      Instant now) {
    memory.facts.add(new Fact(shop, customer, conversation, name, data, now));
  }
}
