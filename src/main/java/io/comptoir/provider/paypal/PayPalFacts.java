package io.comptoir.provider.paypal;

import io.comptoir.base.Money;
import io.comptoir.commerce.payment.Dispute;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.RefundAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads PayPal's orders, captures, authorisations, refunds and disputes. Pure. */
final class PayPalFacts {
  private PayPalFacts() {}

  static List<PaymentFact> order(JsonNode order) {
    return switch (order.path("status").asString("")) {
      case "APPROVED" -> List.of(new PaymentFact.Approved());
      case "VOIDED" -> List.of(new PaymentFact.Cancelled());
      case "COMPLETED" -> money(order.path("purchase_units").path(0).path("payments"));
      default -> List.of(new PaymentFact.Pending());
    };
  }

  private static List<PaymentFact> money(JsonNode payments) {
    var facts = new ArrayList<PaymentFact>();
    payments.path("authorizations").forEach(one -> add(facts, authorisation(one)));
    payments.path("captures").forEach(one -> add(facts, capture(one)));
    Money back = null;
    for (var refund : payments.path("refunds")) {
      if (refund.path("status").asString("").equals("COMPLETED")) {
        var amount = PayPalAmounts.read(refund.path("amount"));
        back = back == null ? amount : back.plus(amount);
      }
    }
    if (back != null) {
      facts.add(new PaymentFact.Refunded(back));
    }
    return facts.isEmpty() ? List.of(new PaymentFact.Pending()) : List.copyOf(facts);
  }

  private static void add(List<PaymentFact> facts, @Nullable PaymentFact fact) {
    if (fact != null) {
      facts.add(fact);
    }
  }

  /** Null for one that was captured: its capture says more. */
  static @Nullable PaymentFact authorisation(JsonNode one) {
    return switch (one.path("status").asString("")) {
      case "CREATED" ->
          new PaymentFact.Authorised(
              PayPalAmounts.read(one.path("amount")), one.path("id").asString(""));
      case "VOIDED", "EXPIRED" -> new PaymentFact.Cancelled();
      case "DENIED" -> new PaymentFact.Declined("card_declined");
      case "CAPTURED", "PARTIALLY_CAPTURED" -> null;
      default -> new PaymentFact.Pending();
    };
  }

  static PaymentFact capture(JsonNode one) {
    return switch (one.path("status").asString("")) {
      case "COMPLETED", "REFUNDED", "PARTIALLY_REFUNDED" ->
          new PaymentFact.Captured(
              PayPalAmounts.read(one.path("amount")), one.path("id").asString(""));
      case "DECLINED", "FAILED" -> new PaymentFact.Declined("card_declined");
      default -> new PaymentFact.Pending();
    };
  }

  static RefundAnswer refund(JsonNode refund) {
    var id = refund.path("id").asString("");
    return switch (refund.path("status").asString("")) {
      case "COMPLETED" -> new RefundAnswer.Done(id);
      case "CANCELLED", "FAILED" ->
          new RefundAnswer.Refused(
              refund.path("status_details").path("reason").asString("cancelled"));
      default -> new RefundAnswer.Pending(id);
    };
  }

  /** All that went back by now, as a notice of a refund says it. */
  static Optional<PaymentFact> refunded(JsonNode refund) {
    var inAll = refund.path("seller_payable_breakdown").path("total_refunded_amount");
    var amount = inAll.isObject() ? inAll : refund.path("amount");
    return amount.isObject()
        ? Optional.of(new PaymentFact.Refunded(PayPalAmounts.read(amount)))
        : Optional.empty();
  }

  static PaymentFact dispute(JsonNode dispute) {
    var stage =
        switch (dispute.path("dispute_outcome").path("outcome_code").asString("")) {
          case "RESOLVED_SELLER_FAVOUR", "CANCELED_BY_BUYER", "DENIED" -> Dispute.Stage.WON;
          case "RESOLVED_BUYER_FAVOUR", "ACCEPTED", "RESOLVED_WITH_PAYOUT" -> Dispute.Stage.LOST;
          default -> Dispute.Stage.OPEN;
        };
    return new PaymentFact.Disputed(
        new Dispute(
            stage, dispute.path("reason").asString("OTHER").toLowerCase(java.util.Locale.ROOT)));
  }
}
