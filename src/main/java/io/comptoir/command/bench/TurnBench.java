package io.comptoir.command.bench;

import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.EngineStores;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import io.comptoir.storage.Database;
import io.comptoir.storage.SqlStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whole turns through the engine, in turn with the bare SQL of the same rows on the same database,
 * a few seconds each and again, so that all three see the same machine.
 */
public final class TurnBench {
  private static final int CONVERSATIONS = 2_000;
  private static final int IN_FLIGHT = 64;

  private static final Duration WARM_UP_SLICE = Duration.ofSeconds(5);

  /** The rate is steady once a slice is no faster than the best before it by more than this. */
  private static final double STEADY = 1.03;

  /**
   * Half of it for the engine, so that the moments in which its load begins and ends weigh little.
   */
  private static final int ROUND_MILLIS = 10_000;

  private static final int MIN_WARM_UP_SLICES = 9;
  private static final int MAX_WARM_UP_SLICES = 14;

  /** Connections that the pool must have: 16 for the bare transactions, some for the engine. */
  public static final int POOL = BareTransactions.CONNECTIONS + 8;

  /** Named as scripts read them. */
  public record Result(
      double turns_per_second,
      double bare_transactions_per_second,
      double bare_grouped_per_second,
      double ratio_transactions,
      double ratio_grouped,
      double p50_millis,
      double p99_millis) {}

  /**
   * A shop that answers.
   *
   * @param close when the measure is over
   */
  public record Answering(ShopCounter counter, Runnable close) {}

  private TurnBench() {}

  /**
   * @param open opens the shop on the stores
   * @param duration of the measured time, all three together
   */
  public static Result run(
      Database database, Function<SqlStores, Answering> open, Duration duration) throws Exception {
    var settings = EngineSettings.standard();
    var stores = SqlStores.on(database, settings.node());
    var answering = open.apply(stores);
    var counter = answering.counter();
    var sampling = new Sampling(stores.turns());
    var all = stores.forEngine();
    var sampled =
        new EngineStores(
            sampling,
            all.timers(),
            all.requests(),
            all.conversations(),
            all.customers(),
            all.carts(),
            all.signals());
    try (var engine = Engine.server(sampled, Shops.of(counter), settings)) {
      engine.start();
      var load = new EngineLoad(engine, counter.shop(), CONVERSATIONS, IN_FLIGHT);
      warmUp(load, duration);
      sampling.forget();
      load.run(Duration.ofSeconds(2));
      var rows = sampling.turns().stream().map(BareTurn::of).toList();
      var shop = counter.shop().value();
      var bare = BareConversations.make(database.dataSource(), shop, CONVERSATIONS);
      var grouped = BareConversations.make(database.dataSource(), shop, CONVERSATIONS);
      return measure(
          load,
          new BareTransactions(database.dataSource(), shop, bare, rows),
          new BareGroups(database.dataSource(), shop, grouped, rows),
          duration);
    } finally {
      answering.close().run();
    }
  }

  /**
   * Until the Java machine has compiled what runs all the time, as it has in a server's day. A
   * measure of a few seconds, a trial, is not warmed up for longer than it lasts.
   */
  private static void warmUp(EngineLoad load, Duration measure) throws InterruptedException {
    if (measure.compareTo(WARM_UP_SLICE) < 0) {
      load.run(measure);
      return;
    }
    var best = 0.0;
    for (var slice = 1; slice <= MAX_WARM_UP_SLICES; slice++) {
      var run = load.run(WARM_UP_SLICE);
      var rate = run.turns() / run.seconds();
      if (slice >= MIN_WARM_UP_SLICES && rate < best * STEADY) {
        return;
      }
      best = Math.max(best, rate);
    }
  }

  private static Result measure(
      EngineLoad load, BareTransactions transactions, BareGroups groups, Duration duration)
      throws Exception {
    var rounds = Math.max(1, (int) (duration.toMillis() / ROUND_MILLIS));
    var slice = duration.dividedBy(4L * rounds);
    var engineSlices = new ArrayList<EngineLoad.Slice>();
    var transactionRates = new ArrayList<Double>();
    var groupRates = new ArrayList<Double>();
    transactions.run(slice);
    groups.run(slice);
    for (var round = 0; round < rounds; round++) {
      engineSlices.add(load.run(slice.multipliedBy(2)));
      transactionRates.add(transactions.run(slice));
      groupRates.add(groups.run(slice));
    }
    var turns = engineSlices.stream().mapToLong(EngineLoad.Slice::turns).sum();
    var seconds = engineSlices.stream().mapToDouble(EngineLoad.Slice::seconds).sum();
    var latencies =
        engineSlices.stream()
            .flatMap(s -> s.latencies().stream())
            .flatMapToLong(java.util.Arrays::stream)
            .sorted()
            .toArray();
    var rate = turns / seconds;
    var bareTransactions = mean(transactionRates);
    var bareGroups = mean(groupRates);
    return new Result(
        rounded(rate),
        rounded(bareTransactions),
        rounded(bareGroups),
        rounded(rate / bareTransactions),
        rounded(rate / bareGroups),
        rounded(latencies[latencies.length / 2] / 1e6),
        rounded(latencies[(int) (latencies.length * 0.99)] / 1e6));
  }

  private static double mean(List<Double> rates) {
    return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
