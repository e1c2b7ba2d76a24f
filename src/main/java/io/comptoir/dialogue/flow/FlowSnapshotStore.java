package io.comptoir.dialogue.flow;

import io.comptoir.base.ShopId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps flows by the hash of their content, so that a conversation finishes on the version it began
 * although the shop's folder has moved on.
 */
public interface FlowSnapshotStore {
  /** Keeps those that are not kept yet; they all were what the shop served at this time. */
  void keep(ShopId shop, Collection<FlowSnapshot> flows, Instant at);

  /** Those that a conversation has under way or parked, and those that were served since. */
  List<FlowSnapshot> needed(ShopId shop, Instant servedSince);

  /**
   * Forgets those that were served last before {@code servedSince} and that no open conversation
   * has under way.
   *
   * @param spokenSince a conversation in which nothing happened since then is not open
   * @return how many
   */
  int forget(ShopId shop, Instant servedSince, Instant spokenSince);
}
