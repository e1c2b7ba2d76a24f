package io.comptoir.web;

import io.comptoir.base.Language;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP server: limits, headers and errors that hold for every address. */
public final class Server implements AutoCloseable {
  /**
   * More bytes than this in a request are refused, but for uploads and channels, which have limits
   * of their own.
   */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  /** Adds its addresses. */
  @FunctionalInterface
  public interface Routes {
    void addTo(RoutesConfig routes);

    /** Lets go of connections that would stay open for ever. */
    default void end() {}
  }

  /**
   * A shop's ids may hold slashes, percents and backslashes, encoded. Whoever makes a file's path
   * of an address checks it itself.
   */
  private static final UriCompliance ANY_ID =
      UriCompliance.DEFAULT.with(
          "any id",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.SUSPICIOUS_PATH_CHARACTERS);

  private final Javalin javalin;
  private final List<Routes> rooms;

  private Server(Javalin javalin, List<? extends Routes> rooms) {
    this.javalin = javalin;
    this.rooms = List.copyOf(rooms);
  }

  /**
   * @param host the address to listen on, {@code 127.0.0.1} or {@code 0.0.0.0}
   * @param port 0 takes a free one
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static Server start(String host, int port, JsonMapper json, List<? extends Routes> rooms) {
    var javalin =
        Javalin.create(
            config -> {
              configure(config, json);
              rooms.forEach(room -> room.addTo(config.routes));
            });
    javalin.start(host, port);
    return new Server(javalin, rooms);
  }

  public int port() {
    return javalin.port();
  }

  /** Stops taking requests, lets those under way finish, then stops. */
  @Override
  public void close() {
    rooms.forEach(Routes::end);
    try {
      javalin.stop();
    } catch (JavalinException e) {
      log.warn("requests were still open at the stop: {}", String.valueOf(e.getMessage()));
    }
  }

  private static void configure(JavalinConfig config, JsonMapper json) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.router.ignoreTrailingSlashes = true;
    config.jsonMapper(new JavalinJackson3(json, true));
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(5_000);
          server.setStopAtShutdown(false);
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(16 * 1024);
          http.setUriCompliance(ANY_ID);
        });
    config.jetty.modifyWebSocketServletFactory(
        sockets -> {
          sockets.setMaxTextMessageSize(16 * 1024);
          sockets.setIdleTimeout(java.time.Duration.ofSeconds(90));
        });
    config.routes.before(Server::guard);
    config.routes.exception(Problem.class, (problem, ctx) -> write(ctx, problem));
    config.routes.exception(
        JacksonException.class, (e, ctx) -> write(ctx, new Problem(400, "malformed", where(e))));
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> write(ctx, ofStatus(e.getStatus())));
    config.routes.exception(
        Exception.class,
        (e, ctx) -> {
          var number =
              Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36 * 36), 36)
                  .toUpperCase(Locale.ROOT);
          log.error("request failed number={} path={}", number, ctx.path(), e);
          write(ctx, new Problem(500, "internal", number));
        });
  }

  /** Headers that every answer carries; pages widen the policy for themselves. */
  private static void guard(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "strict-origin-when-cross-origin");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header(
        "Permissions-Policy", "camera=(), geolocation=(self), microphone=(self), payment=(self)");
    ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (ctx.contentLength() > MAX_BODY_BYTES
        && !ctx.path().equals(Uploads.PATH)
        && !ctx.path().startsWith("/channels/")) {
      throw new Problem(413, "too_large", MAX_BODY_BYTES);
    }
  }

  static void write(Context ctx, Problem problem) {
    ctx.status(problem.status());
    problem
        .retryAfterSeconds()
        .ifPresent(seconds -> ctx.header("Retry-After", Long.toString(seconds)));
    ctx.json(problem.document(reader(ctx)));
    ctx.contentType("application/problem+json");
  }

  /**
   * The language of whoever asked, by {@code lang} or Accept-Language; English when it says none.
   */
  public static Language reader(Context ctx) {
    var asked = ctx.queryParam("lang");
    var header = asked != null ? asked : ctx.header("Accept-Language");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith("fr")
        ? Language.FRENCH
        : Language.ENGLISH;
  }

  private static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> new Problem(404, "not_found");
      case 405 -> new Problem(405, "method_not_allowed");
      case 413 -> new Problem(413, "too_large", MAX_BODY_BYTES);
      case 503 -> new Problem(503, "unavailable");
      default ->
          status >= 500
              ? new Problem(status, "unavailable")
              : new Problem(status, "malformed", status);
    };
  }

  /** Where the JSON stops being right, without repeating what was sent. */
  static String where(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? e.getClass().getSimpleName()
        : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }
}
