package io.comptoir.provider.wechatpay;

import io.comptoir.base.Money;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.RefundAnswer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads WeChat Pay's transactions and refunds. Pure. */
final class WeChatPayFacts {
  private WeChatPayFacts() {}

  /** An id of ours as WeChat Pay takes it: 32 characters. */
  static String written(UUID id) {
    return id.toString().replace("-", "");
  }

  /** Empty when it is none of ours. */
  static Optional<UUID> read(String written) {
    return written.matches("[0-9a-f]{32}")
        ? Optional.of(
            new UUID(
                Long.parseUnsignedLong(written.substring(0, 16), 16),
                Long.parseUnsignedLong(written.substring(16), 16)))
        : Optional.empty();
  }

  /** A transaction that was given back stays the money that came; refunds are told apart. */
  static List<PaymentFact> transaction(JsonNode transaction) {
    return List.of(
        switch (transaction.path("trade_state").asString("")) {
          case "SUCCESS", "REFUND" ->
              new PaymentFact.Captured(
                  Money.of(
                      transaction.path("amount").path("total").asLong(),
                      transaction.path("amount").path("currency").asString("CNY")),
                  transaction.path("transaction_id").asString(""));
          case "CLOSED", "REVOKED" -> new PaymentFact.Cancelled();
          case "PAYERROR" -> new PaymentFact.Declined("card_declined");
          default -> new PaymentFact.Pending();
        });
  }

  static RefundAnswer refund(JsonNode refund) {
    var id = refund.path("refund_id").asString("");
    return switch (refund.path("status").asString(refund.path("refund_status").asString(""))) {
      case "SUCCESS" -> new RefundAnswer.Done(id);
      case "CLOSED", "ABNORMAL" ->
          new RefundAnswer.Refused(
              refund.path("status").asString(refund.path("refund_status").asString("")));
      default -> new RefundAnswer.Pending(id);
    };
  }
}
