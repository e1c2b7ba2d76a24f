package io.comptoir.provider.stripe;

import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Incoming;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentProvider.Receipt;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
import io.comptoir.provider.Answered;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks and reads Stripe's events. */
final class StripeNotices {
  private static final int MAX_BODY = 256 * 1024;

  private final StripeSignature signature;
  private final boolean live;

  /**
   * @param live whether events of real money are expected
   */
  StripeNotices(StripeSignature signature, boolean live) {
    this.signature = signature;
    this.live = live;
  }

  Receipt read(Incoming incoming, Instant now) {
    var body = incoming.body();
    if (body.length > MAX_BODY) {
      return new Receipt.Forged("size");
    }
    var problem = signature.problem(incoming.headers().get(StripeSignature.HEADER), body, now);
    if (problem != null) {
      return new Receipt.Forged(problem);
    }
    var event = Answered.json(body).orElse(null);
    if (event == null || event.path("id").asString("").isEmpty()) {
      return new Receipt.Forged("form");
    }
    if (event.path("livemode").asBoolean(false) != live) {
      return new Receipt.Forged("mode");
    }
    try {
      return told(event);
    } catch (IllegalArgumentException e) {
      return new Receipt.Forged("form"); // a currency that does not exist
    }
  }

  private static Receipt told(JsonNode event) {
    var object = event.path("data").path("object");
    var fact = fact(event.path("type").asString(""), object);
    if (fact == null) {
      return new Receipt.Irrelevant();
    }
    return subject(object)
        .<Receipt>map(
            subject -> new Receipt.Told(new Notice(event.path("id").asString(), subject, fact)))
        .orElseGet(Receipt.Irrelevant::new);
  }

  private static @Nullable PaymentFact fact(String type, JsonNode object) {
    return switch (type) {
      case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
          object.path("payment_status").asString("").equals("paid")
              ? new PaymentFact.Captured(
                  StripeAmounts.read(
                      object.path("amount_total").asLong(), object.path("currency").asString("")),
                  object.path("payment_intent").asString(""))
              : null;
      case "checkout.session.async_payment_failed" -> new PaymentFact.Declined("card_declined");
      case "checkout.session.expired" -> new PaymentFact.Expired();
      case "payment_intent.succeeded",
          "payment_intent.amount_capturable_updated",
          "payment_intent.canceled" ->
          StripeFacts.intent(object).getFirst();
      case "payment_intent.payment_failed" -> StripeFacts.declined(object);
      case "charge.refunded" -> StripeFacts.refunded(object);
      case "refund.updated", "refund.failed" ->
          new PaymentFact.RefundMoved(object.path("id").asString(""), StripeFacts.refund(object));
      case "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed" ->
          StripeFacts.dispute(object);
      default -> null;
    };
  }

  /** By our own id where Stripe carries it, else by the intent of which the object is. */
  private static Optional<Subject> subject(JsonNode object) {
    var ours = object.path("metadata").path(StripeFacts.PAYMENT).asString("");
    if (!ours.isEmpty()) {
      try {
        return Optional.of(new Subject.Ours(UUID.fromString(ours)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    var dispute = object.path("object").asString("").equals("dispute");
    var intent = object.path("payment_intent").asString("");
    return dispute && !intent.isEmpty()
        ? Optional.of(new Subject.Theirs(intent))
        : Optional.empty();
  }
}
