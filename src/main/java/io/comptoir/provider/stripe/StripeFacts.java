package io.comptoir.provider.stripe;

import io.comptoir.commerce.payment.Dispute;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.RefundAnswer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads Stripe's objects. Pure. */
final class StripeFacts {
  /** Our payment's id, on everything that Stripe keeps for it. */
  static final String PAYMENT = "comptoir_payment";

  /** Our refund's id. */
  static final String REFUND = "comptoir_refund";

  private StripeFacts() {}

  /**
   * @param session with {@code payment_intent} as an object, where it has one
   */
  static List<PaymentFact> session(JsonNode session) {
    return switch (session.path("status").asString("")) {
      case "expired" -> List.of(new PaymentFact.Expired());
      case "complete" ->
          session.path("payment_intent").isObject()
              ? intent(session.path("payment_intent"))
              : List.of(new PaymentFact.Pending());
      default -> List.of(new PaymentFact.Pending());
    };
  }

  static List<PaymentFact> intent(JsonNode intent) {
    var id = intent.path("id").asString("");
    var currency = intent.path("currency").asString("");
    return switch (intent.path("status").asString("")) {
      case "succeeded" -> {
        var facts = new ArrayList<PaymentFact>();
        facts.add(
            new PaymentFact.Captured(
                StripeAmounts.read(intent.path("amount_received").asLong(), currency), id));
        var charge = intent.path("latest_charge");
        if (charge.path("amount_refunded").asLong(0) > 0) {
          facts.add(refunded(charge));
        }
        yield List.copyOf(facts);
      }
      case "requires_capture" ->
          List.of(
              new PaymentFact.Authorised(
                  StripeAmounts.read(intent.path("amount_capturable").asLong(), currency), id));
      case "canceled" -> List.of(new PaymentFact.Cancelled());
      case "requires_payment_method" ->
          intent.path("last_payment_error").isObject()
              ? List.of(declined(intent))
              : List.of(new PaymentFact.Pending());
      default -> List.of(new PaymentFact.Pending());
    };
  }

  static PaymentFact declined(JsonNode intent) {
    var error = intent.path("last_payment_error");
    var decline = error.path("decline_code").asString("");
    var code = error.path("code").asString("");
    return new PaymentFact.Declined(
        switch (decline.isEmpty() ? code : decline) {
          case "expired_card" -> "card_expired";
          case "insufficient_funds" -> "insufficient_funds";
          case "authentication_required", "payment_intent_authentication_failure" ->
              "authentication_failed";
          default -> "card_declined";
        });
  }

  static PaymentFact refunded(JsonNode charge) {
    return new PaymentFact.Refunded(
        StripeAmounts.read(
            charge.path("amount_refunded").asLong(), charge.path("currency").asString("")));
  }

  static RefundAnswer refund(JsonNode refund) {
    var id = refund.path("id").asString("");
    return switch (refund.path("status").asString("")) {
      case "succeeded" -> new RefundAnswer.Done(id);
      case "failed", "canceled" ->
          new RefundAnswer.Refused(refund.path("failure_reason").asString("canceled"));
      default -> new RefundAnswer.Pending(id);
    };
  }

  static PaymentFact dispute(JsonNode dispute) {
    var stage =
        switch (dispute.path("status").asString("")) {
          case "won", "warning_closed", "prevented" -> Dispute.Stage.WON;
          case "lost" -> Dispute.Stage.LOST;
          default -> Dispute.Stage.OPEN;
        };
    return new PaymentFact.Disputed(new Dispute(stage, dispute.path("reason").asString("general")));
  }
}
