package io.comptoir.command;

import io.comptoir.action.PaymentNotices;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.OrderStore;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.web.channel.ChannelPayments;
import java.util.Optional;
import java.util.UUID;

/** Orders paid in a conversation, by the platform's own till. */
public final class InChatPayments implements ChannelPayments {
  private final PaymentStore payments;
  private final OrderStore orders;
  private final PaymentNotices notices;

  public InChatPayments(PaymentStore payments, OrderStore orders, PaymentNotices notices) {
    this.payments = payments;
    this.orders = orders;
    this.notices = notices;
  }

  /** Only what waits for exactly this money is paid. */
  @Override
  public Optional<String> refusal(ShopId shop, String payment, Money amount, Language language) {
    var found = find(shop, payment);
    if (found.isEmpty() || !found.get().amount().equals(amount)) {
      return said(
          language, "Cette commande ne se règle pas ici.", "This order cannot be paid here.");
    }
    if (found.get().status().settled()) {
      return said(language, "Cette commande est déjà réglée.", "This order is paid already.");
    }
    var waits =
        found.get().status() == PaymentStatus.PENDING
            || found.get().status() == PaymentStatus.DECLINED;
    return waits
            && orders
                .find(found.get().order())
                .filter(order -> order.status() == OrderStatus.AWAITING_PAYMENT)
                .isPresent()
        ? Optional.empty()
        : said(
            language,
            "Cette commande n’attend plus de paiement.",
            "This order is not waiting for a payment any more.");
  }

  @Override
  public boolean paid(ShopId shop, String payment, String charge, Money amount) {
    var found = find(shop, payment);
    if (found.isEmpty()) {
      return false;
    }
    var notice =
        new Notice("in-chat:" + charge, found.get().id(), new PaymentFact.Captured(amount, charge));
    return notices.take(found.get().provider(), notice) != PaymentNotices.Outcome.UNKNOWN_PAYMENT;
  }

  private Optional<Payment> find(ShopId shop, String payment) {
    try {
      return payments.find(UUID.fromString(payment)).filter(p -> p.shop().equals(shop));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> said(Language language, String french, String english) {
    return Optional.of(language.equals(Language.FRENCH) ? french : english);
  }
}
