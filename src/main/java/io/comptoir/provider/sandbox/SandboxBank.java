package io.comptoir.provider.sandbox;

import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The other side of the sandbox: answers what the payment page sends and writes the signed notice
 * that a real provider would post to {@code /payments/sandbox/{shop}}.
 */
public final class SandboxBank {
  private final SandboxSignature signature;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /**
   * @param ids of notices
   */
  public SandboxBank(byte[] secret, InstantSource clock, Supplier<UUID> ids) {
    this.signature = new SandboxSignature(secret);
    this.clock = clock;
    this.ids = ids;
  }

  /** What becomes of an attempt to pay. */
  public sealed interface Answer {
    /** Ask the customer to confirm, then send again with the confirmation. */
    record Confirm() implements Answer {}

    record Settled(PaymentStatus status, @Nullable String reason, SignedNotice notice)
        implements Answer {}

    /** Not a token of ours, or the payment is not open any more. */
    record Refused(String reason) implements Answer {}
  }

  /**
   * @param headers by lower-case name
   */
  public record SignedNotice(Map<String, String> headers, byte[] body) {
    public SignedNotice {
      headers = Map.copyOf(headers);
      body = body.clone();
    }

    @Override
    public byte[] body() {
      return body.clone();
    }
  }

  /** How the customer answered the extra question. */
  public enum Confirmation {
    NOT_ASKED,
    YES,
    NO
  }

  /**
   * @param token what the browser made of the card
   */
  public Answer pay(Payment payment, String token, Confirmation confirmation) {
    if (payment.status() == PaymentStatus.PAID) {
      return new Answer.Refused("already_paid");
    }
    switch (payment.status()) {
      case PENDING, DECLINED, PAID -> {}
      case CANCELLED, EXPIRED, AUTHORISED, REFUNDING, REFUNDED -> {
        return new Answer.Refused("too_late");
      }
    }
    var card = TestCard.of(token);
    if (card.isEmpty()) {
      return new Answer.Refused("not_a_test_card");
    }
    return switch (card.get()) {
      case ACCEPTED -> settled(payment, PaymentStatus.PAID, null);
      case DECLINED -> settled(payment, PaymentStatus.DECLINED, "card_declined");
      case INSUFFICIENT_FUNDS -> settled(payment, PaymentStatus.DECLINED, "insufficient_funds");
      case EXPIRED -> settled(payment, PaymentStatus.DECLINED, "card_expired");
      case AUTHENTICATION ->
          switch (confirmation) {
            case NOT_ASKED -> new Answer.Confirm();
            case YES -> settled(payment, PaymentStatus.PAID, null);
            case NO -> settled(payment, PaymentStatus.DECLINED, "authentication_failed");
          };
    };
  }

  private Answer settled(Payment payment, PaymentStatus status, @Nullable String reason) {
    var notice = SandboxProvider.JSON.createObjectNode();
    notice.put("id", "ntc_" + ids.get());
    notice.put("payment", payment.id().toString());
    notice.put("status", status.name());
    notice.put("amount", payment.amount().minor());
    notice.put("currency", payment.amount().currency().getCurrencyCode());
    if (reason != null) {
      notice.put("reason", reason);
    }
    var body = SandboxProvider.JSON.writeValueAsBytes(notice);
    var headers = Map.of(SandboxSignature.HEADER, signature.sign(body, clock.instant()));
    return new Answer.Settled(status, reason, new SignedNotice(headers, body));
  }
}
