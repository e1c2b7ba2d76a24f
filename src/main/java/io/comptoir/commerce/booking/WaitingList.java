package io.comptoir.commerce.booking;

import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;

/** Where it is kept who waits for a time to free. */
public interface WaitingList {
  /**
   * Keeps a new one (version 0) or a change if nobody else changed it since. A new one whose id is
   * already kept is not kept twice.
   *
   * @return whether it was kept
   */
  boolean save(Waiting waiting);

  /** Those of this shop who still wait and whose time is not over, longest first. */
  List<Waiting> open(ShopId shop, Instant now, int limit);

  /** What this customer still waits for, longest first. */
  List<Waiting> ofCustomer(CustomerId customer, Instant now, int limit);
}
