package io.comptoir.provider.sandbox;

import io.comptoir.base.Language;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /** No money came, so none goes back. */
  @Override
  public void refund(Payment payment) {}

  /** Where a payment is made. */
  public static String page(Payment payment) {
    return "/payments/sandbox/" + payment.shop() + "/pay/" + payment.id();
  }

  @Override
  public Optional<Notice> verify(Map<String, String> headers, byte[] body) {
    var header = headers.get(SandboxSignature.HEADER);
    if (header == null
        || body.length > MAX_BODY
        || !signature.holds(header, body, clock.instant())) {
      return Optional.empty();
    }
    try {
      var notice = JSON.readTree(body);
      return Optional.of(
          new Notice(
              notice.path("id").asString(),
              UUID.fromString(notice.path("payment").asString()),
              PaymentStatus.valueOf(notice.path("status").asString()),
              text(notice, "reason")));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String text(JsonNode node, String key) {
    var value = node.get(key);
    return value == null || value.isNull() ? null : value.asString();
  }
}
