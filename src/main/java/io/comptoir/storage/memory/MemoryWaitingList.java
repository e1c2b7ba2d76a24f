package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Waiting;
import io.comptoir.commerce.booking.WaitingList;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Who waits for a time to free, in memory. */
public final class MemoryWaitingList implements WaitingList {
  private final Memory memory;

  public MemoryWaitingList(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean save(Waiting waiting) {
    synchronized (memory) {
      var kept = memory.waiting.get(waiting.id());
      if ((kept == null ? 0 : kept.version()) != waiting.version()) {
        return false;
      }
      memory.waiting.put(waiting.id(), waiting.withVersion(waiting.version() + 1));
      return true;
    }
  }

  @Override
  public List<Waiting> open(ShopId shop, Instant now, int limit) {
    return those(w -> w.shop().equals(shop), now, limit);
  }

  @Override
  public List<Waiting> ofCustomer(CustomerId customer, Instant now, int limit) {
    return those(w -> w.customer().equals(customer), now, limit);
  }

  private List<Waiting> those(Predicate<Waiting> like, Instant now, int limit) {
    synchronized (memory) {
      return memory.waiting.values().stream()
          .filter(w -> w.open() && w.until().isAfter(now))
          .filter(like)
          .sorted(Comparator.comparing(Waiting::askedAt).thenComparing(Waiting::id))
          .limit(limit)
          .toList();
    }
  }
}
