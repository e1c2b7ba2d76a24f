package io.comptoir.storage;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.commerce.giftcard.GiftCardStore;
import io.comptoir.customer.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Gift cards in the table {@code gift_card}, what was moved in {@code gift_card_move}. */
public final class SqlGiftCardStore implements GiftCardStore {
  private static final String SELECT =
      "SELECT code, shop, balance, currency, customer_id, expires_at FROM gift_card ";

  private static final String ISSUE =
      """
      INSERT INTO gift_card (shop, code, balance, currency, customer_id, expires_at, created_at)
      VALUES (?, ?, ?, ?, ?::uuid, ?, ?)
      ON CONFLICT DO NOTHING
      RETURNING 1
      """;

  private static final String LOCK =
      """
      SELECT balance, currency, expires_at FROM gift_card WHERE shop = ? AND code = ? FOR UPDATE
      """;

  private static final String KNOWN = "SELECT 1 FROM gift_card_move WHERE shop = ? AND key = ?";

  private static final String MOVED =
      """
      SELECT m.amount, c.currency FROM gift_card_move m JOIN gift_card c USING (shop, code)
      WHERE m.shop = ? AND m.key = ?
      """;

  private static final String NOTE =
      "INSERT INTO gift_card_move (shop, key, code, amount, at) VALUES (?, ?, ?, ?, ?)";

  private static final String MOVE =
      "UPDATE gift_card SET balance = balance + ? WHERE shop = ? AND code = ?";

  private final Transactions transactions;

  public SqlGiftCardStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Optional<GiftCard> find(ShopId shop, String code) {
    return cards("WHERE shop = ? AND code = ?", s -> s.text(shop.value()).text(code)).stream()
        .findFirst();
  }

  @Override
  public List<GiftCard> ofCustomer(ShopId shop, CustomerId customer, int limit) {
    return cards(
        "WHERE shop = ? AND customer_id = ? ORDER BY created_at DESC, code LIMIT ?",
        s -> s.text(shop.value()).uuid(customer.value()).number(limit));
  }

  @Override
  public boolean issue(GiftCard card, Instant now) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          var customer = card.customer();
          new Script(connection)
              .then(ISSUE, row -> kept[0] = true)
              .text(card.shop().value())
              .text(card.code())
              .number(card.balance().minor())
              .text(card.balance().currency().getCurrencyCode())
              .text(customer == null ? null : customer.toString())
              .time(card.expires())
              .time(now)
              .run();
          return kept[0];
        });
  }

  @Override
  public Optional<Money> moved(ShopId shop, String key) {
    return transactions.with(
        connection -> {
          var moved = new ArrayList<Money>();
          new Script(connection)
              .then(MOVED, row -> moved.add(Money.of(row.getLong(1), row.getString(2))))
              .text(shop.value())
              .text(key)
              .run();
          return moved.stream().findFirst();
        });
  }

  @Override
  public Moved move(ShopId shop, String code, Money amount, String key, Instant now) {
    return transactions.run(
        connection -> {
          var left = new ArrayList<Money>();
          var over = new boolean[1];
          var known = new boolean[1];
          // the card's lock first: under it a key is seen by whoever comes second
          new Script(connection)
              .then(
                  LOCK,
                  row -> {
                    left.add(Money.of(row.getLong(1), row.getString(2)));
                    over[0] =
                        row.getObject(3) != null && !ConversationRow.instant(row, 3).isAfter(now);
                  })
              .text(shop.value())
              .text(code)
              .then(KNOWN, row -> known[0] = true)
              .text(shop.value())
              .text(key)
              .run();
          if (left.isEmpty()) {
            return Moved.UNKNOWN;
          }
          if (known[0]) {
            return Moved.MOVED;
          }
          if (left.getFirst().plus(amount).minor() < 0 || (amount.minor() < 0 && over[0])) {
            return Moved.TOO_LITTLE;
          }
          new Script(connection)
              .then(NOTE)
              .text(shop.value())
              .text(key)
              .text(code)
              .number(amount.minor())
              .time(now)
              .then(MOVE)
              .number(amount.minor())
              .text(shop.value())
              .text(code)
              .run();
          return Moved.MOVED;
        });
  }

  private List<GiftCard> cards(String where, UnaryOperator<Script> parameters) {
    return transactions.with(
        connection -> {
          var cards = new ArrayList<GiftCard>();
          parameters
              .apply(new Script(connection).then(SELECT + where, row -> cards.add(card(row))))
              .run();
          return cards;
        });
  }

  private static GiftCard card(ResultSet row) throws SQLException {
    var customer = row.getObject(5, UUID.class);
    return new GiftCard(
        row.getString(1),
        new ShopId(row.getString(2)),
        Money.of(row.getLong(3), row.getString(4)),
        customer == null ? null : new CustomerId(customer),
        row.getObject(6) == null ? null : ConversationRow.instant(row, 6));
  }
}
