package io.comptoir.action;

import io.comptoir.action.PaymentNotices.ConversationNews;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.identity.IdentityStore;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells the conversation that asked for a link that it was used, and where: who did not ask for
 * that reads it there. What was not told yet stands in the store; told twice it is heard once.
 */
public final class LinkNews {
  private static final int MAX_AT_ONCE = 100;

  private final Supplier<Set<ShopId>> shops;
  private final IdentityStore identities;
  private final ConversationStore conversations;
  private final ConversationNews news;

  public LinkNews(
      Supplier<Set<ShopId>> shops,
      IdentityStore identities,
      ConversationStore conversations,
      ConversationNews news) {
    this.shops = shops;
    this.identities = identities;
    this.conversations = conversations;
    this.news = news;
  }

  /**
   * Tells what is to be told.
   *
   * @return how many were told
   */
  public int tell() {
    var untold = identities.untold(shops.get(), MAX_AT_ONCE);
    for (var merge : untold) {
      var asked = merge.asked();
      if (asked != null) {
        news.happened(
            asked,
            "identity.joined:" + merge.id(),
            "identity.joined",
            Map.of("channel", Value.of(channel(merge.joined()))));
      }
      identities.told(merge.id());
    }
    return untold.size();
  }

  private String channel(@org.jspecify.annotations.Nullable ConversationId joined) {
    return joined == null
        ? ""
        : conversations.find(joined).map(c -> c.identity().channel()).orElse("");
  }
}
