package io.comptoir.provider.paypal;

import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Incoming;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentProvider.Receipt;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.provider.Answered;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks and reads PayPal's webhook events. Whether one is genuine PayPal says itself:
 * developer.paypal.com, Webhooks v1, "Verify webhook signature".
 */
final class PayPalNotices {
  private static final int MAX_BODY = 256 * 1024;

  /** Header → the field of the verification. */
  private static final Map<String, String> SIGNED =
      Map.of(
          "paypal-auth-algo", "auth_algo",
          "paypal-cert-url", "cert_url",
          "paypal-transmission-id", "transmission_id",
          "paypal-transmission-sig", "transmission_sig",
          "paypal-transmission-time", "transmission_time");

  private final PayPalApi api;
  private final String webhookId;

  PayPalNotices(PayPalApi api, String webhookId) {
    this.api = api;
    this.webhookId = webhookId;
  }

  Receipt read(Incoming incoming) {
    var body = incoming.body();
    if (body.length > MAX_BODY) {
      return new Receipt.Forged("size");
    }
    var signed = new LinkedHashMap<String, String>();
    for (var header : SIGNED.keySet().stream().sorted().toList()) {
      var value = incoming.headers().getOrDefault(header, "");
      if (value.isEmpty() || value.length() > 1_000) {
        return new Receipt.Forged("signature");
      }
      signed.put(SIGNED.getOrDefault(header, ""), value);
    }
    var event = Answered.json(body).orElse(null);
    if (event == null || event.path("id").asString("").isEmpty()) {
      return new Receipt.Forged("form");
    }
    if (!ofPayPal(signed.getOrDefault("cert_url", ""))) {
      return new Receipt.Forged("certificate");
    }
    var told = told(event);
    if (told instanceof Receipt.Irrelevant) {
      return told; // nothing is done for it, so it need not be checked
    }
    try {
      return genuine(signed, body) ? told : new Receipt.Forged("signature");
    } catch (ProviderFailure e) {
      return new Receipt.Unverifiable();
    }
  }

  /** The event goes as the very bytes that came: written anew, its signature would not be right. */
  private boolean genuine(Map<String, String> signed, byte[] event) {
    var question = Answered.JSON.createObjectNode();
    signed.forEach(question::put);
    question.put("webhook_id", webhookId);
    var fields = Answered.JSON.writeValueAsString(question);
    var json =
        fields.substring(0, fields.length() - 1)
            + ",\"webhook_event\":"
            + new String(event, StandardCharsets.UTF_8)
            + "}";
    var reply = api.ask("verify", "/v1/notifications/verify-webhook-signature", json);
    return reply.ok() && reply.json().path("verification_status").asString("").equals("SUCCESS");
  }

  private static boolean ofPayPal(String certificate) {
    try {
      var uri = URI.create(certificate);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && (uri.getHost().equals("paypal.com") || uri.getHost().endsWith(".paypal.com"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Receipt told(JsonNode event) {
    var resource = event.path("resource");
    try {
      var fact = fact(event.path("event_type").asString(""), resource);
      var subject = subject(resource);
      return fact.isEmpty() || subject.isEmpty()
          ? new Receipt.Irrelevant()
          : new Receipt.Told(new Notice(event.path("id").asString(), subject.get(), fact.get()));
    } catch (IllegalArgumentException e) {
      return new Receipt.Forged("form"); // no amount of any currency
    }
  }

  private static Optional<PaymentFact> fact(String type, JsonNode resource) {
    return switch (type) {
      case "CHECKOUT.ORDER.APPROVED" -> Optional.of(new PaymentFact.Approved());
      case "CHECKOUT.PAYMENT-APPROVAL.REVERSED" -> Optional.of(new PaymentFact.Cancelled());
      case "PAYMENT.AUTHORIZATION.CREATED", "PAYMENT.AUTHORIZATION.VOIDED" ->
          maybe(PayPalFacts.authorisation(resource));
      case "PAYMENT.CAPTURE.COMPLETED", "PAYMENT.CAPTURE.DECLINED", "PAYMENT.CAPTURE.DENIED" ->
          Optional.of(PayPalFacts.capture(resource));
      case "PAYMENT.CAPTURE.REFUNDED", "PAYMENT.CAPTURE.REVERSED" -> PayPalFacts.refunded(resource);
      case "CUSTOMER.DISPUTE.CREATED", "CUSTOMER.DISPUTE.UPDATED", "CUSTOMER.DISPUTE.RESOLVED" ->
          Optional.of(PayPalFacts.dispute(resource));
      default -> Optional.empty();
    };
  }

  private static Optional<PaymentFact> maybe(@Nullable PaymentFact fact) {
    return Optional.ofNullable(fact);
  }

  /** By our own id, which PayPal carries as {@code custom_id}, else by the capture disputed. */
  private static Optional<Subject> subject(JsonNode resource) {
    var ours =
        resource
            .path("custom_id")
            .asString(resource.path("purchase_units").path(0).path("custom_id").asString(""));
    if (!ours.isEmpty()) {
      try {
        return Optional.of(new Subject.Ours(UUID.fromString(ours)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    var capture =
        resource.path("disputed_transactions").path(0).path("seller_transaction_id").asString("");
    return capture.isEmpty() ? Optional.empty() : Optional.of(new Subject.Theirs(capture));
  }
}
