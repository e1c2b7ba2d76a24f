package io.comptoir.web;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.customer.Identity;
import io.comptoir.engine.Accepted;
import io.comptoir.engine.ConversationFeed;
import io.comptoir.engine.Intake;
import io.comptoir.engine.Refused;
import io.comptoir.message.Message;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The web chat's own API: sessions, messages in, messages out by number. {@link ChatStream} is the
 * same over a socket.
 */
public final class ChatApi implements Server.Routes {
  public static final String CHANNEL = "webchat";
  static final int PAGE = 200;

  /** The event of an opened chat, as flows name it. */
  private static final String SESSION_START = "session.start";

  private static final int MAX_WAIT_SECONDS = 30;
  private static final Pattern VISITOR = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final Function<ShopId, Optional<ChatShop>> shops;
  private final Predicate<String> listedOrigin;
  private final Intake intake;
  private final ConversationStore conversations;
  private final ConversationFeed feed;
  private final Sessions sessions;
  private final LogIns logIns;
  private final RateLimit limits;

  /**
   * @param listedOrigin whether any shop lists this origin
   */
  public ChatApi(
      Function<ShopId, Optional<ChatShop>> shops,
      Predicate<String> listedOrigin,
      Intake intake,
      ConversationStore conversations,
      ConversationFeed feed,
      Sessions sessions,
      LogIns logIns,
      RateLimit limits) {
    this.shops = shops;
    this.listedOrigin = listedOrigin;
    this.intake = intake;
    this.conversations = conversations;
    this.feed = feed;
    this.sessions = sessions;
    this.logIns = logIns;
    this.limits = limits;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before("/chat/v1/*", this::allowOrigin);
    routes.options("/chat/v1/<path>", ctx -> ctx.status(204));
    routes.get("/chat/v1/config", this::config);
    routes.post("/chat/v1/sessions", this::open);
    routes.post("/chat/v1/openings", this::opened);
    routes.post("/chat/v1/messages", this::send);
    routes.get("/chat/v1/messages", this::read);
  }

  private void config(Context ctx) {
    var shop = shop(Optional.ofNullable(ctx.queryParam("shop")).orElse(""));
    var asked =
        Optional.ofNullable(ctx.queryParam("locale"))
            .orElse(Optional.ofNullable(ctx.header("Accept-Language")).orElse(""));
    ctx.header("Cache-Control", "public, max-age=60");
    ctx.json(shop.config().apply(shop.language(asked)));
  }

  private void open(Context ctx) {
    limitStrangers(ctx);
    var body = ClientContent.object(ctx.body());
    var shop = shop(body.path("shop").asString(""));
    checkOrigin(ctx, shop);
    var given = body.path("visitor").asString("");
    var visitor = VISITOR.matcher(given).matches() ? given : Sessions.newVisitor();
    if (body.hasNonNull("identity")) {
      visitor = logIns.entered(shop.id(), body.path("identity").asString(""), visitor);
    }
    var identity = new Identity(CHANNEL, shop.id().value(), Sessions.hashed(visitor));
    var conversation = intake.openConversation(shop.id(), identity, "", language(shop, body, ctx));
    var token =
        sessions.issue(
            new Sessions.Session(
                shop.id(), conversation.customer(), conversation.id(), conversation.language()));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("token", token.value());
    answer.put("expiresAt", token.expiresAt().toString());
    answer.put("conversation", conversation.id().toString());
    answer.put("visitor", visitor);
    answer.put("language", conversation.language().code());
    answer.put("lastSeq", conversation.lastSeq());
    ctx.header("Cache-Control", "no-store");
    ctx.status(201).json(answer);
  }

  /** The reader opened the chat: what a flow does with that is the shop's. */
  private void opened(Context ctx) {
    var session = sessions.of(ctx);
    limits.take(RateLimit.Limit.MESSAGES, session.conversation().toString());
    var id = id(ClientContent.object(ctx.body()));
    taken(
        () -> intake.acceptEvent(session.conversation(), "opened:" + id, SESSION_START, Map.of()));
    ctx.status(202).json(Map.of());
  }

  private void send(Context ctx) {
    var session = sessions.of(ctx);
    limits.take(RateLimit.Limit.MESSAGES, session.conversation().toString());
    var body = ClientContent.object(ctx.body());
    var id = id(body);
    var content = ClientContent.read(body.get("content"));
    var accepted = taken(() -> intake.accept(session.conversation(), id, content));
    ctx.status(202).json(Map.of("seq", accepted.seq()));
  }

  private static Accepted taken(Supplier<Accepted> intake) {
    try {
      return intake.get();
    } catch (Refused refused) {
      throw switch (refused.reason()) {
        case UNKNOWN_CONVERSATION, UNKNOWN_SHOP -> new Problem(401, "no_session");
        case TOO_LARGE -> new Problem(422, "text_too_long", ClientContent.MAX_TEXT_CHARS);
        case BUSY -> new Problem(503, "unavailable");
        case ID_USED, KEY_USED_ELSEWHERE, NOT_A_CUSTOMERS -> new Problem(422, "invalid", "id");
      };
    }
  }

  private void read(Context ctx) {
    var id = sessions.of(ctx).conversation();
    ctx.header("Cache-Control", "no-store");
    var before = number(ctx, "before", 0, Long.MAX_VALUE);
    if (before > 0) {
      var limit = (int) Math.clamp(number(ctx, "limit", 50, PAGE), 1, PAGE);
      ctx.json(page(conversations.messagesBefore(id, before, limit), conversations.idle(id)));
      return;
    }
    var after = number(ctx, "after", 0, Long.MAX_VALUE);
    var wait = Duration.ofSeconds(number(ctx, "wait", 0, MAX_WAIT_SECONDS));
    ctx.json(new NewMessages(conversations, feed).after(id, after, wait));
  }

  /** A full page says that it is not at rest, so that its reader asks for the rest. */
  static Map<String, Object> page(List<Message> messages, boolean idle) {
    var page = new LinkedHashMap<String, Object>();
    page.put("messages", messages);
    page.put("idle", idle && messages.size() < PAGE);
    return page;
  }

  private ChatShop shop(String name) {
    try {
      return shops.apply(new ShopId(name)).orElseThrow(() -> new Problem(404, "unknown_shop"));
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "unknown_shop");
    }
  }

  private static Language language(ChatShop shop, JsonNode body, Context ctx) {
    var asked = body.path("locale").asString("");
    return shop.language(
        asked.isEmpty() ? Optional.ofNullable(ctx.header("Accept-Language")).orElse("") : asked);
  }

  private static UUID id(JsonNode body) {
    var text = body.path("id").asString("");
    try {
      var id = UUID.fromString(text);
      if (text.length() == 36) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Problem(422, "invalid", "id: a UUID made by the client");
  }

  private static long number(Context ctx, String name, long otherwise, long max) {
    var text = ctx.queryParam(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      return Math.clamp(Long.parseLong(text), 0, max);
    } catch (NumberFormatException e) {
      throw new Problem(422, "invalid", name);
    }
  }

  /** Callers on this machine are not limited by address: a proxy says whom it speaks for. */
  private void limitStrangers(Context ctx) {
    var peer = Optional.ofNullable(ctx.req().getRemoteAddr()).orElse("");
    var local =
        peer.equals("127.0.0.1")
            || peer.equals("[::1]")
            || peer.equals("0:0:0:0:0:0:0:1")
            || peer.equals("[0:0:0:0:0:0:0:1]");
    var forwarded = ctx.header("X-Forwarded-For");
    if (!local) {
      limits.take(RateLimit.Limit.SESSIONS, peer);
    } else if (forwarded != null) {
      limits.take(
          RateLimit.Limit.SESSIONS, forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }
  }

  /** Answers a browser on another site when some shop lists that site. */
  private void allowOrigin(Context ctx) {
    var origin = ctx.header("Origin");
    if (origin == null || origin.equals(own(ctx)) || !listedOrigin.test(origin)) {
      return;
    }
    ctx.header("Vary", "Origin");
    ctx.header("Access-Control-Allow-Origin", origin);
    ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept-Language");
    ctx.header("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
    ctx.header("Access-Control-Expose-Headers", "Retry-After");
    ctx.header("Access-Control-Max-Age", "600");
  }

  private static void checkOrigin(Context ctx, ChatShop shop) {
    var origin = ctx.header("Origin");
    if (origin != null && !origin.equals(own(ctx)) && !shop.origins().contains(origin)) {
      throw new Problem(403, "origin_not_allowed", origin);
    }
  }

  private static String own(Context ctx) {
    var proto = Optional.ofNullable(ctx.header("X-Forwarded-Proto")).orElse(ctx.scheme());
    return proto + "://" + ctx.host();
  }
}
