package io.comptoir.event;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. Ids are pseudonyms and the data holds no free text, so that a customer
 * can be forgotten without touching the log.
 *
 * @param name {@code search}, {@code add_to_cart}, {@code purchase}, {@code handover} … (GA4's
 *     names where there is one)
 */
public record Event(
    ShopId shop,
    String name,
    @Nullable CustomerId customer,
    @Nullable ConversationId conversation,
    Map<String, Value> data,
    Instant at) {
  public Event {
    data = Map.copyOf(data);
  }
}
