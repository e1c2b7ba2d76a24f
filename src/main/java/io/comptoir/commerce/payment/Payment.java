package io.comptoir.commerce.payment;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have an order paid by one provider.
 *
 * @param amount asked for
 * @param capture when the money is taken
 * @param balance what was taken and given back
 * @param providerReference the provider's own id of the attempt; null until it answered
 * @param charge the provider's own id of the money, which it is given back by; null while none came
 * @param url where it is paid
 * @param reason why it was declined or goes back, as a key such as {@code card_expired}
 * @param dispute the customer's bank asks the money back; null for none
 * @param lookAt when the provider is to be asked how it stands; null for never
 * @param version of the stored row; 0 is not stored yet
 */
public record Payment(
    UUID id,
    ShopId shop,
    OrderId order,
    String provider,
    Money amount,
    CaptureMode capture,
    PaymentStatus status,
    Balance balance,
    @Nullable String providerReference,
    @Nullable String charge,
    @Nullable String url,
    @Nullable String reason,
    @Nullable Dispute dispute,
    Instant createdAt,
    @Nullable Instant lookAt,
    long version) {
  /** How soon the provider is first asked, when it says nothing by itself. */
  public static final Duration FIRST_LOOK = Duration.ofMinutes(2);

  public Payment {
    if (amount.minor() < 1) {
      throw new IllegalArgumentException("a payment is of more than nothing");
    }
  }

  /** An attempt that begins. */
  public static Payment pending(
      UUID id,
      ShopId shop,
      OrderId order,
      String provider,
      Money amount,
      CaptureMode capture,
      Instant createdAt) {
    return new Payment(
        id,
        shop,
        order,
        provider,
        amount,
        capture,
        PaymentStatus.PENDING,
        Balance.none(amount.currency()),
        null,
        null,
        null,
        null,
        null,
        createdAt,
        createdAt.plus(FIRST_LOOK),
        0);
  }

  public Payment withStatus(PaymentStatus to, @Nullable String why) {
    return with(to, balance, providerReference, charge, url, why, dispute, lookAt, version);
  }

  public Payment withBalance(Balance now) {
    return with(status, now, providerReference, charge, url, reason, dispute, lookAt, version);
  }

  /** As the provider answered it can be paid. */
  public Payment begun(String reference, String page) {
    return with(status, balance, reference, charge, page, reason, dispute, lookAt, version);
  }

  /** The money is there under this id. */
  public Payment charged(String id) {
    return with(status, balance, providerReference, id, url, reason, dispute, lookAt, version);
  }

  public Payment disputed(Dispute by) {
    return with(status, balance, providerReference, charge, url, reason, by, lookAt, version);
  }

  /** The payment that the provider is asked about then, or never again. */
  public Payment lookedAtAgain(@Nullable Instant next) {
    return with(status, balance, providerReference, charge, url, reason, dispute, next, version);
  }

  /** The same payment as the row of this version. */
  public Payment withVersion(long stored) {
    return with(status, balance, providerReference, charge, url, reason, dispute, lookAt, stored);
  }

  private Payment with(
      PaymentStatus status,
      Balance balance,
      @Nullable String providerReference,
      @Nullable String charge,
      @Nullable String url,
      @Nullable String reason,
      @Nullable Dispute dispute,
      @Nullable Instant lookAt,
      long version) {
    return new Payment(
        id,
        shop,
        order,
        provider,
        amount,
        capture,
        status,
        balance,
        providerReference,
        charge,
        url,
        reason,
        dispute,
        createdAt,
        lookAt,
        version);
  }
}
