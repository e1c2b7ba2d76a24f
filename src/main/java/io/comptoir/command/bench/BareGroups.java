package io.comptoir.command.bench;

import io.comptoir.command.bench.BareConversations.Bare;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of turns at the rate the database can take them: one writer accepts groups of 500, a
 * second answers them, all columns prepared as arrays.
 */
final class BareGroups {
  static final int GROUP = 500;

  private static final String LOCK =
      "SELECT id, last_seq, version, state FROM conversation WHERE id = ANY (?) ORDER BY id"
          + " FOR UPDATE";
  private static final String INPUTS =
      """
      INSERT INTO inbox (conversation_id, position, account, dedupe_key, number, kind, received_at)
      SELECT id, position, account, key, number, 0, now()
      FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::bigint[])
        AS u(id, position, account, key, number)
      ON CONFLICT (account, dedupe_key) DO NOTHING RETURNING 1
      """;
  private static final String MESSAGES =
      """
      INSERT INTO message (conversation_id, seq, id, author, author_name, content, at)
      SELECT id, seq, message, ?, name, content::json, now()
      FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[])
        AS u(id, seq, message, name, content)
      """;
  private static final String COUNT =
      """
      UPDATE conversation c SET last_seq = u.seq, last_input = u.input, updated_at = now()
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS u(id, seq, input) WHERE c.id = u.id
      """;
  private static final String LEASES =
      """
      INSERT INTO work (conversation_id, node, lease_until)
      SELECT id, 'bare', clock_timestamp() + interval '15 s' FROM unnest(?::uuid[]) AS u(id)
      ON CONFLICT DO NOTHING RETURNING 1
      """;
  private static final String ADVANCE =
      """
      UPDATE conversation c
      SET last_seq = u.seq, done_input = u.input, prompt_seq = 0, state = u.state::json,
        control = 0, language = 'fr', version = c.version + 1, updated_at = now()
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[]) AS u(id, seq, input, state)
      WHERE c.id = u.id
      """;
  private static final String TURNS =
      """
      INSERT INTO turn (conversation_id, version, first_input, last_input, shop_version, steps, at)
      SELECT id, version, input, input, 'v1', steps::json, now()
      FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[]) AS u(id, version, input, steps)
      """;
  private static final String FACTS =
      """
      INSERT INTO event (shop, customer_id, conversation_id, name, data, at)
      SELECT ?, customer, id, name, data::jsonb, now()
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS u(customer, id, name, data)
      """;
  private static final String CARTS =
      """
      UPDATE cart c SET lines = u.lines::jsonb, version = c.version + 1, updated_at = now()
      FROM unnest(?::uuid[], ?::text[]) AS u(customer, lines)
      WHERE c.customer_id = u.customer AND c.shop = ?
      """;
  private static final String PROFILES =
      """
      UPDATE customer c SET profile = u.profile::jsonb, version = c.version + 1
      FROM unnest(?::uuid[], ?::text[]) AS u(customer, profile) WHERE c.id = u.customer
      """;
  private static final String UNLEASE = "DELETE FROM work WHERE conversation_id = ANY (?)";

  private final DataSource source;
  private final String shop;
  private final List<Bare> conversations;
  private final List<BareTurn> turns;

  private record Pair(Bare bare, BareTurn turn) {}

  BareGroups(DataSource source, String shop, List<Bare> conversations, List<BareTurn> turns) {
    this.source = source;
    this.shop = shop;
    this.conversations = conversations;
    this.turns = turns;
  }

  /** Turns per second. */
  double run(Duration duration) throws Exception {
    var accepted = new ArrayBlockingQueue<List<Pair>>(1);
    var count = new AtomicLong();
    var started = System.nanoTime();
    var end = started + duration.toNanos();
    try (var threads = Executors.newFixedThreadPool(2)) {
      var accepting =
          threads.submit(
              () -> {
                accept(end, accepted);
                return null;
              });
      var answering =
          threads.submit(
              () -> {
                answer(accepted, count);
                return null;
              });
      accepting.get();
      answering.get();
    }
    return count.get() / ((System.nanoTime() - started) / 1e9);
  }

  private void accept(long end, ArrayBlockingQueue<List<Pair>> accepted) throws Exception {
    try (var own = BareConnection.of(source)) {
      var connection = own.get();
      var random = ThreadLocalRandom.current();
      for (var from = 0; System.nanoTime() < end; from = (from + GROUP) % conversations.size()) {
        var group = new ArrayList<Pair>(GROUP);
        for (var bare : conversations.subList(from, Math.min(from + GROUP, conversations.size()))) {
          group.add(new Pair(bare, turns.get(random.nextInt(turns.size()))));
        }
        accept(connection, group);
        connection.commit();
        accepted.put(group);
      }
      accepted.put(List.of());
    }
  }

  private void answer(ArrayBlockingQueue<List<Pair>> accepted, AtomicLong count) throws Exception {
    try (var own = BareConnection.of(source)) {
      var connection = own.get();
      while (true) {
        var group = accepted.poll(30, TimeUnit.SECONDS);
        if (group == null || group.isEmpty()) {
          break;
        }
        answer(connection, group);
        connection.commit();
        count.addAndGet(group.size());
      }
    }
  }

  private void accept(Connection connection, List<Pair> group) throws SQLException {
    for (var pair : group) {
      pair.bare().lastSeq++;
      pair.bare().inputs++;
    }
    var ids = uuids(connection, group.stream().map(p -> p.bare().id).toList());
    var seqs = longs(connection, group.stream().map(p -> p.bare().lastSeq).toList());
    var inputs = longs(connection, group.stream().map(p -> p.bare().inputs).toList());
    run(connection, LOCK, ids);
    run(
        connection,
        INPUTS + ";" + MESSAGES + ";" + COUNT + ";" + LEASES,
        ids,
        inputs,
        texts(connection, group.stream().map(p -> p.bare().id.toString()).toList()),
        texts(connection, group.stream().map(p -> "message:" + UUID.randomUUID()).toList()),
        seqs,
        0,
        ids,
        seqs,
        uuids(connection, group.stream().map(p -> UUID.randomUUID()).toList()),
        texts(connection, group.stream().map(p -> (String) null).toList()),
        texts(connection, group.stream().map(p -> p.turn().said()).toList()),
        ids,
        seqs,
        inputs,
        ids);
  }

  private void answer(Connection connection, List<Pair> group) throws SQLException {
    var ids = uuids(connection, group.stream().map(p -> p.bare().id).toList());
    run(connection, LOCK, ids);
    var replyIds = new ArrayList<UUID>();
    var replySeqs = new ArrayList<Long>();
    var authors = new ArrayList<String>();
    var contents = new ArrayList<String>();
    var factCustomers = new ArrayList<UUID>();
    var factIds = new ArrayList<UUID>();
    var factNames = new ArrayList<String>();
    var factData = new ArrayList<String>();
    for (var pair : group) {
      for (var reply : pair.turn().replies()) {
        replyIds.add(pair.bare().id);
        replySeqs.add(++pair.bare().lastSeq);
        authors.add(pair.turn().author());
        contents.add(reply);
      }
      for (var fact : pair.turn().facts()) {
        factCustomers.add(pair.bare().customer);
        factIds.add(pair.bare().id);
        factNames.add(fact.name());
        factData.add(fact.data());
      }
      pair.bare().version++;
    }
    var inputs = longs(connection, group.stream().map(p -> p.bare().inputs).toList());
    var carts = group.stream().filter(p -> p.turn().cart() != null).toList();
    var profiles = group.stream().filter(p -> p.turn().profile() != null).toList();
    run(
        connection,
        String.join(";", MESSAGES, ADVANCE, TURNS, FACTS, CARTS, PROFILES, UNLEASE),
        1,
        uuids(connection, replyIds),
        longs(connection, replySeqs),
        uuids(connection, replyIds.stream().map(id -> UUID.randomUUID()).toList()),
        texts(connection, authors),
        texts(connection, contents),
        ids,
        longs(connection, group.stream().map(p -> p.bare().lastSeq).toList()),
        inputs,
        texts(connection, group.stream().map(p -> p.turn().state()).toList()),
        ids,
        longs(connection, group.stream().map(p -> p.bare().version).toList()),
        inputs,
        texts(connection, group.stream().map(p -> p.turn().steps()).toList()),
        shop,
        uuids(connection, factCustomers),
        uuids(connection, factIds),
        texts(connection, factNames),
        texts(connection, factData),
        uuids(connection, carts.stream().map(p -> p.bare().customer).toList()),
        texts(connection, carts.stream().map(p -> p.turn().cart()).toList()),
        shop,
        uuids(connection, profiles.stream().map(p -> p.bare().customer).toList()),
        texts(connection, profiles.stream().map(p -> p.turn().profile()).toList()),
        ids);
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        switch (values[i]) {
          case java.sql.Array array -> statement.setArray(i + 1, array);
          case Integer number -> statement.setInt(i + 1, number);
          case Object text -> statement.setString(i + 1, text.toString());
        }
      }
      statement.execute();
    }
  }

  private static java.sql.Array uuids(Connection connection, List<UUID> values)
      throws SQLException {
    return connection.createArrayOf("uuid", values.toArray());
  }

  private static java.sql.Array longs(Connection connection, List<Long> values)
      throws SQLException {
    return connection.createArrayOf("bigint", values.toArray(Long[]::new));
  }

  private static java.sql.Array texts(
      Connection connection, List<? extends @Nullable String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray(String[]::new));
  }
}
