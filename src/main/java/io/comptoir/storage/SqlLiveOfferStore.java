package io.comptoir.storage;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.LiveOffer;
import io.comptoir.commerce.catalog.LiveOfferStore;
import io.comptoir.commerce.catalog.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Prices of the moment in the table {@code live_offer}. */
public final class SqlLiveOfferStore implements LiveOfferStore {
  /** Changes of a shop are committed in the order of their numbers, so that none is passed by. */
  private static final String IN_ORDER = "SELECT pg_advisory_xact_lock(hashtextextended(?, 10))";

  private static final String PUT =
      """
      INSERT INTO live_offer (shop, product_id, price, compare_at, instead_of, currency, seq)
      SELECT ?, product_id, nullif(price, -1), nullif(compare_at, -1), nullif(instead_of, -1), currency,
             nextval('live_offer_change')
      FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
        AS u(product_id, price, compare_at, instead_of, currency)
      ON CONFLICT (shop, product_id) DO UPDATE SET price = excluded.price,
        compare_at = excluded.compare_at, instead_of = excluded.instead_of,
        currency = excluded.currency, seq = excluded.seq
      """;

  private static final String SINCE =
      """
      SELECT product_id, price, compare_at, instead_of, currency, seq FROM live_offer
      WHERE shop = ? AND seq > ? ORDER BY seq LIMIT ?
      """;

  private final Transactions transactions;

  public SqlLiveOfferStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public void put(ShopId shop, Collection<LiveOffer> offers) {
    var sorted = new TreeMap<String, LiveOffer>();
    offers.forEach(offer -> sorted.put(offer.product().value(), offer));
    transactions.run(
        connection -> {
          new Script(connection)
              .then(IN_ORDER)
              .text(shop.value())
              .then(PUT)
              .text(shop.value())
              .texts(sorted.keySet())
              .longs(column(sorted.values(), LiveOffer::price))
              .longs(column(sorted.values(), LiveOffer::compareAt))
              .longs(column(sorted.values(), LiveOffer::insteadOf))
              .texts(sorted.values().stream().map(SqlLiveOfferStore::currency).toList())
              .run();
          return true;
        });
  }

  @Override
  public Changes since(ShopId shop, long place, int limit) {
    return transactions.with(
        connection -> {
          var offers = new ArrayList<LiveOffer>();
          var upTo = new long[] {place};
          new Script(connection)
              .then(
                  SINCE,
                  row -> {
                    offers.add(offer(row));
                    upTo[0] = row.getLong("seq");
                  })
              .text(shop.value())
              .number(place)
              .number(limit)
              .run();
          return new Changes(offers, upTo[0]);
        });
  }

  private static LiveOffer offer(ResultSet row) throws SQLException {
    var currency = row.getString("currency");
    return new LiveOffer(
        new ProductId(row.getString("product_id")),
        money(row, "price", currency),
        money(row, "compare_at", currency),
        money(row, "instead_of", currency));
  }

  private static @Nullable Money money(ResultSet row, String column, String currency)
      throws SQLException {
    var minor = row.getLong(column);
    return row.wasNull() ? null : Money.of(minor, currency);
  }

  private static List<Long> column(
      Collection<LiveOffer> offers, Function<LiveOffer, @Nullable Money> amount) {
    return offers.stream()
        .map(
            offer -> {
              var money = amount.apply(offer);
              return money == null ? -1L : money.minor();
            })
        .toList();
  }

  /** Of an offer that takes back another there may be none; it does not matter then. */
  private static String currency(LiveOffer offer) {
    var price = offer.price() == null ? offer.insteadOf() : offer.price();
    return price == null ? "EUR" : price.currency().getCurrencyCode();
  }
}
