package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.InvoiceStore;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import java.time.Instant;
import java.util.Optional;

/** Invoices in memory. */
public final class MemoryInvoiceStore implements InvoiceStore {
  private final Memory memory;

  public MemoryInvoiceStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Invoice issue(Order order, Instant now) {
    synchronized (memory) {
      var found = find(order.shop(), order.id());
      if (found.isPresent()) {
        return found.get();
      }
      var number = memory.invoices.stream().filter(i -> i.shop().equals(order.shop())).count() + 1;
      var invoice = new Invoice(order.shop(), number, order, now);
      memory.invoices.add(invoice);
      return invoice;
    }
  }

  @Override
  public Optional<Invoice> find(ShopId shop, OrderId order) {
    synchronized (memory) {
      return memory.invoices.stream()
          .filter(i -> i.shop().equals(shop) && i.order().id().equals(order))
          .findFirst();
    }
  }
}
