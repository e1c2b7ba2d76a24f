package io.comptoir.command.bench;

import io.comptoir.engine.ForwardingTurnStore;
import io.comptoir.engine.Lease;
import io.comptoir.engine.TurnRecord;
import io.comptoir.engine.TurnStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A turn store that keeps the first turns that pass through it, for the bare SQL to write again.
 */
final class Sampling extends ForwardingTurnStore {
  private static final int MAX = 2_000;

  private final List<TurnRecord> turns = new ArrayList<>();

  Sampling(TurnStore store) {
    super(store);
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
    return super.commit(group, lease, actions);
  }
}
