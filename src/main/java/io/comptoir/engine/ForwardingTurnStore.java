package io.comptoir.engine;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Passes everything on to another store; who extends it does something besides. */
public abstract class ForwardingTurnStore implements TurnStore {
  private final TurnStore store;

  protected ForwardingTurnStore(TurnStore store) {
    this.store = store;
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

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    return store.commit(group, lease, actions);
  }
}
