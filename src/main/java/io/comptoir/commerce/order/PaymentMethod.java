package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import java.util.List;
import java.util.Optional;

/** What a customer can pay with or be paid back to. */
public sealed interface PaymentMethod {
  /** Unique among a customer's. */
  String id();

  /**
   * @param balance what is left on it
   */
  record GiftCard(String id, Money balance) implements PaymentMethod {}

  /**
   * A card or an account on file, which pays at once and is paid back to.
   *
   * @param kind {@code credit_card}, {@code paypal} …
   */
  record Account(String id, String kind) implements PaymentMethod {}

  /**
   * A payment that was made: it can be given back, but pays nothing more.
   *
   * @param left what of it was not given back yet
   */
  record Payment(String id, Money left) implements PaymentMethod {}

  /** A provider's page, on which the customer pays later; nothing is paid back to it. */
  record Page(String id) implements PaymentMethod {}

  /** Those of one customer. */
  record Wallet(List<PaymentMethod> methods) {
    public Wallet {
      methods = List.copyOf(methods);
    }

    public Optional<PaymentMethod> find(String id) {
      return methods.stream().filter(m -> m.id().equals(id)).findFirst();
    }
  }
}
