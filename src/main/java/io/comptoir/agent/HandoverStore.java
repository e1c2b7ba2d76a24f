package io.comptoir.agent;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import java.util.List;
import java.util.Optional;

/** Where requests for a person are kept. A conversation has at most one that is not closed. */
public interface HandoverStore {
  /** Those nobody took yet, the longest wait first. */
  List<Handover> waiting(ShopId shop, int limit);

  /** The one of this conversation that is not closed. */
  Optional<Handover> open(ConversationId conversation);
}
