package io.comptoir.commerce.payment;

import io.comptoir.base.Money;
import java.util.Currency;

/**
 * What was taken for a payment and what of it goes back. Money that is only set aside may be
 * promised back before it is taken, so that {@code promised} may be more than {@code captured}.
 *
 * @param captured taken by the provider, at least what was given back
 * @param promised to be given back, with what was given back
 * @param refunded given back
 */
public record Balance(Money captured, Money promised, Money refunded) {
  public Balance {
    if (refunded.minor() < 0
        || promised.compareTo(refunded) < 0
        || captured.compareTo(refunded) < 0) {
      throw new IllegalArgumentException(
          "0 ≤ refunded ≤ promised, captured: "
              + refunded.minor()
              + ", "
              + promised.minor()
              + ", "
              + captured.minor());
    }
  }

  public static Balance none(Currency currency) {
    var nothing = Money.zero(currency);
    return new Balance(nothing, nothing, nothing);
  }

  /** As much taken in all; never less than what went back. */
  public Balance captured(Money inAll) {
    if (!inAll.currency().equals(captured.currency())) {
      return new Balance(inAll, Money.zero(inAll.currency()), Money.zero(inAll.currency()));
    }
    return new Balance(larger(inAll, refunded), promised, refunded);
  }

  /** What was taken and not promised back; 0 or more. */
  public Money left() {
    return larger(captured.minus(promised), Money.zero(captured.currency()));
  }

  public Balance promise(Money amount) {
    return new Balance(captured, promised.plus(amount), refunded);
  }

  /** A promise that the provider does not keep. */
  public Balance unpromise(Money amount) {
    return new Balance(captured, larger(promised.minus(amount), refunded), refunded);
  }

  /** What went back came back to us. */
  public Balance returned(Money amount) {
    var back = larger(refunded.minus(amount), Money.zero(refunded.currency()));
    return new Balance(captured, larger(promised.minus(amount), back), back);
  }

  /** So much went back in all, promised by us or not. */
  public Balance refunded(Money inAll) {
    var back = larger(refunded, inAll);
    var owed = larger(promised, back);
    return new Balance(larger(captured, back), owed, back);
  }

  /** Whether all that was taken went back. */
  public boolean isEmpty() {
    return captured.equals(refunded);
  }

  private static Money larger(Money one, Money other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
