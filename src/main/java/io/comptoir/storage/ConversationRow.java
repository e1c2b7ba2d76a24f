package io.comptoir.storage;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.Control;
import io.comptoir.conversation.Conversation;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.dialogue.DialogueState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A conversation's row with all that a turn reads beside it.
 *
 * @param lastInput position of the newest input
 * @param doneInput position of the last input that a turn took
 */
record ConversationRow(
    Conversation conversation,
    DialogueState state,
    Customer customer,
    Cart cart,
    long lastInput,
    long doneInput) {
  private static final Control[] CONTROLS = Control.values();

  /** Columns of a conversation alone; its table is c, its identity's i. */
  static final String CONVERSATION =
      """
      c.id, c.shop, c.customer_id, c.thread, c.control, c.language, c.last_seq, c.version,
      c.created_at, c.updated_at, i.channel, i.account, i.external_id\
      """;

  /** Columns and tables of the whole. */
  static final String WHOLE =
      "SELECT "
          + CONVERSATION
          + """
          , c.last_input, c.done_input, c.prompt_seq, c.state,
            k.profile, k.version AS customer_version,
            t.lines, t.coupon, t.version AS cart_version
          FROM conversation c
          JOIN identity i ON i.id = c.identity_id
          JOIN customer k ON k.id = c.customer_id
          LEFT JOIN cart t ON t.customer_id = c.customer_id AND t.shop = c.shop
          """;

  static Conversation conversation(ResultSet row) throws SQLException {
    return new Conversation(
        new ConversationId(row.getObject(1, UUID.class)),
        new ShopId(row.getString(2)),
        new CustomerId(row.getObject(3, UUID.class)),
        new Identity(row.getString(11), row.getString(12), row.getString(13)),
        row.getString(4),
        CONTROLS[row.getInt(5)],
        new Language(row.getString(6)),
        row.getLong(7),
        row.getLong(8),
        instant(row, 9),
        instant(row, 10));
  }

  static ConversationRow whole(ResultSet row) throws SQLException {
    var conversation = conversation(row);
    var shop = conversation.shop();
    var customer = conversation.customer();
    var lines = row.getString(20);
    return new ConversationRow(
        conversation,
        new DialogueState(row.getString(17), row.getLong(16)),
        new Customer(customer, shop, StoredJson.PROFILE.read(row.getString(18)), row.getLong(19)),
        lines == null
            ? Cart.empty(shop, customer)
            : new Cart(
                shop,
                customer,
                lines.equals("[]") ? List.of() : StoredJson.CART_LINES.read(lines),
                row.getString(21),
                row.getLong(22)),
        row.getLong(14),
        row.getLong(15));
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
