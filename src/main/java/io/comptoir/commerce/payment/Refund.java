package io.comptoir.commerce.payment;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of a payment that goes back, in part or whole.
 *
 * @param id ours; the provider gives back once for it, however often it is asked
 * @param reason a key: {@code cancelled}, {@code return}
 * @param reference the provider's own id; null until it took it
 * @param trouble why the provider refused, in its words; null while it did not
 * @param lookAt when the provider is asked, for the first time or again; null once it is settled
 * @param version of the stored row; 0 is not stored yet
 */
public record Refund(
    UUID id,
    UUID payment,
    ShopId shop,
    Money amount,
    String reason,
    Status status,
    @Nullable String reference,
    @Nullable String trouble,
    Instant askedAt,
    @Nullable Instant lookAt,
    long version) {
  public Refund {
    if (amount.minor() < 1) {
      throw new IllegalArgumentException("a refund is of more than nothing");
    }
  }

  public enum Status {
    /** Promised to the customer; the provider is asked until it answers. */
    ASKED,
    /** The provider took it and says later how it ended. */
    SENT,
    DONE,
    /** The provider will not: a person must see to it. */
    REFUSED
  }

  /** The id that this key always gives. */
  public static UUID id(String key) {
    return UUID.nameUUIDFromBytes(("refund/" + key).getBytes(StandardCharsets.UTF_8));
  }

  public static Refund asked(String key, Payment payment, Money amount, String why, Instant now) {
    return new Refund(
        id(key), payment.id(), payment.shop(), amount, why, Status.ASKED, null, null, now, now, 0);
  }

  public Refund sent(String by, Instant next) {
    return new Refund(
        id, payment, shop, amount, reason, Status.SENT, by, null, askedAt, next, version);
  }

  public Refund done(String by) {
    return new Refund(
        id, payment, shop, amount, reason, Status.DONE, by, null, askedAt, null, version);
  }

  public Refund refused(String why) {
    return new Refund(
        id, payment, shop, amount, reason, Status.REFUSED, reference, why, askedAt, null, version);
  }

  public Refund lookedAtAgain(Instant next) {
    return new Refund(
        id, payment, shop, amount, reason, status, reference, trouble, askedAt, next, version);
  }

  public Refund withVersion(long stored) {
    return new Refund(
        id, payment, shop, amount, reason, status, reference, trouble, askedAt, lookAt, stored);
  }

  /** Whether the provider has not said its last word. */
  public boolean open() {
    return status == Status.ASKED || status == Status.SENT;
  }
}
