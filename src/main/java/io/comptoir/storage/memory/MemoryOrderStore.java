package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders in memory. */
public final class MemoryOrderStore implements OrderStore {
  private final Memory memory;

  public MemoryOrderStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.orders.get(id));
    }
  }

  @Override
  public Optional<Order> findByNumber(ShopId shop, String number) {
    synchronized (memory) {
      return memory.orders.values().stream()
          .filter(o -> o.shop().equals(shop) && o.number().equals(number))
          .findFirst();
    }
  }

  @Override
  public List<Order> ofCustomer(CustomerId customer, int limit) {
    synchronized (memory) {
      return memory.orders.values().stream()
          .filter(o -> o.customer().equals(customer))
          .sorted(Comparator.comparing(Order::placedAt).reversed())
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Order> overdue(Set<ShopId> shops, Instant now, int limit) {
    synchronized (memory) {
      return memory.orders.values().stream()
          .filter(o -> shops.contains(o.shop()))
          .filter(o -> !until(o).isAfter(now))
          .sorted(Comparator.comparing(MemoryOrderStore::until))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Order> withReturns(ShopId shop, int limit) {
    synchronized (memory) {
      return memory.orders.values().stream()
          .filter(o -> o.shop().equals(shop) && o.returnsWaitSince().isPresent())
          .sorted(Comparator.comparing(o -> o.returnsWaitSince().orElseThrow()))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Order> owingMoney(Set<ShopId> shops, int limit) {
    synchronized (memory) {
      return memory.orders.values().stream()
          .filter(o -> shops.contains(o.shop()) && o.after().owesMoney())
          .limit(limit)
          .toList();
    }
  }

  private static Instant until(Order order) {
    var awaited = order.after().awaited();
    if (awaited != null) {
      return awaited.until();
    }
    var hold = order.status() == OrderStatus.AWAITING_PAYMENT ? order.hold() : null;
    var until = hold == null ? null : hold.until();
    return until == null ? Instant.MAX : until;
  }

  @Override
  public boolean save(Order order) {
    synchronized (memory) {
      var kept = memory.orders.get(order.id());
      if ((kept == null ? 0 : kept.version()) != order.version()) {
        return false;
      }
      var sameNumber = findByNumber(order.shop(), order.number());
      if (sameNumber.isPresent() && !sameNumber.get().id().equals(order.id())) {
        throw new IllegalStateException("the order number " + order.number() + " is taken");
      }
      memory.orders.put(order.id(), order.withVersion(order.version() + 1));
      return true;
    }
  }
}
