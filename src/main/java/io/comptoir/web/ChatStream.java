package io.comptoir.web;

import io.comptoir.conversation.ConversationStore;
import io.comptoir.engine.ConversationFeed;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is new in a conversation, pushed: over a WebSocket whose first frame holds the token and the
 * last number known, or as server-sent events by fetch. Both say the same things as {@code GET
 * /chat/v1/messages}, and typing and presence besides.
 */
public final class ChatStream implements Server.Routes {
  private static final String PATH = "/chat/v1/stream";
  private static final int MAX_CONNECTIONS = 20_000;

  private final ConversationStore conversations;
  private final ConversationFeed feed;
  private final Sessions sessions;
  private final Map<String, Follower> open = new ConcurrentHashMap<>();

  public ChatStream(ConversationStore conversations, ConversationFeed feed, Sessions sessions) {
    this.conversations = conversations;
    this.feed = feed;
    this.sessions = sessions;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.ws(PATH, this::socket);
    routes.get(PATH, this::events);
  }

  @Override
  public void end() {
    open.values().forEach(Follower::end);
  }

  private void socket(WsConfig socket) {
    socket.onConnect(
        ctx -> {
          if (open.size() >= MAX_CONNECTIONS) {
            ctx.closeSession(1013, "busy");
          }
        });
    socket.onMessage(ctx -> take(ctx, ctx.message()));
    socket.onClose(ctx -> leave(ctx.sessionId()));
    socket.onError(ctx -> leave(ctx.sessionId()));
  }

  private void take(WsContext ctx, String text) {
    JsonNode frame;
    try {
      frame = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      ctx.closeSession(1007, "a frame is a JSON object");
      return;
    }
    var follower = open.get(ctx.sessionId());
    if (follower == null) {
      begin(ctx, frame);
    } else if (frame.path("type").asString("").equals("ping")) {
      follower.push(Map.of("type", "pong"));
    }
    // Typing and read marks of the customer are for advisers who watch; unknown frames are for
    // later.
  }

  private void begin(WsContext ctx, JsonNode frame) {
    var session = sessions.read(frame.path("token").asString(""));
    if (session.isEmpty()) {
      ctx.send(
          Json.MAPPER.writeValueAsString(
              Map.of("type", "error", "status", 401, "problem", "no_session")));
      ctx.closeSession(4401, "no session");
      return;
    }
    var follower =
        new Follower(
            conversations,
            session.get().conversation(),
            Math.max(0, frame.path("after").asLong(0)),
            sent -> ctx.send(Json.MAPPER.writeValueAsString(sent)));
    open.put(ctx.sessionId(), follower);
    follower.whenEnded(() -> ctx.closeSession(1001, "the server is stopping"));
    follower.start(feed);
  }

  private void leave(String socket) {
    var follower = open.remove(socket);
    if (follower != null) {
      follower.close();
    }
  }

  private void events(Context ctx) throws IOException, InterruptedException {
    var id = sessions.of(ctx).conversation();
    var after = ctx.queryParamAsClass("after", Long.class).getOrDefault(0L);
    ctx.contentType("text/event-stream; charset=utf-8");
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Accel-Buffering", "no");
    var response = ctx.res();
    var out = response.getOutputStream();
    var follower =
        new Follower(
            conversations,
            id,
            Math.max(0, after),
            sent -> {
              try {
                out.write(
                    ("data: " + Json.MAPPER.writeValueAsString(sent) + "\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                response.flushBuffer();
              } catch (IOException e) {
                throw new Follower.Gone(e);
              }
            });
    var line = UUID.randomUUID().toString();
    open.put(line, follower);
    try (follower) {
      follower.start(feed);
      // A comment now and then keeps proxies from closing the line, and finds a reader that has
      // left.
      while (!follower.ended(Duration.ofSeconds(20))) {
        follower.push(Map.of("type", "ping"));
      }
    } finally {
      open.remove(line);
    }
  }
}
