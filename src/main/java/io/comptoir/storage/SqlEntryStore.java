package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.entry.EntryPoint;
import io.comptoir.entry.EntryStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Entry points and their clicks; conversations and orders are counted where they are kept. */
public final class SqlEntryStore implements EntryStore {
  private static final String KEEP =
      """
      INSERT INTO entry_point (code, shop, channel, account, campaign, link, words, made_at)
      SELECT u.code, u.shop, u.channel, u.account, u.campaign, u.link, u.words, ?
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS u(code, shop, channel, account, campaign, link, words)
      ORDER BY u.code
      ON CONFLICT (code) DO UPDATE SET words = excluded.words
      """;

  /** Too many of one shop undo the whole script. */
  private static final String COUNTED =
      """
      SELECT shop, count(*) FROM entry_point WHERE shop = ANY (?) GROUP BY shop
      """;

  private static final String POINTS =
      "SELECT code, shop, channel, account, campaign, link, words FROM entry_point ";

  private static final String CLICK =
      """
      INSERT INTO entry_click (code, day, clicks)
      SELECT code, (?::timestamptz AT TIME ZONE 'UTC')::date, 1 FROM entry_point WHERE code = ?
      ON CONFLICT (code, day) DO UPDATE SET clicks = entry_click.clicks + 1
      """;

  private static final String CLICKS =
      """
      SELECT k.code, sum(k.clicks) FROM entry_click k JOIN entry_point p ON p.code = k.code
      WHERE p.shop = ? AND k.day >= (?::timestamptz AT TIME ZONE 'UTC')::date
      GROUP BY k.code
      """;

  private static final String CONVERSATIONS =
      """
      SELECT data -> 'entry' ->> 'text', count(DISTINCT conversation_id) FROM event
      WHERE shop = ? AND at >= ? AND name = 'link.followed' AND data -> 'entry' IS NOT NULL
      GROUP BY 1
      """;

  private static final String ORDERS =
      """
      SELECT came.code, count(*)
      FROM customer_order o
      CROSS JOIN LATERAL (
        SELECT e.data -> 'entry' ->> 'text' AS code
        FROM conversation c JOIN event e ON e.conversation_id = c.id
        WHERE c.customer_id = o.customer_id
          AND e.name = 'link.followed' AND e.data -> 'entry' IS NOT NULL
          AND e.at <= o.placed_at AND e.at > o.placed_at - ? * interval '1 day'
        ORDER BY e.at DESC LIMIT 1) came
      WHERE o.shop = ? AND o.placed_at >= ? AND o.status <> 'CANCELLED'
      GROUP BY 1
      """;

  private final Transactions transactions;

  public SqlEntryStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public boolean keep(List<EntryPoint> points, Instant now) {
    try {
      return transactions.run(
          connection -> {
            new Script(connection)
                .then(KEEP)
                .time(now)
                .texts(points.stream().map(EntryPoint::code).toList())
                .texts(points.stream().map(p -> p.shop().value()).toList())
                .texts(points.stream().map(EntryPoint::channel).toList())
                .texts(points.stream().map(EntryPoint::account).toList())
                .texts(points.stream().map(EntryPoint::campaign).toList())
                .texts(points.stream().map(EntryPoint::link).toList())
                .texts(points.stream().map(EntryPoint::words).toList())
                .then(
                    COUNTED,
                    row -> {
                      if (row.getLong(2) > MOST) {
                        throw new TooMany();
                      }
                    })
                .texts(points.stream().map(p -> p.shop().value()).distinct().toList())
                .run();
            return true;
          });
    } catch (TooMany e) {
      return false;
    }
  }

  @Override
  public Optional<EntryPoint> find(String code) {
    return transactions.with(c -> points(c, "WHERE code = ?", s -> s.text(code))).stream()
        .findFirst();
  }

  @Override
  public List<EntryPoint> of(ShopId shop) {
    return transactions.with(connection -> of(connection, shop));
  }

  @Override
  public void clicked(String code, Instant at) {
    transactions.with(
        connection -> {
          new Script(connection).then(CLICK).time(at).text(code).run();
          return code;
        });
  }

  @Override
  public List<Tally> tallies(ShopId shop, Instant since) {
    return transactions.run(
        connection -> {
          var clicks = counts(connection, CLICKS, s -> s.text(shop.value()).time(since));
          var talks = counts(connection, CONVERSATIONS, s -> s.text(shop.value()).time(since));
          var orders =
              counts(
                  connection,
                  ORDERS,
                  s -> s.number(ATTRIBUTED_DAYS).text(shop.value()).time(since));
          return of(connection, shop).stream()
              .map(
                  point ->
                      new Tally(
                          point,
                          clicks.getOrDefault(point.code(), 0L),
                          talks.getOrDefault(point.code(), 0L),
                          orders.getOrDefault(point.code(), 0L)))
              .toList();
        });
  }

  private static Map<String, Long> counts(
      Connection connection, String query, UnaryOperator<Script> parameters) throws SQLException {
    var counts = new HashMap<String, Long>();
    parameters
        .apply(
            new Script(connection).then(query, row -> counts.put(row.getString(1), row.getLong(2))))
        .run();
    return counts;
  }

  private static List<EntryPoint> of(Connection connection, ShopId shop) throws SQLException {
    return points(
        connection, "WHERE shop = ? ORDER BY made_at DESC, code", s -> s.text(shop.value()));
  }

  private static List<EntryPoint> points(
      Connection connection, String where, UnaryOperator<Script> parameters) throws SQLException {
    var found = new ArrayList<EntryPoint>();
    parameters
        .apply(new Script(connection).then(POINTS + where, row -> found.add(point(row))))
        .run();
    return found;
  }

  private static EntryPoint point(ResultSet row) throws SQLException {
    return new EntryPoint(
        row.getString(1),
        new ShopId(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }
}
