package io.comptoir.command.bench;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Claim;
import io.comptoir.engine.Lease;
import io.comptoir.engine.Target;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A turn store that keeps the first turns that pass through it, for the bare SQL to write again.
 */
final class Sampling implements TurnStore {
  private static final int MAX = 2_000;

  private final TurnStore store;
  private final List<TurnRecord> turns = new ArrayList<>();

  Sampling(TurnStore store) {
    this.store = store;
  }

  synchronized List<TurnRecord> turns() {
    return List.copyOf(turns);
  }

  synchronized void forget() {
    turns.clear();
  }

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    synchronized (this) {
      if (turns.size() < MAX) {
        turns.addAll(group);
      }
    }
    return store.commit(group, lease, actions);
  }

  @Override
  public AcceptedGroup accept(List<Acceptance> group, Optional<Lease> lease) {
    return store.accept(group, lease);
  }

  @Override
  public Conversation open(Target.Sender sender, Instant now) {
    return store.open(sender, now);
  }

  @Override
  public List<Claim> claim(Set<ShopId> shops, Lease lease, int limit) {
    return store.claim(shops, lease, limit);
  }

  @Override
  public Optional<Claim> load(ConversationId id, Lease lease) {
    return store.load(id, lease);
  }

  @Override
  public void renew(Collection<ConversationId> ids, Lease lease) {
    store.renew(ids, lease);
  }

  @Override
  public void release(Collection<ConversationId> ids, String node) {
    store.release(ids, node);
  }

  @Override
  public void endLeasesOfTheDead() {
    store.endLeasesOfTheDead();
  }
}
