package io.comptoir.web;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Proof;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is who, for those who run the shop: a customer's channels, what was merged and the undoing of
 * it, and the shop's own word on whose account somebody has.
 */
public final class IdentityApi implements Server.Routes {
  private static final int MAX_LIST = 200;

  private final OperatorKey key;
  private final Supplier<List<ShopId>> shops;
  private final IdentityStore identities;
  private final ConversationStore conversations;
  private final InstantSource clock;

  public IdentityApi(
      OperatorKey key,
      Supplier<List<ShopId>> shops,
      IdentityStore identities,
      ConversationStore conversations,
      InstantSource clock) {
    this.key = key;
    this.shops = shops;
    this.identities = identities;
    this.conversations = conversations;
    this.clock = clock;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/conversations/{conversation}/identities", key.guarded(this::list));
    routes.delete("/api/conversations/{conversation}/identities", key.guarded(this::unlink));
    routes.get("/api/shops/{shop}/merges", key.guarded(this::merges));
    routes.post("/api/shops/{shop}/merges/{merge}/undone", key.guarded(this::undo));
    routes.post("/api/shops/{shop}/accounts/{account}/identities", key.guarded(this::link));
  }

  /** The channels of whoever talks there; which ids they have on them is nobody's business here. */
  private void list(Context ctx) {
    var conversation = conversation(ctx.pathParam("conversation"));
    var shown = new LinkedHashMap<String, Object>();
    shown.put("customer", conversation.customer());
    shown.put(
        "identities",
        identities.of(conversation.customer()).stream()
            .map(known -> shown(known, conversation.identity()))
            .toList());
    shown.put(
        "merges",
        identities.mergesOf(conversation.customer(), MAX_LIST).stream()
            .map(IdentityApi::shown)
            .toList());
    ctx.json(shown);
  }

  /** Takes this conversation's identity from its customer; it begins anew. */
  private void unlink(Context ctx) {
    var conversation = conversation(ctx.pathParam("conversation"));
    if (!identities.unlink(
        conversation.customer(),
        conversation.identity(),
        new CustomerId(UUID.randomUUID()),
        clock.instant())) {
      throw new Problem(409, "not_linked");
    }
    ctx.status(204);
  }

  private void merges(Context ctx) {
    ctx.json(
        Map.of(
            "merges",
            identities.merges(shop(ctx), MAX_LIST).stream().map(IdentityApi::shown).toList()));
  }

  private void undo(Context ctx) {
    var shop = shop(ctx);
    var merge =
        identities
            .merge(id(ctx.pathParam("merge")))
            .filter(found -> found.shop().equals(shop))
            .orElseThrow(() -> new Problem(404, "not_found"));
    switch (identities.undo(merge.id(), clock.instant())) {
      case DONE, ALREADY -> ctx.json(shown(identities.merge(merge.id()).orElse(merge)));
      case UNKNOWN -> throw new Problem(404, "not_found");
      case LATER_MERGE -> throw new Problem(409, "later_merge");
    }
  }

  /** The shop knows whose account the person in a conversation has. */
  private void link(Context ctx) {
    var shop = shop(ctx);
    var account = ctx.pathParam("account");
    if (account.isBlank() || account.length() > 200) {
      throw new Problem(422, "invalid", "account: 1 to 200 characters");
    }
    var conversation =
        conversation(ClientContent.object(ctx.body()).path("conversation").asString(""));
    if (!conversation.shop().equals(shop)) {
      throw new Problem(404, "not_found");
    }
    var outcome =
        identities.link(
            shop,
            new Identity(IdentityStore.ACCOUNT, shop.value(), account),
            conversation.identity(),
            Proof.ACCOUNT,
            UUID.randomUUID(),
            new CustomerId(UUID.randomUUID()),
            clock.instant());
    if (outcome instanceof LinkOutcome.Refused) {
      throw new Problem(409, "two_accounts");
    }
    var shown = new LinkedHashMap<String, Object>();
    shown.put("customer", conversation(conversation.id().toString()).customer());
    if (outcome instanceof LinkOutcome.Linked(Merge merge)) {
      shown.put("merge", shown(merge));
    }
    ctx.json(shown);
  }

  private static Map<String, Object> shown(IdentityStore.Known known, Identity here) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("channel", known.identity().channel());
    shown.put("account", known.identity().account());
    shown.put("here", known.identity().equals(here));
    var proof = known.proof();
    if (proof != null) {
      shown.put("proof", word(proof));
    }
    return shown;
  }

  private static Map<String, Object> shown(Merge merge) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", merge.id());
    shown.put("kept", merge.kept());
    shown.put("gone", merge.gone());
    shown.put("proof", word(merge.proof()));
    put(shown, "asked", merge.asked());
    put(shown, "joined", merge.joined());
    shown.put("identities", merge.ledger().identities().stream().map(Identity::channel).toList());
    shown.put("orders", merge.ledger().orders().size());
    shown.put("at", merge.at().toString());
    var undone = merge.undoneAt();
    if (undone != null) {
      shown.put("undoneAt", undone.toString());
    }
    return shown;
  }

  private static void put(
      Map<String, Object> shown, String name, @Nullable ConversationId conversation) {
    if (conversation != null) {
      shown.put(name, conversation);
    }
  }

  private static String word(Proof proof) {
    return proof.name().toLowerCase(Locale.ROOT);
  }

  private Conversation conversation(String id) {
    return conversations
        .find(new ConversationId(id(id)))
        .orElseThrow(() -> new Problem(404, "not_found"));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "not_found");
    }
  }

  private ShopId shop(Context ctx) {
    var shop = Assets.shop(ctx);
    if (!shops.get().contains(shop)) {
      throw new Problem(404, "unknown_shop");
    }
    return shop;
  }
}
