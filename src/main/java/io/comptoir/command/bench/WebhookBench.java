package io.comptoir.command.bench;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channels;
import io.comptoir.channel.Transcriber;
import io.comptoir.channel.Transport;
import io.comptoir.channel.telegram.TelegramChannel;
import io.comptoir.delivery.ReplyTokens;
import io.comptoir.engine.Engine;
import io.comptoir.engine.EngineSettings;
import io.comptoir.engine.Intake;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import io.comptoir.http.Answer;
import io.comptoir.storage.Database;
import io.comptoir.storage.SqlStores;
import io.comptoir.web.Json;
import io.comptoir.web.Server;
import io.comptoir.web.channel.Answering;
import io.comptoir.web.channel.ChannelApi;
import io.comptoir.web.channel.ChannelPayments;
import io.comptoir.web.channel.ReceivedMedia;
import io.comptoir.web.channel.Reception;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Webhooks of a platform, each answered once its message is on disk: through the same handler over
 * real HTTP, once with messages that are kept in groups and once with a transaction for each
 * request, in turn, on the same database and pool.
 */
public final class WebhookBench {
  private static final ShopId SHOP = new ShopId("bench");
  private static final int ROUNDS = 5;

  /** Of the pool, for both. */
  public static final int POOL = 16;

  private static final Account ACCOUNT =
      new Account(
          "telegram",
          SHOP,
          "bench",
          new TelegramChannel().address(),
          Map.of(),
          Map.of("token", "1:x", "secret", WebhookLoad.SECRET));

  /** Named as scripts read them. */
  public record Result(
      double grouped_per_second,
      double single_per_second,
      double ratio,
      double p50_millis,
      double p99_millis,
      double single_p50_millis,
      double single_p99_millis) {}

  private WebhookBench() {}

  /**
   * @param folder for what the server keeps
   * @param duration of the measured time, both together
   */
  public static Result run(Database database, Path folder, Duration duration) throws Exception {
    var settings = EngineSettings.standard().concurrency(0);
    var stores = SqlStores.on(database, settings.node());
    try (var engine = Engine.server(stores.forEngine(), new OneShop(), settings)) {
      engine.start();
      var alone = Intake.ungrouped(stores.turns(), new OneShop(), settings);
      try (var grouped = serve(stores, engine.intake(), folder);
          var single = serve(stores, alone, folder)) {
        return measure(
            new WebhookLoad(grouped.port(), SHOP, 0),
            new WebhookLoad(single.port(), SHOP, 1),
            duration.dividedBy(2L * ROUNDS));
      }
    }
  }

  private static Result measure(WebhookLoad grouped, WebhookLoad single, Duration slice)
      throws Exception {
    // the Java machine compiles what runs all the time, and every person has a conversation
    for (var i = 0; i < 3; i++) {
      grouped.run(slice);
      single.run(slice);
    }
    var groups = new ArrayList<WebhookLoad.Slice>();
    var singles = new ArrayList<WebhookLoad.Slice>();
    for (var round = 0; round < ROUNDS; round++) {
      groups.add(grouped.run(slice));
      singles.add(single.run(slice));
    }
    var groupedRate = median(groups);
    var singleRate = median(singles);
    var in = latencies(groups);
    var out = latencies(singles);
    return new Result(
        rounded(groupedRate),
        rounded(singleRate),
        rounded(groupedRate / singleRate),
        millis(in, 0.5),
        millis(in, 0.99),
        millis(out, 0.5),
        millis(out, 0.99));
  }

  private static Server serve(SqlStores stores, Intake intake, Path folder) {
    var channels = new Channels(List.of(new TelegramChannel()));
    var accounts = new OneAccount();
    Transport nowhere = _ -> new Answer.Failed(Answer.Failure.NOT_CONNECTED);
    var media =
        new ReceivedMedia(folder, new byte[32], channels, accounts, nowhere, Transcriber.NONE);
    var reception =
        new Reception(
            intake,
            stores.outbox(),
            new Answering(intake, stores.conversations(), _ -> ""),
            media,
            ChannelPayments.NONE,
            (account, asked) -> Language.ENGLISH,
            stores.consents(),
            Clock.systemUTC());
    var api =
        new ChannelApi(
            channels,
            accounts,
            reception,
            media,
            nowhere,
            _ -> "",
            new ReplyTokens(),
            (channel, outcome) -> {},
            Clock.systemUTC());
    return Server.start("127.0.0.1", 0, Json.MAPPER, List.of(api));
  }

  private static double median(List<WebhookLoad.Slice> slices) {
    var rates =
        slices.stream().mapToDouble(s -> s.latencies().length / s.seconds()).sorted().toArray();
    return rates[rates.length / 2];
  }

  private static long[] latencies(List<WebhookLoad.Slice> slices) {
    return slices.stream().flatMapToLong(s -> Arrays.stream(s.latencies())).sorted().toArray();
  }

  private static double millis(long[] sorted, double part) {
    return rounded(sorted[(int) (sorted.length * part)] / 1e6);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Takes messages and leaves the turns to nobody. */
  private record OneShop() implements Shops {
    @Override
    public Optional<ShopCounter> find(ShopId shop) {
      return Optional.empty();
    }

    @Override
    public Set<ShopId> ids() {
      return Set.of(SHOP);
    }
  }

  private record OneAccount() implements Accounts {
    @Override
    public Optional<Account> find(String channel, String id) {
      return Optional.of(ACCOUNT);
    }

    @Override
    public List<Account> of(String channel, ShopId shop) {
      return List.of(ACCOUNT);
    }

    @Override
    public List<Account> all(String channel) {
      return List.of(ACCOUNT);
    }
  }
}
