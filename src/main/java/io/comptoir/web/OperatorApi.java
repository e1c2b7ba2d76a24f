package io.comptoir.web;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.conversation.Handover;
import io.comptoir.conversation.HandoverStore;
import io.comptoir.dialogue.knowledge.UnansweredQuestion;
import io.comptoir.dialogue.knowledge.UnansweredQuestionStore;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What those who run the shop may look at, behind the operator's key, and its description. */
public final class OperatorApi implements Server.Routes {
  private static final int MAX_LIST = 200;

  private final OperatorKey key;
  private final Supplier<List<ShopId>> shops;
  private final HandoverStore handovers;
  private final ConversationStore conversations;
  private final UnansweredQuestionStore questions;

  public OperatorApi(
      OperatorKey key,
      Supplier<List<ShopId>> shops,
      HandoverStore handovers,
      ConversationStore conversations,
      UnansweredQuestionStore questions) {
    this.key = key;
    this.shops = shops;
    this.handovers = handovers;
    this.conversations = conversations;
    this.questions = questions;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/openapi.json", OperatorApi::describe);
    routes.get("/api/shops", key.guarded(ctx -> ctx.json(Map.of("shops", shops.get()))));
    routes.get("/api/shops/{shop}/handovers", key.guarded(this::waiting));
    routes.get("/api/shops/{shop}/unanswered-questions", key.guarded(this::unanswered));
    routes.get("/api/conversations/{conversation}", key.guarded(this::conversation));
    routes.get("/api/conversations/{conversation}/messages", key.guarded(this::messages));
  }

  private ShopId shop(Context ctx) {
    var shop = Assets.shop(ctx);
    if (!shops.get().contains(shop)) {
      throw new Problem(404, "unknown_shop");
    }
    return shop;
  }

  /** Newest first; {@code next} asks for the page after this one. */
  private void unanswered(Context ctx) {
    var before = ctx.queryParamAsClass("before", Long.class).getOrDefault(Long.MAX_VALUE);
    var found = questions.of(shop(ctx), before, MAX_LIST);
    var page = new LinkedHashMap<String, Object>();
    page.put("questions", found.stream().map(OperatorApi::shown).toList());
    if (found.size() == MAX_LIST) {
      page.put("next", found.getLast().id());
    }
    ctx.json(page);
  }

  private static Map<String, Object> shown(UnansweredQuestion question) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", question.id());
    shown.put("text", question.text());
    shown.put("language", question.language());
    shown.put("flow", question.flow());
    shown.put("conversation", question.conversation());
    shown.put("message", question.message());
    shown.put("at", question.at().toString());
    return shown;
  }

  private void waiting(Context ctx) {
    var shop = shop(ctx);
    ctx.json(
        Map.of(
            "handovers",
            handovers.waiting(shop, MAX_LIST).stream().map(OperatorApi::shown).toList()));
  }

  private void conversation(Context ctx) {
    var conversation = conversations.find(id(ctx)).orElseThrow(() -> new Problem(404, "not_found"));
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", conversation.id());
    shown.put("shop", conversation.shop());
    shown.put("customer", conversation.customer());
    shown.put("channel", conversation.identity().channel());
    shown.put("control", word(conversation.control()));
    shown.put("language", conversation.language());
    shown.put("lastSeq", conversation.lastSeq());
    shown.put("createdAt", conversation.createdAt().toString());
    shown.put("updatedAt", conversation.updatedAt().toString());
    handovers.open(conversation.id()).ifPresent(handover -> shown.put("handover", shown(handover)));
    ctx.json(shown);
  }

  private void messages(Context ctx) {
    var conversation = conversations.find(id(ctx)).orElseThrow(() -> new Problem(404, "not_found"));
    var after = ctx.queryParamAsClass("after", Long.class).getOrDefault(0L);
    ctx.json(
        ChatApi.page(
            conversations.messagesAfter(conversation.id(), Math.max(0, after), ChatApi.PAGE),
            conversations.idle(conversation.id())));
  }

  private static Map<String, Object> shown(Handover handover) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("conversation", handover.conversation());
    shown.put("reason", handover.reason());
    shown.put("skill", handover.skill());
    shown.put("status", handover.takenBy().isPresent() ? "taken" : "waiting");
    shown.put("askedAt", handover.askedAt().toString());
    handover.takenBy().ifPresent(adviser -> shown.put("takenBy", adviser));
    return shown;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static ConversationId id(Context ctx) {
    try {
      return new ConversationId(UUID.fromString(ctx.pathParam("conversation")));
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "not_found");
    }
  }

  private static void describe(Context ctx) {
    try (var in = OperatorApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is part of the program");
      }
      ctx.result(in.readAllBytes()).contentType("application/json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
