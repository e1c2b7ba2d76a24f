package io.comptoir.commerce.order;

import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import java.util.List;

/** What somebody wants done with an order. */
public sealed interface OrderRequest {
  Act act();

  /** The kinds of request, as a shop's policy names them. */
  enum Act {
    CANCEL,
    CHANGE_ADDRESS,
    CHANGE_ITEMS,
    CHANGE_PAYMENT,
    RETURN,
    EXCHANGE
  }

  /**
   * One piece taken for another.
   *
   * @param from an item of the order
   */
  record Swap(ProductId from, ProductId to) {}

  /**
   * @param reason a key that the shop's policy names
   */
  record Cancel(String reason) implements OrderRequest {
    @Override
    public Act act() {
      return Act.CANCEL;
    }
  }

  record ChangeAddress(PostalAddress address) implements OrderRequest {
    @Override
    public Act act() {
      return Act.CHANGE_ADDRESS;
    }
  }

  /**
   * Before it is sent, other variants of the same products.
   *
   * @param method id of the payment method that pays or is paid the difference
   */
  record ChangeItems(List<Swap> swaps, String method) implements OrderRequest {
    public ChangeItems {
      swaps = List.copyOf(swaps);
    }

    @Override
    public Act act() {
      return Act.CHANGE_ITEMS;
    }
  }

  /**
   * @param method id of the one that pays instead
   */
  record ChangePayment(String method) implements OrderRequest {
    @Override
    public Act act() {
      return Act.CHANGE_PAYMENT;
    }
  }

  /**
   * @param items one for each piece that comes back
   * @param method id of the payment method that is paid
   * @param reason a key that the shop's policy names
   */
  record SendBack(List<ProductId> items, String method, String reason) implements OrderRequest {
    public SendBack {
      items = List.copyOf(items);
    }

    @Override
    public Act act() {
      return Act.RETURN;
    }
  }

  /**
   * After it has arrived, other goods for those that come back.
   *
   * @param method id of the payment method that pays or is paid the difference
   * @param reason a key that the shop's policy names
   */
  record Exchange(List<Swap> swaps, String method, String reason) implements OrderRequest {
    public Exchange {
      swaps = List.copyOf(swaps);
    }

    @Override
    public Act act() {
      return Act.EXCHANGE;
    }
  }
}
