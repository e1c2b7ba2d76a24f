package io.comptoir.storage;

import io.comptoir.action.LocalWrite;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.customer.Customer;
import java.util.ArrayList;
import java.util.List;

/**
 * Carts, customers and orders that turns change, each on its own version: rows are locked in the
 * order of their ids, and a guard undoes everything when one is not as the turn found it.
 */
final class LocalWriteStatements {
  private static final String LOCK_CARTS =
      """
      SELECT 1 FROM cart WHERE customer_id = ANY (?) ORDER BY customer_id, shop FOR UPDATE
      """;

  private static final String LOCK_CUSTOMERS =
      "SELECT 1 FROM customer WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

  private static final String UPDATE_CARTS =
      """
      WITH kept AS (
        UPDATE cart c
        SET lines = u.lines::jsonb, coupon = u.coupon, version = c.version + 1,
          updated_at = clock_timestamp()
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
          AS u(customer_id, shop, lines, coupon, version)
        WHERE c.customer_id = u.customer_id AND c.shop = u.shop AND c.version = u.version
        RETURNING 1)
      SELECT 1 / (count(*) = ?)::int FROM kept
      """;

  private static final String INSERT_CARTS =
      """
      INSERT INTO cart (customer_id, shop, lines, coupon, version, updated_at)
      SELECT u.customer_id, u.shop, u.lines::jsonb, u.coupon, u.version + 1, clock_timestamp()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS u(customer_id, shop, lines, coupon, version)
      """;

  private static final String UPDATE_CUSTOMERS =
      """
      WITH kept AS (
        UPDATE customer c SET profile = u.profile::jsonb, version = c.version + 1
        FROM unnest(?::uuid[], ?::text[], ?::bigint[]) AS u(id, profile, version)
        WHERE c.id = u.id AND c.version = u.version
        RETURNING 1)
      SELECT 1 / (count(*) = ?)::int FROM kept
      """;

  private LocalWriteStatements() {}

  static void add(Script script, List<LocalWrite> writes) {
    var carts = new ArrayList<Cart>();
    var customers = new ArrayList<Customer>();
    for (var write : writes) {
      switch (write) {
        case LocalWrite.SaveCart(var cart) -> carts.add(cart);
        case LocalWrite.SaveCustomer(var customer) -> customers.add(customer);
        case LocalWrite.SaveOrder(var order) -> SqlOrderStore.addGuarded(script, order);
      }
    }
    addCarts(script, carts);
    addCustomers(script, customers);
  }

  private static void addCarts(Script script, List<Cart> carts) {
    var kept = carts.stream().filter(cart -> cart.version() > 0).toList();
    if (kept.size() > 1) {
      script.then(LOCK_CARTS).uuids(kept.stream().map(c -> c.customer().value()).toList());
    }
    if (!kept.isEmpty()) {
      columns(script.then(UPDATE_CARTS), kept).number(kept.size());
    }
    var made = carts.stream().filter(cart -> cart.version() == 0).toList();
    if (!made.isEmpty()) {
      columns(script.then(INSERT_CARTS), made);
    }
  }

  private static Script columns(Script script, List<Cart> carts) {
    return script
        .uuids(carts.stream().map(cart -> cart.customer().value()).toList())
        .texts(carts.stream().map(cart -> cart.shop().value()).toList())
        .texts(carts.stream().map(cart -> StoredJson.CART_LINES.write(cart.lines())).toList())
        .texts(carts.stream().map(Cart::coupon).toList())
        .longs(carts.stream().map(Cart::version).toList());
  }

  private static void addCustomers(Script script, List<Customer> customers) {
    if (customers.size() > 1) {
      script.then(LOCK_CUSTOMERS).uuids(customers.stream().map(c -> c.id().value()).toList());
    }
    if (!customers.isEmpty()) {
      script
          .then(UPDATE_CUSTOMERS)
          .uuids(customers.stream().map(customer -> customer.id().value()).toList())
          .texts(customers.stream().map(c -> StoredJson.PROFILE.write(c.profile())).toList())
          .longs(customers.stream().map(Customer::version).toList())
          .number(customers.size());
    }
  }
}
