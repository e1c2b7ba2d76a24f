package io.comptoir.engine;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the durable turn asks of a store. Every method is one transaction: when it throws, nothing
 * is kept.
 */
public interface TurnStore {
  /**
   * Accepts a group of inputs: conversations are found or made, keys already known are left out,
   * numbers are given out, the customer's messages kept. When one input cannot be kept the whole
   * group throws; the caller tries again with less.
   *
   * @param lease taken on each conversation where it is free; empty to leave the turns to others
   */
  AcceptedGroup accept(List<Acceptance> group, Optional<Lease> lease);

  /**
   * @param outcomes in the order of the group
   * @param claims the conversations whose lease was taken
   */
  record AcceptedGroup(List<AcceptOutcome> outcomes, List<Claim> claims) {
    public AcceptedGroup {
      outcomes = List.copyOf(outcomes);
      claims = List.copyOf(claims);
    }
  }

  sealed interface AcceptOutcome {
    record Taken(Accepted accepted) implements AcceptOutcome {}

    record Rejected(Refused.Reason reason) implements AcceptOutcome {}
  }

  /** Finds or makes the sender's conversation, without an input. */
  Conversation open(Target.Sender sender, Instant now);

  /** Takes the lease of conversations with work whose lease is free or has run out. */
  List<Claim> claim(Set<ShopId> shops, Lease lease, int limit);

  /**
   * Reads afresh a conversation whose lease this node holds, and prolongs the lease.
   *
   * @return empty when the lease is lost or nothing is left to do (the lease is then given up)
   */
  Optional<Claim> load(ConversationId id, Lease lease);

  /** Prolongs the leases that the node still holds. */
  void renew(Collection<ConversationId> ids, Lease lease);

  /** Gives up leases, so that any node may go on at once. */
  void release(Collection<ConversationId> ids, String node);

  /**
   * Ends the leases of nodes that are gone, where the store can tell, so that a restart after a
   * kill does not wait for them to run out.
   */
  void endLeasesOfTheDead();

  /**
   * Commits a group of turns, those that are still current; the others change nothing. When one
   * cannot be kept the whole group throws.
   *
   * @param actions under which this node holds the action requests that the turns made
   * @return in the order of the group
   */
  List<CommitOutcome> commit(List<TurnRecord> group, Lease lease, Lease actions);

  sealed interface CommitOutcome {
    /**
     * @param lastSeq the conversation's newest number now
     * @param more whether inputs wait; the lease is then still held
     */
    record Committed(long lastSeq, boolean more) implements CommitOutcome {}

    /** Another turn of this conversation was committed meanwhile: drop this one. */
    record Overtaken() implements CommitOutcome {}

    /** A cart, profile or order was changed meanwhile: decide again on the new one. */
    record StaleWrite() implements CommitOutcome {}
  }
}
