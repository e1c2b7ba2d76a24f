package io.comptoir.engine;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Actions to be run after the turn that asked for them. Accepting their result ends them. */
public interface ActionRequestStore {
  /** Takes requests that are due and that nobody works on. */
  List<ActionRequest> claim(Set<ShopId> shops, Instant now, Lease lease, int limit);

  /** Puts a request back until later, if the fence still holds. */
  void retry(ActionRequest request, Instant due);

  /**
   * @param attempts this one included
   * @param fence grows with each lease; a result under an older fence is dropped
   */
  record ActionRequest(
      ConversationId conversation,
      String call,
      String action,
      Map<String, Value> arguments,
      int attempts,
      long fence) {
    public ActionRequest {
      arguments = Map.copyOf(arguments);
    }
  }
}
