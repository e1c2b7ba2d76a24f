package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.customer.CustomerId;
import io.comptoir.event.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Interactions among the facts of the table {@code event}, where the turns write theirs too. */
public final class SqlInteractionStore implements InteractionStore {
  private static final int ROWS_AT_ONCE = 10_000;

  private static final String OF_CUSTOMER =
      """
      SELECT name, data -> 'product' ->> 'text', at, customer_id FROM event
      WHERE customer_id = ? AND shop = ?
        AND name IN ('product.viewed', 'cart.added', 'cart.removed', 'product.bought', 'product.refused')
      ORDER BY id DESC LIMIT ?
      """;

  private static final String OF_SHOP =
      """
      SELECT name, data -> 'product' ->> 'text', at, customer_id FROM event
      WHERE shop = ? AND at >= ?
        AND name IN ('product.viewed', 'cart.added', 'cart.removed', 'product.bought', 'product.refused')
      ORDER BY id DESC LIMIT ?
      """;

  private final Transactions transactions;

  public SqlInteractionStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public void add(List<Interaction> interactions) {
    transactions.with(
        connection -> {
          var script = new Script(connection);
          SqlEventStore.append(
              script, interactions.stream().map(SqlInteractionStore::fact).toList());
          if (!interactions.isEmpty()) {
            script.run();
          }
          return interactions.size();
        });
  }

  @Override
  public List<Interaction> ofCustomer(ShopId shop, CustomerId customer, int limit) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Interaction>();
          new Script(connection)
              .then(OF_CUSTOMER, row -> read(shop, row).ifPresent(found::add))
              .uuid(customer.value())
              .text(shop.value())
              .number(limit)
              .run();
          return found;
        });
  }

  @Override
  public void each(ShopId shop, Instant since, int limit, Consumer<Interaction> consumer) {
    transactions.run(
        connection -> {
          try (var statement = connection.prepareStatement(OF_SHOP)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setString(1, shop.value());
            statement.setObject(2, since.atOffset(ZoneOffset.UTC));
            statement.setInt(3, limit);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                read(shop, rows).ifPresent(consumer);
              }
            }
          }
          return limit;
        });
  }

  /** A row that names no product that could be is left out. */
  private static Optional<Interaction> read(ShopId shop, ResultSet row) throws SQLException {
    var kind = Interaction.Kind.ofFact(row.getString(1));
    var product = row.getString(2);
    return kind.isEmpty() || product == null || !ProductId.valid(product)
        ? Optional.empty()
        : Optional.of(
            new Interaction(
                shop,
                new CustomerId(row.getObject(4, UUID.class)),
                new ProductId(product),
                kind.get(),
                ConversationRow.instant(row, 3)));
  }

  private static Fact fact(Interaction interaction) {
    return new Fact(
        interaction.shop(),
        interaction.customer(),
        null,
        interaction.kind().fact(),
        Map.of("product", Value.of(interaction.product().value())),
        interaction.at());
  }
}
