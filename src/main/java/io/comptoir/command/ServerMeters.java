package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.delivery.OutboxStore;
import io.comptoir.engine.EngineStores;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import io.comptoir.storage.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a server measures of itself, for {@code /metrics}. The rooms know nothing of it: their
 * stores and shops are handed to them counted. Labels are shops, routes and outcomes, never people.
 */
final class ServerMeters {
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(250_000), Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25)
  };

  /** A shop as it is open, and the same one measured. */
  private record Timed(ShopCounter of, ShopCounter timed) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** With the Java machine's own figures: memory, processor, threads, files, uptime. */
  ServerMeters() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** What became of an event that a channel sent. */
  void channelEvent(String channel, String outcome) {
    Counter.builder("comptoir.channel.events")
        .description("what platforms told us, by channel and what became of it")
        .tag("channel", channel)
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  EngineStores counted(EngineStores stores, Clock clock) {
    return new EngineStores(
        new TurnMeters(stores.turns(), registry, clock),
        stores.timers(),
        stores.requests(),
        stores.conversations(),
        stores.customers(),
        stores.carts(),
        stores.signals());
  }

  /** The same shops; how long they take to understand is measured. */
  Shops timed(Shops shops) {
    var timed = new ConcurrentHashMap<ShopId, Timed>();
    return new Shops() {
      @Override
      public Optional<ShopCounter> find(ShopId shop) {
        return shops
            .find(shop)
            .map(
                counter ->
                    timed
                        .compute(
                            shop,
                            (_, before) ->
                                before != null && before.of() == counter
                                    ? before
                                    : new Timed(counter, ServerMeters.this.timed(counter)))
                        .timed());
      }

      @Override
      public Set<ShopId> ids() {
        return shops.ids();
      }
    };
  }

  OutboxStore counted(OutboxStore outbox) {
    return new DeliveryMeters(outbox, registry);
  }

  /** What became of a payment provider's notice, or that it was refused. */
  void payment(String provider, String outcome) {
    Counter.builder("comptoir.payment.notices")
        .description("notices of payment providers by what became of them")
        .tag("provider", provider)
        .tag("outcome", outcome.toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  /** What waits in the database, of all nodes together, counted when it is asked for. */
  void watch(Backlog backlog) {
    for (var kind : Backlog.Kind.values()) {
      Gauge.builder("comptoir.waiting", () -> backlog.count(kind))
          .description("what waits in the database, for all nodes together")
          .tag("what", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private ShopCounter timed(ShopCounter counter) {
    var timer =
        Timer.builder("comptoir.understanding")
            .description("understanding one sentence")
            .tag("shop", counter.shop().value())
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    return new ShopCounter(
        counter.shop(),
        counter.version(),
        counter.bot(),
        counter.zone(),
        new TimedUnderstander(counter.understander(), timer),
        counter.dialogue(),
        counter.actions(),
        counter.catalog(),
        counter.blocks(),
        counter.apology());
  }
}
