package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentProvider;
import java.util.Map;
import java.util.Optional;

/** Stands where a provider must be and none is ever asked: when a shop is only read. */
public final class NoPayments implements PaymentProvider {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public Payment begin(Payment payment, Order order, Language language) {
    throw new IllegalStateException("no payment is taken while a shop is only read");
  }

  @Override
  public void refund(Payment payment) {
    throw new IllegalStateException("no payment is taken while a shop is only read");
  }

  @Override
  public Optional<Notice> verify(Map<String, String> headers, byte[] body) {
    return Optional.empty();
  }
}
