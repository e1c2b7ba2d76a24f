package io.comptoir.commerce.order;

import io.comptoir.base.ShopId;
import java.time.Instant;
import java.util.Optional;

/** Where a shop's invoices are kept, numbered from 1 without a gap. */
public interface InvoiceStore {
  /**
   * @param number counts the shop's invoices
   * @param order as it was when the invoice was written; it does not change any more
   */
  record Invoice(ShopId shop, long number, Order order, Instant issuedAt) {}

  /** The order's invoice; a new one takes the shop's next number. */
  Invoice issue(Order order, Instant now);

  Optional<Invoice> find(ShopId shop, OrderId order);
}
