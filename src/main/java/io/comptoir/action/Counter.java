package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.commerce.booking.WaitingList;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.StockStore;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.Books;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.pricing.PricedCart;
import io.comptoir.commerce.pricing.Pricing;
import io.comptoir.commerce.promotion.Buyer;
import io.comptoir.commerce.search.ProductSearch;
import io.comptoir.commerce.table.Table;
import java.util.Map;

/**
 * All that one shop's actions work with: one version of its catalogue and terms, and where its
 * stock, carts, orders, payments and bookings are kept.
 *
 * @param tables the shop's own tables by name
 */
public record Counter(
    ShopId shop,
    Catalog catalog,
    ProductSearch search,
    SellingTerms terms,
    StockStore stock,
    CartStore carts,
    OrderStore orders,
    PaymentStore payments,
    PaymentProvider provider,
    Map<String, Table> tables,
    BookingStore bookings,
    CareTerms care,
    Books books,
    WaitingList waiting) {
  public Counter {
    tables = Map.copyOf(tables);
  }

  /** A shop without tables of its own. */
  public Counter(
      ShopId shop,
      Catalog catalog,
      ProductSearch search,
      SellingTerms terms,
      StockStore stock,
      CartStore carts,
      OrderStore orders,
      PaymentStore payments,
      PaymentProvider provider,
      BookingStore bookings,
      CareTerms care,
      Books books,
      WaitingList waiting) {
    this(
        shop, catalog, search, terms, stock, carts, orders, payments, provider, Map.of(), bookings,
        care, books, waiting);
  }

  Pricing pricing() {
    return new Pricing(catalog, terms);
  }

  /** What the situation's cart costs without delivery. */
  public PricedCart priced(Situation situation) {
    return pricing().price(situation.cart(), buyer(situation), null, situation.now());
  }

  /** The customer as promotions see them; earlier orders are looked up when a code is in play. */
  Buyer buyer(Situation situation) {
    return Buyers.of(this, situation);
  }
}
