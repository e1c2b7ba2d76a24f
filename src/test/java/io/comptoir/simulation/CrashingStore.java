package io.comptoir.simulation;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.engine.Acceptance;
import io.comptoir.engine.Claim;
import io.comptoir.engine.ForwardingTurnStore;
import io.comptoir.engine.Lease;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A store whose process dies just before or just after a step, as the dice fall. */
final class CrashingStore extends ForwardingTurnStore {
  private final Random random;
  private final int percent;

  /** The process died here; only a new one may go on. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
      super(where);
    }
  }

  CrashingStore(TurnStore store, Random random, int percent) {
    super(store);
    this.random = random;
    this.percent = percent;
  }

  @Override
  public AcceptedGroup accept(List<Acceptance> group, Optional<Lease> lease) {
    die("before accepting");
    var accepted = super.accept(group, lease);
    die("accepted, not acknowledged");
    return accepted;
  }

  @Override
  public List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions) {
    die("decided, not committed");
    var outcomes = super.commit(group, lease, actions);
    die("committed, nothing begun after it");
    return outcomes;
  }

  @Override
  public List<Claim> claim(Set<ShopId> shops, Lease lease, int limit) {
    var claims = super.claim(shops, lease, limit);
    if (!claims.isEmpty()) {
      die("claimed, not begun");
    }
    return claims;
  }

  @Override
  public Optional<Claim> load(ConversationId id, Lease lease) {
    var claim = super.load(id, lease);
    die("loaded, not begun");
    return claim;
  }

  void die(String where) {
    if (random.nextInt(100) < percent) {
      throw new Crash(where);
    }
  }
}
