package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.StockStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Stock in the table {@code stock}; rows are locked in the order of their ids. */
public final class SqlStockStore implements StockStore {
  private static final String LEFT =
      "SELECT product_id, pieces FROM stock WHERE shop = ? AND product_id = ANY (?)";

  private static final String LOCK = LEFT + " ORDER BY product_id FOR UPDATE";

  private static final String COUNT =
      """
      INSERT INTO stock (shop, product_id, pieces)
      SELECT ?, product_id, pieces FROM unnest(?::text[], ?::bigint[]) AS u(product_id, pieces)
      ON CONFLICT DO NOTHING
      """;

  /** Rows are locked in the order of their ids here too. */
  private static final String SET =
      """
      INSERT INTO stock (shop, product_id, pieces)
      SELECT ?, product_id, pieces FROM unnest(?::text[], ?::bigint[]) AS u(product_id, pieces)
      ORDER BY product_id
      ON CONFLICT (shop, product_id) DO UPDATE SET pieces = excluded.pieces
      """;

  /** One reservation of a key at a time, in any process. */
  private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String RESERVED =
      "SELECT 1 FROM stock_reservation WHERE shop = ? AND key = ? LIMIT 1";

  private static final String RESERVE =
      """
      INSERT INTO stock_reservation (shop, key, product_id, pieces)
      SELECT ?, ?, product_id, pieces FROM unnest(?::text[], ?::bigint[]) AS u(product_id, pieces)
      """;

  private static final String TAKE =
      """
      UPDATE stock s SET pieces = s.pieces - u.pieces
      FROM unnest(?::text[], ?::bigint[]) AS u(product_id, pieces)
      WHERE s.shop = ? AND s.product_id = u.product_id
      """;

  private static final String LOCK_RESERVED =
      """
      SELECT s.product_id FROM stock s
      JOIN stock_reservation r ON r.shop = s.shop AND r.product_id = s.product_id
      WHERE r.shop = ? AND r.key = ? AND r.released_at IS NULL
      ORDER BY s.product_id FOR UPDATE OF s
      """;

  private static final String RELEASE =
      """
      WITH released AS (
        UPDATE stock_reservation SET released_at = clock_timestamp()
        WHERE shop = ? AND key = ? AND released_at IS NULL
        RETURNING shop, product_id, pieces)
      UPDATE stock s SET pieces = s.pieces + r.pieces FROM released r
      WHERE s.shop = r.shop AND s.product_id = r.product_id
      """;

  private final Transactions transactions;

  public SqlStockStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Map<ProductId, Integer> left(ShopId shop, Collection<ProductId> ids) {
    return transactions.with(connection -> left(connection, LEFT, shop, ids));
  }

  @Override
  public void countIfAbsent(ShopId shop, Map<ProductId, Integer> pieces) {
    count(COUNT, shop, pieces);
  }

  @Override
  public void count(ShopId shop, Map<ProductId, Integer> pieces) {
    count(SET, shop, pieces);
  }

  private void count(String statement, ShopId shop, Map<ProductId, Integer> pieces) {
    var sorted = sorted(pieces);
    transactions.with(
        connection -> {
          new Script(connection)
              .then(statement)
              .text(shop.value())
              .texts(sorted.keySet())
              .longs(sorted.values())
              .run();
          return true;
        });
  }

  @Override
  public Collection<ProductId> reserve(ShopId shop, String key, Map<ProductId, Integer> pieces) {
    return transactions.run(connection -> reserve(connection, shop, key, pieces));
  }

  @Override
  public Collection<ProductId> exchange(
      ShopId shop, Collection<String> from, String key, Map<ProductId, Integer> pieces) {
    try {
      return transactions.run(
          connection -> {
            for (var old : new java.util.TreeSet<>(from)) {
              release(connection, shop, old);
            }
            var tooFew = reserve(connection, shop, key, pieces);
            if (!tooFew.isEmpty()) {
              throw new TooFew(tooFew);
            }
            return tooFew;
          });
    } catch (TooFew e) {
      return e.items;
    }
  }

  /** Undoes the transaction that it comes out of. */
  private static final class TooFew extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Collection<ProductId> items;

    TooFew(Collection<ProductId> items) {
      super(null, null, false, false);
      this.items = items;
    }
  }

  private static Collection<ProductId> reserve(
      Connection connection, ShopId shop, String key, Map<ProductId, Integer> pieces)
      throws SQLException {
    var reserved = new boolean[1];
    alone(connection, shop, key)
        .then(RESERVED, row -> reserved[0] = true)
        .text(shop.value())
        .text(key)
        .run();
    if (reserved[0]) {
      return List.of();
    }
    var left = left(connection, LOCK, shop, pieces.keySet());
    var tooFew = new ArrayList<ProductId>();
    pieces.forEach(
        (id, count) -> {
          if (left.getOrDefault(id, Integer.MAX_VALUE) < count) {
            tooFew.add(id);
          }
        });
    if (tooFew.isEmpty()) {
      var counted = new HashMap<>(pieces);
      counted.keySet().retainAll(left.keySet());
      take(connection, shop, key, counted);
    }
    return tooFew;
  }

  @Override
  public void release(ShopId shop, String key) {
    transactions.run(
        connection -> {
          release(connection, shop, key);
          return true;
        });
  }

  private static void release(Connection connection, ShopId shop, String key) throws SQLException {
    alone(connection, shop, key)
        .then(LOCK_RESERVED)
        .text(shop.value())
        .text(key)
        .then(RELEASE)
        .text(shop.value())
        .text(key)
        .run();
  }

  private static Script alone(Connection connection, ShopId shop, String key) {
    return new Script(connection).then(ALONE).text(shop.value() + "/" + key);
  }

  private static void take(
      Connection connection, ShopId shop, String key, Map<ProductId, Integer> pieces)
      throws SQLException {
    var sorted = sorted(pieces);
    new Script(connection)
        .then(RESERVE)
        .text(shop.value())
        .text(key)
        .texts(sorted.keySet())
        .longs(sorted.values())
        .then(TAKE)
        .texts(sorted.keySet())
        .longs(sorted.values())
        .text(shop.value())
        .run();
  }

  private static Map<ProductId, Integer> left(
      Connection connection, String select, ShopId shop, Collection<ProductId> ids)
      throws SQLException {
    var left = new HashMap<ProductId, Integer>();
    new Script(connection)
        .then(select, row -> left.put(new ProductId(row.getString(1)), row.getInt(2)))
        .text(shop.value())
        .texts(ids.stream().map(ProductId::value).toList())
        .run();
    return left;
  }

  private static TreeMap<String, Long> sorted(Map<ProductId, Integer> pieces) {
    var sorted = new TreeMap<String, Long>();
    pieces.forEach((id, count) -> sorted.put(id.value(), count.longValue()));
    return sorted;
  }
}
