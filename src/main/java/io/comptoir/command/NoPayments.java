package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import java.util.List;

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
  public Receipt verify(Incoming incoming) {
    return new Receipt.Irrelevant();
  }

  @Override
  public List<PaymentFact> status(Payment payment) {
    return List.of();
  }

  @Override
  public List<PaymentFact> collect(Payment payment) {
    return List.of();
  }

  @Override
  public PaymentFact capture(Payment payment, Money amount) {
    throw new IllegalStateException("no payment is taken while a shop is only read");
  }

  @Override
  public PaymentFact cancel(Payment payment) {
    return new PaymentFact.Cancelled();
  }

  @Override
  public RefundAnswer refund(Payment payment, Refund refund) {
    throw new IllegalStateException("no payment is taken while a shop is only read");
  }
}
