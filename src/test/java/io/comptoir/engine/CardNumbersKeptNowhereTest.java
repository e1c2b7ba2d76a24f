package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.comptoir.base.Language;
import io.comptoir.customer.Identity;
import io.comptoir.message.Content;
import io.comptoir.storage.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Card numbers are typed in every way that a customer has; none is in the database or the logs. */
class CardNumbersKeptNowhereTest {
  @AutoClose static final TestDatabase DATABASE = TestDatabase.create();

  private static final List<String> CARDS =
      List.of(
          "4242424242424242",
          "4242 4242 4242 4242",
          "5555-5555-5555-4444",
          "378282246310005",
          "3782 822463 10005",
          "6011111111111117",
          "30569309025904",
          "6205500000000000004");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final TestStores stores = TestStores.sql(DATABASE, "here");
  private final ScriptedShop shop = new ScriptedShop();
  private final Engine engine =
      Engine.synchronous(
          stores.forEngine(),
          shop.shops(),
          EngineSettings.deterministic(clock, new Random().nextLong(), Set.of("webchat"))
              .inTurnLimit(Duration.ofSeconds(1)));

  @Test
  void neitherTheDatabaseNorTheLogsHoldACardNumber() throws Exception {
    var logged = new ConcurrentLinkedQueue<String>();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    var level = root.getLevel();
    var listener =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage() + " " + event.getThrowableProxy());
          }
        };
    listener.setContext(root.getLoggerContext());
    listener.start();
    root.addAppender(listener);
    ((Logger) LoggerFactory.getLogger("io.comptoir")).setLevel(Level.ALL);
    try {
      typed();
    } finally {
      ((Logger) LoggerFactory.getLogger("io.comptoir")).setLevel(null);
      root.detachAppender(listener);
      root.setLevel(level);
    }
    var kept = everything();
    assertThat(kept).as("what was said is kept").contains("je paie avec").contains("••••");
    assertThat(kept).as("the dialogue is told").contains("card.masked");
    for (var card : CARDS) {
      assertThat(kept).doesNotContain(card).doesNotContain(card.replaceAll("\\D", ""));
      assertThat(logged)
          .noneMatch(line -> line.contains(card) || line.contains(card.replaceAll("\\D", "")));
    }
  }

  private void typed() {
    var intake = engine.intake();
    for (var card : CARDS) {
      var person = new Identity("webchat", "scripted", UUID.randomUUID().toString());
      var said = new Content.Text("je paie avec " + card + " 12/30");
      var accepted =
          intake.accept(
              new Inbound(
                  ScriptedShop.SHOP,
                  person,
                  "",
                  Language.FRENCH,
                  UUID.randomUUID().toString(),
                  UUID.randomUUID(),
                  said));
      engine.runUntilIdle();
      var conversation = accepted.conversation();
      intake.accept(conversation, UUID.randomUUID(), new Content.Postback("pay", card));
      intake.accept(
          conversation,
          UUID.randomUUID(),
          new Content.FormResponse("card", List.of(new Content.Answer("number", card))));
      intake.accept(
          conversation,
          UUID.randomUUID(),
          new Content.Image("https://example.org/a.png", card, card, List.of()));
      intake.accept(conversation, UUID.randomUUID(), new Content.Text("boom " + card));
      engine.runUntilIdle();
    }
  }

  /** Every row of every table, as text. */
  private static String everything() throws SQLException {
    var all = new StringBuilder();
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement()) {
      var tables = new java.util.ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      assertThat(tables).hasSizeGreaterThan(10);
      for (var table : tables) {
        try (var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }
}
