package io.comptoir.commerce.payment;

import io.comptoir.base.Language;
import io.comptoir.commerce.order.Order;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company that takes payments. Implementations talk to the outside and live in {@code provider}.
 */
public interface PaymentProvider {
  /** {@code sandbox}, {@code stripe} … */
  String name();

  /**
   * Asks for the order to be paid. Called again with the same payment it gives the same answer.
   *
   * @return the payment with the provider's reference and the page where it is paid
   */
  Payment begin(Payment payment, Order order, Language language);

  /**
   * Checks and reads a notice that the provider sent to us.
   *
   * @param headers by lower-case name
   * @return empty when its signature, age or form is not right
   */
  Optional<Notice> verify(Map<String, String> headers, byte[] body);

  /**
   * Gives a payment back in full. Called again with the same payment it gives back nothing more.
   *
   * @throws RuntimeException when the provider does not do so now; it is asked again later
   */
  void refund(Payment payment);

  /**
   * What a provider says about a payment.
   *
   * @param id the provider's own id of this notice; the same notice may come many times
   */
  record Notice(String id, UUID payment, PaymentStatus status, @Nullable String reason) {}
}
