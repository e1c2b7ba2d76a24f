package io.comptoir.storage;

import io.comptoir.action.LocalWrite;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.order.Order;
import io.comptoir.customer.Customer;
import io.comptoir.engine.TurnRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Carts, customers and orders that turns change, each on its own version. */
final class LocalWriteStatements {
  private static final String LOCK_CARTS =
      """
      SELECT customer_id, shop, version FROM cart
      WHERE customer_id = ANY (?) ORDER BY customer_id, shop FOR UPDATE
      """;

  private static final String LOCK_CUSTOMERS =
      "SELECT id, version FROM customer WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

  private static final String LOCK_ORDERS =
      "SELECT id, version FROM customer_order WHERE id = ANY (?) ORDER BY id FOR UPDATE";

  private static final String UPDATE_CARTS =
      """
      UPDATE cart c
      SET lines = u.lines::jsonb, coupon = u.coupon, version = u.version,
        updated_at = clock_timestamp()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS u(customer_id, shop, lines, coupon, version)
      WHERE c.customer_id = u.customer_id AND c.shop = u.shop
      """;

  private static final String INSERT_CARTS =
      """
      INSERT INTO cart (customer_id, shop, lines, coupon, version, updated_at)
      SELECT u.customer_id, u.shop, u.lines::jsonb, u.coupon, u.version, clock_timestamp()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
        AS u(customer_id, shop, lines, coupon, version)
      ON CONFLICT DO NOTHING
      RETURNING customer_id, shop
      """;

  private static final String UPDATE_CUSTOMERS =
      """
      UPDATE customer c SET profile = u.profile::jsonb, version = u.version
      FROM unnest(?::uuid[], ?::text[], ?::bigint[]) AS u(id, profile, version)
      WHERE c.id = u.id
      """;

  private final Connection connection;
  private final Map<Object, Long> versions = new HashMap<>();

  private record CartKey(UUID customer, String shop) {
    static CartKey of(Cart cart) {
      return new CartKey(cart.customer().value(), cart.shop().value());
    }
  }

  LocalWriteStatements(Connection connection) {
    this.connection = connection;
  }

  /** Locks the rows that these writes are about, always in the same order. */
  void lock(List<LocalWrite> writes) throws SQLException {
    if (writes.isEmpty()) {
      return;
    }
    var script = new Script(connection);
    var carts = carts(writes);
    if (!carts.isEmpty()) {
      script
          .then(
              LOCK_CARTS,
              row ->
                  versions.put(
                      new CartKey(row.getObject(1, UUID.class), row.getString(2)), row.getLong(3)))
          .uuids(carts.stream().map(cart -> cart.customer().value()).toList());
    }
    var customers = customers(writes);
    if (!customers.isEmpty()) {
      script
          .then(LOCK_CUSTOMERS, row -> versions.put("customer " + row.getString(1), row.getLong(2)))
          .uuids(customers.stream().map(customer -> customer.id().value()).toList());
    }
    var orders = orders(writes);
    if (!orders.isEmpty()) {
      script
          .then(LOCK_ORDERS, row -> versions.put("order " + row.getString(1), row.getLong(2)))
          .uuids(orders.stream().map(order -> order.id().value()).toList());
    }
    script.run();
  }

  /** Whether all these writes are still current; then nobody later in the group is. */
  boolean reserve(List<LocalWrite> writes) {
    for (var write : writes) {
      if (versions.getOrDefault(key(write), 0L) != version(write)) {
        return false;
      }
    }
    writes.forEach(write -> versions.put(key(write), version(write) + 1));
    return true;
  }

  /**
   * @return the conversations of turns whose new cart or order somebody else made meanwhile
   */
  Set<UUID> save(List<TurnRecord> turns) throws SQLException {
    var writes = turns.stream().flatMap(turn -> turn.writes().stream()).toList();
    if (writes.isEmpty()) {
      return Set.of();
    }
    var late = new HashSet<Object>();
    var script = new Script(connection);
    updateCarts(script, carts(writes).stream().filter(cart -> cart.version() > 0).toList());
    insertCarts(script, carts(writes).stream().filter(cart -> cart.version() == 0).toList(), late);
    updateCustomers(script, customers(writes));
    script.run();
    for (var order : orders(writes)) {
      if (!SqlOrderStore.save(connection, order)) {
        late.add("order " + order.id());
      }
    }
    var conversations = new HashSet<UUID>();
    for (var turn : turns) {
      if (turn.writes().stream().anyMatch(write -> late.contains(key(write)))) {
        conversations.add(turn.conversation().value());
      }
    }
    return conversations;
  }

  private static void updateCarts(Script script, List<Cart> carts) {
    if (!carts.isEmpty()) {
      columns(script.then(UPDATE_CARTS), carts);
    }
  }

  private static void insertCarts(Script script, List<Cart> carts, Set<Object> late) {
    if (!carts.isEmpty()) {
      carts.forEach(cart -> late.add(CartKey.of(cart)));
      columns(
          script.then(
              INSERT_CARTS,
              row -> late.remove(new CartKey(row.getObject(1, UUID.class), row.getString(2)))),
          carts);
    }
  }

  private static void columns(Script script, List<Cart> carts) {
    script
        .uuids(carts.stream().map(cart -> cart.customer().value()).toList())
        .texts(carts.stream().map(cart -> cart.shop().value()).toList())
        .texts(carts.stream().map(cart -> StoredJson.CART_LINES.write(cart.lines())).toList())
        .texts(carts.stream().map(Cart::coupon).toList())
        .longs(carts.stream().map(cart -> cart.version() + 1).toList());
  }

  private static void updateCustomers(Script script, List<Customer> customers) {
    if (!customers.isEmpty()) {
      script
          .then(UPDATE_CUSTOMERS)
          .uuids(customers.stream().map(customer -> customer.id().value()).toList())
          .texts(customers.stream().map(c -> StoredJson.PROFILE.write(c.profile())).toList())
          .longs(customers.stream().map(customer -> customer.version() + 1).toList());
    }
  }

  private static Object key(LocalWrite write) {
    return switch (write) {
      case LocalWrite.SaveCart(var cart) -> CartKey.of(cart);
      case LocalWrite.SaveCustomer(var customer) -> "customer " + customer.id();
      case LocalWrite.SaveOrder(var order) -> "order " + order.id();
    };
  }

  private static long version(LocalWrite write) {
    return switch (write) {
      case LocalWrite.SaveCart(var cart) -> cart.version();
      case LocalWrite.SaveCustomer(var customer) -> customer.version();
      case LocalWrite.SaveOrder(var order) -> order.version();
    };
  }

  private static List<Cart> carts(List<LocalWrite> writes) {
    var carts = new ArrayList<Cart>();
    for (var write : writes) {
      if (write instanceof LocalWrite.SaveCart(var cart)) {
        carts.add(cart);
      }
    }
    return carts;
  }

  private static List<Customer> customers(List<LocalWrite> writes) {
    var customers = new ArrayList<Customer>();
    for (var write : writes) {
      if (write instanceof LocalWrite.SaveCustomer(var customer)) {
        customers.add(customer);
      }
    }
    return customers;
  }

  private static List<Order> orders(List<LocalWrite> writes) {
    var orders = new ArrayList<Order>();
    for (var write : writes) {
      if (write instanceof LocalWrite.SaveOrder(var order)) {
        orders.add(order);
      }
    }
    return orders;
  }
}
