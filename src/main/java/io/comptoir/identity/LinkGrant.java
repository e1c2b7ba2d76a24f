package io.comptoir.identity;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import java.time.Duration;
import java.time.Instant;

/**
 * A customer's wish to be known on another channel as well. It is opened by a link or a code, once,
 * within a few minutes.
 *
 * @param identity that asked
 * @param conversation in which it was asked, and which goes on where it is opened
 * @param channel where it may be opened; "" for any
 * @param codeHash {@link LinkSecrets#hashed} of the code
 */
public record LinkGrant(
    LinkId id,
    ShopId shop,
    Identity identity,
    ConversationId conversation,
    String channel,
    String codeHash,
    Instant askedAt,
    Instant expiresAt) {
  /** How long a link and its code can be used. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** More than this in {@link #ASKING} are refused to one identity. */
  public static final int MOST_ASKED = 5;

  public static final Duration ASKING = Duration.ofHours(1);

  /** More codes than this in {@link #TRYING} are not tried for one identity. */
  public static final int MOST_TRIES = 5;

  /** The same for all identities of a shop, so that guessing under many names finds nothing. */
  public static final int MOST_TRIES_OF_SHOP = 100;

  public static final Duration TRYING = Duration.ofMinutes(15);

  public LinkGrant {
    if (!expiresAt.isAfter(askedAt)) {
      throw new IllegalArgumentException("a link ends after it is made");
    }
  }
}
