package io.comptoir.event;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param conversation where, unless it happened outside conversations
 * @param name {@code cart.added}, {@code turn.failed} …
 * @param data no free text and nothing personal
 */
public record Fact(
    ShopId shop,
    CustomerId customer,
    @Nullable ConversationId conversation,
    String name,
    Map<String, Value> data,
    Instant at) {
  public Fact {
    data = Map.copyOf(data);
  }
}
