package io.comptoir.engine;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Timers that wait. A turn sets and cancels them; accepting {@link Arrival.TimerDue} ends one. */
public interface TimerStore {
  /** Those due by now, oldest first. */
  List<DueTimer> due(Set<ShopId> shops, Instant now, int limit);

  /** When the conversation's next timer is due. */
  Optional<Instant> next(ConversationId conversation);

  record DueTimer(ConversationId conversation, String name, long generation, Instant due) {}
}
