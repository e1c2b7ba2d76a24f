package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
  record Payment(String id, Money left) implements PaymentMethod {
    private static final String PREFIX = "payment:";

    public static String idOf(UUID payment) {
      return PREFIX + payment;
    }

    /** The payment in a method's id; empty when that is none. */
    public static Optional<UUID> paymentOf(String id) {
      try {
        return id.startsWith(PREFIX)
            ? Optional.of(UUID.fromString(id.substring(PREFIX.length())))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

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
