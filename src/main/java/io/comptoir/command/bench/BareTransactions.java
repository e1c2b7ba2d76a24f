package io.comptoir.command.bench;

import io.comptoir.command.bench.BareConversations.Bare;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The rows of turns as a program writes them that commits each step for itself: 16 connections, two
 * transactions a turn (accept, answer), one statement a row.
 */
final class BareTransactions {
  static final int CONNECTIONS = 16;

  private final DataSource source;
  private final String shop;
  private final List<Bare> conversations;
  private final List<BareTurn> turns;

  BareTransactions(DataSource source, String shop, List<Bare> conversations, List<BareTurn> turns) {
    this.source = source;
    this.shop = shop;
    this.conversations = conversations;
    this.turns = turns;
  }

  /** Turns per second. */
  double run(Duration duration) throws Exception {
    var count = new AtomicLong();
    var started = System.nanoTime();
    var end = started + duration.toNanos();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var running = new ArrayList<java.util.concurrent.Future<?>>();
      for (var worker = 0; worker < CONNECTIONS; worker++) {
        var number = worker;
        running.add(
            threads.submit(
                () -> {
                  work(number, end, count);
                  return null;
                }));
      }
      for (var one : running) {
        one.get();
      }
    }
    return count.get() / ((System.nanoTime() - started) / 1e9);
  }

  private void work(int worker, long end, AtomicLong count) throws SQLException {
    try (var own = BareConnection.of(source)) {
      var connection = own.get();
      var random = ThreadLocalRandom.current();
      try (var step = new Step(connection)) {
        for (var i = worker; System.nanoTime() < end; i += CONNECTIONS) {
          var bare = conversations.get(i % conversations.size());
          var turn = turns.get(random.nextInt(turns.size()));
          step.accept(bare, turn);
          connection.commit();
          step.answer(bare, turn);
          connection.commit();
          count.incrementAndGet();
          if (i > conversations.size() * 1_000) {
            i = worker;
          }
        }
      }
    }
  }

  private final class Step implements AutoCloseable {
    private final List<PreparedStatement> open = new ArrayList<>();
    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement input;
    private final PreparedStatement message;
    private final PreparedStatement count;
    private final PreparedStatement lease;
    private final PreparedStatement advance;
    private final PreparedStatement turnRow;
    private final PreparedStatement fact;
    private final PreparedStatement cart;
    private final PreparedStatement profile;
    private final PreparedStatement unlease;

    Step(Connection connection) throws SQLException {
      this.connection = connection;
      this.lock = open("SELECT last_seq, version, state FROM conversation WHERE id = ? FOR UPDATE");
      this.input =
          open(
              "INSERT INTO inbox (conversation_id, position, account, dedupe_key, number, kind,"
                  + " received_at) VALUES (?, ?, ?, ?, ?, 0, now())"
                  + " ON CONFLICT (account, dedupe_key) DO NOTHING RETURNING 1");
      this.message =
          open(
              "INSERT INTO message (conversation_id, seq, id, author, author_name, content, at)"
                  + " VALUES (?, ?, ?, ?, ?, ?::json, now())");
      this.count =
          open(
              "UPDATE conversation SET last_seq = ?, last_input = ?, updated_at = now()"
                  + " WHERE id = ?");
      this.lease =
          open(
              "INSERT INTO work (conversation_id, node, lease_until)"
                  + " VALUES (?, 'bare', clock_timestamp() + interval '15 s')"
                  + " ON CONFLICT DO NOTHING RETURNING 1");
      this.advance =
          open(
              "UPDATE conversation SET last_seq = ?, done_input = ?, prompt_seq = ?,"
                  + " state = ?::json, control = 0, language = 'fr', version = version + 1,"
                  + " updated_at = now() WHERE id = ?");
      this.turnRow =
          open(
              "INSERT INTO turn (conversation_id, version, first_input, last_input, shop_version,"
                  + " steps, at) VALUES (?, ?, ?, ?, 'v1', ?::json, now())");
      this.fact =
          open(
              "INSERT INTO event (shop, customer_id, conversation_id, name, data, at)"
                  + " VALUES (?, ?, ?, ?, ?::jsonb, now())");
      this.cart =
          open(
              "UPDATE cart SET lines = ?::jsonb, version = version + 1, updated_at = now()"
                  + " WHERE customer_id = ? AND shop = ?");
      this.profile =
          open("UPDATE customer SET profile = ?::jsonb, version = version + 1 WHERE id = ?");
      this.unlease = open("DELETE FROM work WHERE conversation_id = ?");
    }

    void accept(Bare bare, BareTurn turn) throws SQLException {
      lock(bare);
      bare.lastSeq++;
      bare.inputs++;
      set(input, bare.id, bare.inputs, bare.id.toString(), "message:" + UUID.randomUUID());
      input.setLong(5, bare.lastSeq);
      input.execute();
      message(bare, 0, null, turn.said());
      set(count, bare.lastSeq, bare.inputs, bare.id);
      count.execute();
      set(lease, bare.id);
      lease.execute();
    }

    void answer(Bare bare, BareTurn turn) throws SQLException {
      lock(bare);
      for (var reply : turn.replies()) {
        bare.lastSeq++;
        message(bare, 1, turn.author(), reply);
      }
      set(advance, bare.lastSeq, bare.inputs, 0L, turn.state(), bare.id);
      advance.execute();
      bare.version++;
      set(turnRow, bare.id, bare.version, bare.inputs, bare.inputs, turn.steps());
      turnRow.execute();
      for (var each : turn.facts()) {
        set(fact, shop, bare.customer, bare.id, each.name(), each.data());
        fact.execute();
      }
      if (turn.cart() != null) {
        set(cart, turn.cart(), bare.customer, shop);
        cart.execute();
      }
      if (turn.profile() != null) {
        set(profile, turn.profile(), bare.customer);
        profile.execute();
      }
      set(unlease, bare.id);
      unlease.execute();
    }

    @Override
    public void close() throws SQLException {
      for (var statement : open) {
        statement.close();
      }
    }

    private void lock(Bare bare) throws SQLException {
      lock.setObject(1, bare.id);
      try (var row = lock.executeQuery()) {
        row.next();
      }
    }

    private void message(
        Bare bare, int author, @org.jspecify.annotations.Nullable String name, String content)
        throws SQLException {
      set(message, bare.id, bare.lastSeq, UUID.randomUUID());
      message.setInt(4, author);
      message.setString(5, name);
      message.setString(6, content);
      message.execute();
    }

    private PreparedStatement open(String sql) throws SQLException {
      var statement = connection.prepareStatement(sql);
      open.add(statement);
      return statement;
    }

    private static void set(
        PreparedStatement statement, @org.jspecify.annotations.Nullable Object... values)
        throws SQLException {
      for (var i = 0; i < values.length; i++) {
        if (values[i] instanceof String text) {
          statement.setString(i + 1, text);
        } else if (values[i] == null) {
          statement.setString(i + 1, null);
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
    }
  }
}
