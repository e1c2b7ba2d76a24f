package io.comptoir.provider.sandbox;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as shops see it: payments begin on its page, its notices are signed. */
public final class SandboxProvider implements PaymentProvider {
  public static final String NAME = "sandbox";

  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MAX_BODY = 4_096;

  private final SandboxSignature signature;
  private final InstantSource clock;

  /**
   * @param secret of at least 16 bytes, shared with {@link SandboxBank}
   */
  public SandboxProvider(byte[] secret, InstantSource clock) {
    this.signature = new SandboxSignature(secret);
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Payment begin(Payment payment, Order order, Language language) {
    return payment.begun("sandbox_" + payment.id(), page(payment));
  }

  /** The bank keeps no books: what happened was told in its notices. */
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
    return new PaymentFact.Captured(amount, "sandbox_" + payment.id());
  }

  /** Its page takes no money for a payment that ended. */
  @Override
  public PaymentFact cancel(Payment payment) {
    return new PaymentFact.Cancelled();
  }

  /** No money came, so none goes back. */
  @Override
  public RefundAnswer refund(Payment payment, Refund refund) {
    return new RefundAnswer.Done("sandbox_" + refund.id());
  }

  /** Where a payment is made. */
  public static String page(Payment payment) {
    return "/payments/sandbox/" + payment.shop() + "/pay/" + payment.id();
  }

  @Override
  public Receipt verify(Incoming incoming) {
    var header = incoming.headers().get(SandboxSignature.HEADER);
    var body = incoming.body();
    if (header == null
        || body.length > MAX_BODY
        || !signature.holds(header, body, clock.instant())) {
      return new Receipt.Forged("signature");
    }
    try {
      var notice = JSON.readTree(body);
      return new Receipt.Told(
          new Notice(
              notice.path("id").asString(),
              UUID.fromString(notice.path("payment").asString()),
              fact(notice)));
    } catch (JacksonException | IllegalArgumentException e) {
      return new Receipt.Forged("form");
    }
  }

  private static PaymentFact fact(JsonNode notice) {
    return switch (notice.path("status").asString()) {
      case "PAID" ->
          new PaymentFact.Captured(
              Money.of(notice.path("amount").asLong(), notice.path("currency").asString()),
              "sandbox_" + notice.path("payment").asString());
      case "DECLINED" -> new PaymentFact.Declined(notice.path("reason").asString());
      default -> throw new IllegalArgumentException("the sandbox says no such thing");
    };
  }
}
