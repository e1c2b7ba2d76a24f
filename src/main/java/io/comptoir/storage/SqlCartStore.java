package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.customer.CustomerId;
import java.util.ArrayList;
import javax.sql.DataSource;

/** Carts in the table {@code cart}. */
public final class SqlCartStore implements CartStore {
  private static final String FIND =
      "SELECT lines, coupon, version FROM cart WHERE customer_id = ? AND shop = ?";

  private static final String UPDATE =
      """
      UPDATE cart SET lines = ?::jsonb, coupon = ?, version = version + 1,
        updated_at = clock_timestamp()
      WHERE customer_id = ? AND shop = ? AND version = ?
      RETURNING 1
      """;

  private static final String INSERT =
      """
      INSERT INTO cart (lines, coupon, customer_id, shop, version, updated_at)
      VALUES (?::jsonb, ?, ?, ?, ? + 1, clock_timestamp())
      ON CONFLICT DO NOTHING
      RETURNING 1
      """;

  private final Transactions transactions;

  public SqlCartStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Cart find(ShopId shop, CustomerId customer) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Cart>();
          new Script(connection)
              .then(
                  FIND,
                  row ->
                      found.add(
                          new Cart(
                              shop,
                              customer,
                              StoredJson.CART_LINES.read(row.getString(1)),
                              row.getString(2),
                              row.getLong(3))))
              .uuid(customer.value())
              .text(shop.value())
              .run();
          return found.isEmpty() ? Cart.empty(shop, customer) : found.getFirst();
        });
  }

  @Override
  public boolean save(Cart cart) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          new Script(connection)
              .then(cart.version() == 0 ? INSERT : UPDATE, row -> kept[0] = true)
              .text(StoredJson.CART_LINES.write(cart.lines()))
              .text(cart.coupon())
              .uuid(cart.customer().value())
              .text(cart.shop().value())
              .number(cart.version())
              .run();
          return kept[0];
        });
  }
}
