package io.comptoir.commerce.booking;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who would like a time that is not free: when one frees, it is kept for them and they are
 * told, whoever waits longest first.
 *
 * @param conversation where they asked, and where they are told
 * @param resource what they wait for, as bookings count it: {@code lyon/skin-diagnosis}
 * @param from the earliest that would do
 * @param until the latest; then nobody waits any more
 * @param open whether they still wait
 * @param version of the stored row; 0 is not stored yet
 */
public record Waiting(
    UUID id,
    ShopId shop,
    CustomerId customer,
    UUID conversation,
    String resource,
    Instant from,
    Instant until,
    boolean open,
    Instant askedAt,
    long version) {
  public Waiting {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("one waits for some time");
    }
  }

  /** The booking that is kept for them once: always the same. */
  public BookingId booking() {
    return new BookingId(
        UUID.nameUUIDFromBytes(
            ("waiting/" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  public Waiting closed() {
    return new Waiting(
        id, shop, customer, conversation, resource, from, until, false, askedAt, version);
  }

  /** The same as the row of this version. */
  public Waiting withVersion(long stored) {
    return new Waiting(
        id, shop, customer, conversation, resource, from, until, open, askedAt, stored);
  }
}
