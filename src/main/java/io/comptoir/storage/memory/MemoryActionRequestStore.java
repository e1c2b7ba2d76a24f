package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.engine.ActionRequestStore;
import io.comptoir.engine.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Action requests in memory. */
public final class MemoryActionRequestStore implements ActionRequestStore {
  private final Memory memory;

  public MemoryActionRequestStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public List<ActionRequest> claim(Set<ShopId> shops, Instant now, Lease lease, int limit) {
    synchronized (memory) {
      var leaseTime = memory.clock.instant();
      var claimed = new ArrayList<ActionRequest>();
      for (var room : memory.rooms.values()) {
        for (var request : room.requests.values()) {
          if (claimed.size() < limit
              && !request.done
              && !request.due.isAfter(now)
              && request.leaseUntil.isBefore(leaseTime)
              && shops.contains(room.conversation.shop())) {
            request.leaseUntil = leaseTime.plus(lease.duration());
            request.attempts++;
            request.fence++;
            claimed.add(
                new ActionRequest(
                    room.conversation.id(),
                    request.invoke.call(),
                    request.invoke.action(),
                    request.invoke.arguments(),
                    request.attempts,
                    request.fence));
          }
        }
      }
      return claimed;
    }
  }

  @Override
  public void retry(ActionRequest request, Instant due) {
    synchronized (memory) {
      var room = memory.rooms.get(request.conversation());
      var kept = room == null ? null : room.requests.get(request.call());
      if (kept != null && !kept.done && kept.fence == request.fence()) {
        kept.due = due;
        kept.leaseUntil = Instant.MIN;
      }
    }
  }
}
