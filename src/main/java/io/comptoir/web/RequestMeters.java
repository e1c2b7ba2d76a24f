package io.comptoir.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Counts and times requests by route, method and kind of answer. Routes are the patterns that are
 * served, never what was asked for, so that no id and nobody's words become a label.
 */
public final class RequestMeters implements Server.Routes {
  private static final String STARTED = RequestMeters.class.getName();
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry meters;

  public RequestMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.before(ctx -> ctx.attribute(STARTED, System.nanoTime()));
    routes.after(this::count);
  }

  private void count(Context ctx) {
    Long started = ctx.attribute(STARTED);
    var endpoint = ctx.endpoints().matchedHttpEndpoint();
    if (started == null) {
      return;
    }
    Timer.builder("comptoir.http.requests")
        .description("requests by route; a stream or a long wait counts until it ends")
        .tag("method", ctx.method().name())
        .tag("route", endpoint == null ? "none" : endpoint.path)
        .tag("status", ctx.statusCode() / 100 + "xx")
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(Duration.ofNanos(System.nanoTime() - started));
  }
}
