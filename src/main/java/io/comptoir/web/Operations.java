package io.comptoir.web;

import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** For whoever runs the server: is it alive, is it ready, how does it do. */
public final class Operations implements Server.Routes {
  private final BooleanSupplier ready;
  private final PrometheusMeterRegistry metrics;

  /**
   * @param ready whether the database answers and turns are running
   */
  public Operations(BooleanSupplier ready, PrometheusMeterRegistry metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.json(Map.of("status", "up")));
    routes.get(
        "/readyz",
        ctx -> {
          var up = ready.getAsBoolean();
          ctx.status(up ? 200 : 503).json(Map.of("status", up ? "ready" : "not ready"));
        });
    routes.get(
        "/metrics",
        ctx ->
            ctx.result(metrics.scrape()).contentType("text/plain; version=0.0.4; charset=utf-8"));
  }
}
