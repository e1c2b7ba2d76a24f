package io.comptoir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import io.comptoir.message.Content;
import io.comptoir.storage.Database;
import io.comptoir.storage.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody else holds a row that a turn writes. */
@Timeout(60)
class LockedRowsTest {
  @AutoClose
  static final TestDatabase DATABASE =
      TestDatabase.create(Database.Settings.standard().lockLimit(Duration.ofMillis(100)));

  private final ScriptedShop shop = new ScriptedShop();
  private final TestStores stores = TestStores.sql(DATABASE, "node");

  @AutoClose
  private final Engine engine =
      Engine.server(
          stores.forEngine(),
          shop.shops(),
          EngineSettings.standard()
              .node("node")
              .concurrency(4)
              .lease(Duration.ofMillis(600))
              .poll(Duration.ofMillis(50)));

  LockedRowsTest() {
    engine.start();
  }

  @Test
  void aTurnWhoseRowIsHeldTooLongStopsNobodyElseAndIsTakenOnceTheRowIsFree() throws SQLException {
    var held = open();
    say(held, "add");
    awaitTexts(held, "add", "done add cart=1");
    try (var other = DATABASE.dataSource().getConnection()) {
      other.setAutoCommit(false);
      lockCart(other, held);
      say(held, "add");
      var free = open();
      say(free, "hello");
      awaitTexts(free, "hello", "echo hello");
      assertThat(texts(held.id())).containsExactly("add", "done add cart=1", "add");
      other.rollback();
    }
    awaitTexts(held, "add", "done add cart=1", "add", "done add cart=2");
    assertThat(stores.carts().find(ScriptedShop.SHOP, held.customer()).count()).isEqualTo(2);
  }

  private static void lockCart(Connection connection, Conversation of) throws SQLException {
    try (var lock =
        connection.prepareStatement("SELECT 1 FROM cart WHERE customer_id = ? FOR UPDATE")) {
      lock.setObject(1, of.customer().value());
      assertThat(lock.executeQuery().next()).isTrue();
    }
  }

  private Conversation open() {
    return engine
        .intake()
        .openConversation(
            ScriptedShop.SHOP,
            new Identity("webchat", "scripted", UUID.randomUUID().toString()),
            "",
            Language.FRENCH);
  }

  private void say(Conversation in, String text) {
    engine.intake().accept(in.id(), UUID.randomUUID(), new Content.Text(text));
  }

  private void awaitTexts(Conversation in, String... expected) {
    Waiting.until(String.join(", ", expected), () -> texts(in.id()).equals(List.of(expected)));
  }

  private List<String> texts(ConversationId id) {
    return stores.conversations().messagesAfter(id, 0, 100).stream()
        .map(m -> ((Content.Text) m.content()).text())
        .toList();
  }
}
