package io.comptoir.storage;

import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.conversation.ConversationStore;
import io.comptoir.conversation.Standing;
import io.comptoir.customer.CustomerId;
import io.comptoir.message.Author;
import io.comptoir.message.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads conversations and their messages. */
public final class SqlConversationStore implements ConversationStore {
  private static final String SELECT =
      "SELECT "
          + ConversationRow.CONVERSATION
          + " FROM conversation c JOIN identity i ON i.id = c.identity_id ";

  private static final String OF_CUSTOMER =
      SELECT + "WHERE c.customer_id = ? ORDER BY c.updated_at DESC LIMIT ?";

  private static final String AFTER =
      """
      SELECT seq, id, author, author_name, content, at FROM message
      WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?
      """;

  private static final String BEFORE =
      """
      SELECT seq, id, author, author_name, content, at FROM message
      WHERE conversation_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?
      """;

  private static final String BUSY =
      """
      SELECT EXISTS (SELECT 1 FROM work WHERE conversation_id = ?)
        OR EXISTS (SELECT 1 FROM action_request WHERE conversation_id = ? AND NOT done)
      """;

  private static final String STANDING =
      """
      SELECT
        NOT EXISTS (SELECT 1 FROM work w WHERE w.conversation_id = c.id)
          AND NOT EXISTS
            (SELECT 1 FROM action_request a WHERE a.conversation_id = c.id AND NOT a.done),
        coalesce(
          (SELECT n.number FROM inbox n
           WHERE n.conversation_id = c.id AND n.position <= c.done_input
           ORDER BY n.position DESC LIMIT 1), 0),
        c.control,
        (SELECT h.taken_by FROM handover h
         WHERE h.conversation_id = c.id AND h.closed_at IS NULL)
      FROM conversation c WHERE c.id = ?
      """;

  private static final Control[] CONTROLS = Control.values();
  private static final Author.Type[] AUTHORS = Author.Type.values();

  private final Transactions transactions;

  public SqlConversationStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Optional<Conversation> find(ConversationId id) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Conversation>();
          new Script(connection)
              .then(SELECT + "WHERE c.id = ?", row -> found.add(ConversationRow.conversation(row)))
              .uuid(id.value())
              .run();
          return found.stream().findFirst();
        });
  }

  @Override
  public List<Conversation> ofCustomer(CustomerId customer, int limit) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Conversation>();
          new Script(connection)
              .then(OF_CUSTOMER, row -> found.add(ConversationRow.conversation(row)))
              .uuid(customer.value())
              .number(limit)
              .run();
          return found;
        });
  }

  @Override
  public List<Message> messagesAfter(ConversationId id, long after, int limit) {
    return messages(AFTER, id, after, limit);
  }

  @Override
  public List<Message> messagesBefore(ConversationId id, long before, int limit) {
    return messages(BEFORE, id, before, limit).reversed();
  }

  @Override
  public boolean idle(ConversationId id) {
    return transactions.with(
        connection -> {
          var busy = new boolean[1];
          new Script(connection)
              .then(BUSY, row -> busy[0] = row.getBoolean(1))
              .uuid(id.value())
              .uuid(id.value())
              .run();
          return !busy[0];
        });
  }

  @Override
  public Standing standing(ConversationId id) {
    return transactions.with(
        connection -> {
          var standing = new Standing[] {Standing.QUIET};
          new Script(connection)
              .then(STANDING, row -> standing[0] = standing(row))
              .uuid(id.value())
              .run();
          return standing[0];
        });
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getBoolean(1),
        row.getLong(2),
        CONTROLS[row.getInt(3)],
        Optional.ofNullable(row.getString(4)));
  }

  private List<Message> messages(String select, ConversationId id, long than, int limit) {
    return transactions.with(
        connection -> {
          var messages = new ArrayList<Message>();
          new Script(connection)
              .then(select, row -> messages.add(message(row)))
              .uuid(id.value())
              .number(than)
              .number(limit)
              .run();
          return messages;
        });
  }

  static Message message(ResultSet row) throws SQLException {
    var type = AUTHORS[row.getInt(3)];
    return new Message(
        row.getLong(1),
        row.getObject(2, UUID.class),
        type == Author.Type.USER ? Author.USER : new Author(type, row.getString(4)),
        StoredJson.CONTENT.read(row.getString(5)),
        ConversationRow.instant(row, 6));
  }
}
