package io.comptoir.commerce.payment;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have an order paid by one provider.
 *
 * @param providerReference the provider's own id; null until it answered
 * @param reason why it was declined, as a key such as {@code card_expired}
 * @param version of the stored row; 0 is not stored yet
 */
public record Payment(
    UUID id,
    ShopId shop,
    OrderId order,
    String provider,
    Money amount,
    PaymentStatus status,
    @Nullable String providerReference,
    @Nullable String url,
    @Nullable String reason,
    Instant createdAt,
    long version) {

  public Payment withStatus(PaymentStatus to, @Nullable String why) {
    return new Payment(
        id, shop, order, provider, amount, to, providerReference, url, why, createdAt, version);
  }

  /** As the provider answered it can be paid. */
  public Payment begun(String reference, String page) {
    return new Payment(
        id, shop, order, provider, amount, status, reference, page, reason, createdAt, version);
  }

  /** The same payment as the row of this version. */
  public Payment withVersion(long stored) {
    return new Payment(
        id,
        shop,
        order,
        provider,
        amount,
        status,
        providerReference,
        url,
        reason,
        createdAt,
        stored);
  }
}
