package io.comptoir.commerce.payment;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A company that takes payments. Implementations talk to the outside and live in {@code provider}.
 * Whatever is asked may be asked again, after a crash or without an answer: it is done once, by the
 * payment's id or the refund's. What the provider cannot do now is a {@link ProviderFailure}.
 */
public interface PaymentProvider {
  /** {@code sandbox}, {@code stripe} … */
  String name();

  /** When it takes the money of new payments. */
  default CaptureMode captures() {
    return CaptureMode.AT_ONCE;
  }

  /**
   * Asks for the order to be paid.
   *
   * @return the payment with the provider's reference and the page where it is paid
   */
  Payment begin(Payment payment, Order order, Language language);

  /** Checks and reads what came to us in the provider's name. */
  Receipt verify(Incoming incoming);

  /**
   * How the payment stands at the provider's, in the order in which it came to be so. Empty when
   * the provider knows nothing of it.
   */
  List<PaymentFact> status(Payment payment);

  /**
   * Fetches what the customer {@link PaymentFact.Approved approved}: takes it or sets it aside, as
   * the payment says. A provider that never says so is asked for the status.
   */
  List<PaymentFact> collect(Payment payment);

  /**
   * Takes money that was set aside.
   *
   * @param amount at most what was set aside; the rest is freed
   * @return {@link PaymentFact.Captured}, or why it cannot be taken any more
   */
  PaymentFact capture(Payment payment, Money amount);

  /**
   * Sees to it that a payment is not made any more, or frees what was set aside.
   *
   * @return {@link PaymentFact.Cancelled}, or how it stands when it is too late
   */
  PaymentFact cancel(Payment payment);

  /** Gives money back; once {@link Refund#reference} is known, asks how it fares. */
  RefundAnswer refund(Payment payment, Refund refund);

  /**
   * A request that came to us.
   *
   * @param headers by lower-case name
   */
  record Incoming(Map<String, String> headers, byte[] body) {
    public Incoming {
      headers = Map.copyOf(headers);
      body = body.clone();
    }

    @Override
    public byte[] body() {
      return body.clone();
    }
  }

  /** What to think of a request that came in the provider's name. */
  sealed interface Receipt {
    record Told(Notice notice) implements Receipt {}

    /** Genuine, and about nothing of ours. */
    record Irrelevant() implements Receipt {}

    /**
     * Not the provider's: its signature, age or form is not right.
     *
     * @param why for operators: {@code signature}, {@code age}, {@code form}
     */
    record Forged(String why) implements Receipt {}

    /** It cannot be told now whether it is genuine; the provider sends it again. */
    record Unverifiable() implements Receipt {}
  }

  /**
   * What a provider says about a payment.
   *
   * @param id the provider's own id of this notice; the same notice may come many times
   */
  record Notice(String id, Subject subject, PaymentFact fact) {
    public Notice(String id, UUID payment, PaymentFact fact) {
      this(id, new Subject.Ours(payment), fact);
    }
  }

  /** Which payment a notice is about. */
  sealed interface Subject {
    record Ours(UUID payment) implements Subject {}

    /**
     * @param reference the provider's id of the attempt or of the money
     */
    record Theirs(String reference) implements Subject {}
  }
}
