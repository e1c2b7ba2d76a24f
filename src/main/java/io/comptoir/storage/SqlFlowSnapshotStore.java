package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.dialogue.flow.FlowSnapshot;
import io.comptoir.dialogue.flow.FlowSnapshotStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/** Flows of earlier times in the table {@code flow_snapshot}. */
public final class SqlFlowSnapshotStore implements FlowSnapshotStore {
  private static final String KEEP =
      """
      INSERT INTO flow_snapshot (shop, hash, flow, document, served_at)
      SELECT ?, hash, flow, document::json, ?
      FROM unnest(?::text[], ?::text[], ?::text[]) AS u(hash, flow, document)
      ON CONFLICT (shop, hash)
      DO UPDATE SET document = excluded.document,
        served_at = greatest(flow_snapshot.served_at, excluded.served_at)
      """;

  /** A state without a flow under way has no hash in it, and is not taken apart. */
  private static final String UNDER_WAY =
      """
      WITH under_way AS MATERIALIZED (
        SELECT DISTINCT frame ->> 'hash' AS hash
        FROM conversation c,
          LATERAL (
            SELECT json_array_elements(c.state -> 'stack')
            UNION ALL SELECT json_array_elements(c.state -> 'parked')) AS frames(frame)
        WHERE c.shop = ? AND c.updated_at >= ? AND c.state::text LIKE '%"hash"%')
      """;

  private static final String NEEDED =
      UNDER_WAY
          + """
          SELECT hash, flow, document FROM flow_snapshot
          WHERE shop = ? AND (served_at >= ? OR hash IN (SELECT hash FROM under_way))
          ORDER BY hash
          """;

  private static final String FORGET =
      UNDER_WAY
          + """
          , forgotten AS (
            DELETE FROM flow_snapshot
            WHERE shop = ? AND served_at < ?
              AND hash NOT IN (SELECT hash FROM under_way WHERE hash IS NOT NULL)
            RETURNING 1)
          SELECT count(*) FROM forgotten
          """;

  private final Transactions transactions;

  public SqlFlowSnapshotStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public void keep(ShopId shop, Collection<FlowSnapshot> flows, Instant at) {
    // In one order, so that two nodes that open the same shop do not wait for each other.
    var sorted =
        flows.stream().sorted(Comparator.comparing(FlowSnapshot::hash)).distinct().toList();
    transactions.with(
        connection -> {
          new Script(connection)
              .then(KEEP)
              .text(shop.value())
              .time(at)
              .texts(sorted.stream().map(FlowSnapshot::hash).toList())
              .texts(sorted.stream().map(FlowSnapshot::flow).toList())
              .texts(sorted.stream().map(FlowSnapshot::document).toList())
              .run();
          return true;
        });
  }

  @Override
  public List<FlowSnapshot> needed(ShopId shop, Instant servedSince) {
    return transactions.with(
        connection -> {
          var needed = new ArrayList<FlowSnapshot>();
          new Script(connection)
              .then(
                  NEEDED,
                  row ->
                      needed.add(
                          new FlowSnapshot(row.getString(1), row.getString(2), row.getString(3))))
              .text(shop.value())
              .time(Instant.EPOCH)
              .text(shop.value())
              .time(servedSince)
              .run();
          return needed;
        });
  }

  @Override
  public int forget(ShopId shop, Instant servedSince, Instant spokenSince) {
    return transactions.with(
        connection -> {
          var forgotten = new int[1];
          new Script(connection)
              .then(FORGET, row -> forgotten[0] = row.getInt(1))
              .text(shop.value())
              .time(spokenSince)
              .text(shop.value())
              .time(servedSince)
              .run();
          return forgotten[0];
        });
  }
}
