package io.comptoir.identity;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is who. Every method is one transaction. */
public interface IdentityStore {
  /** The channel of identities that stand for an account of the shop's own. */
  String ACCOUNT = "account";

  /** The customer's, in the order in which they were first met. */
  List<Known> of(CustomerId customer);

  /**
   * @param proof by which it came to its customer; null where it was always theirs
   */
  record Known(Identity identity, @Nullable Proof proof) {}

  Optional<CustomerId> customerOf(Identity identity);

  /** Who speaks in a conversation. */
  Optional<Identity> of(ConversationId conversation);

  /**
   * Keeps a grant; the identity's earlier ones open nothing from then on.
   *
   * @param most asked for by one identity since {@code since}
   */
  Asked keep(LinkGrant grant, Instant since, int most);

  enum Asked {
    KEPT,
    TOO_OFTEN,
    /** Somebody else has the same code now: ask with another. */
    CODE_TAKEN
  }

  /** The grant, used or not. */
  Optional<LinkGrant> find(LinkId id);

  /** The unused grant of this code. */
  Optional<LinkGrant> findByCode(ShopId shop, String codeHash);

  /**
   * Counts a try at a code before it is made.
   *
   * @return whether it may be made
   */
  boolean mayTry(
      ShopId shop, Identity who, Instant now, Instant since, int mostOfOne, int mostOfAll);

  /**
   * Opens a grant from a conversation, once: whoever asked and whoever talks here are one customer
   * then, and what was under way where it was asked for goes on here. The same conversation may ask
   * again and hears the same.
   *
   * @param merge the new merge's id
   */
  LinkOutcome open(LinkId grant, ConversationId here, Proof proof, UUID merge, Instant now);

  /**
   * Makes one customer of an account and of an identity that was proved to be its holder's. Whoever
   * is not there yet is made.
   *
   * @param fresh the id of a new customer
   */
  LinkOutcome link(
      ShopId shop,
      Identity account,
      Identity identity,
      Proof proof,
      UUID merge,
      CustomerId fresh,
      Instant now);

  /**
   * Takes an identity from its customer: it begins anew, with its conversations and nothing else.
   *
   * @param fresh the id of its new customer
   * @return false when it is not theirs, or the only one that they have
   */
  boolean unlink(CustomerId customer, Identity identity, CustomerId fresh, Instant now);

  /** Makes two of what was merged. */
  Undone undo(UUID merge, Instant now);

  enum Undone {
    DONE,
    UNKNOWN,
    ALREADY,
    /** One of them was merged again since; that comes first. */
    LATER_MERGE
  }

  Optional<Merge> merge(UUID id);

  /** Merges in which this customer was kept, newest first, undone ones too. */
  List<Merge> mergesOf(CustomerId customer, int limit);

  /** The shop's merges, newest first. */
  List<Merge> merges(ShopId shop, int limit);

  /** Merges of which the conversation that asked has not heard, oldest first. */
  List<Merge> untold(Set<ShopId> shops, int limit);

  void told(UUID merge);
}
