package io.comptoir.provider;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order, its payment and a refund of it, for the tests of providers. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private Samples() {}

  public static Order order(String currency) {
    var price = Money.of(2450, currency);
    return new Order(
        new OrderId(new UUID(2, 2)),
        "C-7F3K2Q",
        new ShopId("beaute"),
        new CustomerId(new UUID(3, 3)),
        new UUID(4, 4),
        OrderStatus.AWAITING_PAYMENT,
        List.of(
            new Order.OrderLine(
                new ProductId("savon"), "Savon d’Alep & fils", null, 2, price, price.times(2))),
        List.of(),
        price.times(2),
        null,
        List.of(),
        new Order.Contact("Zoé Élan", "zoe@example.org", null),
        new Order.Delivery(
            "home", new PostalAddress("1 rue de l’Été", "75001", "Paris", "FR"), null, null, null),
        NOW,
        List.of(new Order.StatusChange(OrderStatus.AWAITING_PAYMENT, NOW)),
        null,
        null,
        List.of(),
        null,
        null,
        1);
  }

  public static Payment payment(String provider, String currency, CaptureMode capture) {
    return Payment.pending(
            UUID.fromString("0b5c7b1e-64a4-4b9c-9a53-1d2f8a7c9e10"),
            new ShopId("beaute"),
            new OrderId(new UUID(2, 2)),
            provider,
            Money.of(4900, currency),
            capture,
            NOW)
        .withVersion(1);
  }

  /** Paid in whole under this id of the provider's. */
  public static Payment paid(Payment payment, String charge) {
    return payment
        .charged(charge)
        .withStatus(io.comptoir.commerce.payment.PaymentStatus.PAID, null)
        .withBalance(payment.balance().captured(payment.amount()));
  }

  public static Refund refund(Payment payment, long minor) {
    return Refund.asked(
        "key", payment, new Money(minor, payment.amount().currency()), "return", NOW);
  }
}
