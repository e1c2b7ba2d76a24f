package io.comptoir.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.provider.sandbox.SandboxBank.Answer;
import io.comptoir.provider.sandbox.SandboxBank.Confirmation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SandboxTest {
  private static final byte[] SECRET = "a secret of the tests".getBytes();
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final SandboxProvider provider = new SandboxProvider(SECRET, InstantSource.fixed(NOW));
  private final SandboxBank bank =
      new SandboxBank(SECRET, InstantSource.fixed(NOW), () -> new UUID(7, 7));
  private final Payment payment =
      new Payment(
          new UUID(1, 1),
          new ShopId("test"),
          new OrderId(new UUID(2, 2)),
          "sandbox",
          Money.of(5900, "EUR"),
          PaymentStatus.PENDING,
          null,
          null,
          null,
          NOW,
          1);

  @Test
  void eachTestCardEndsAsItShould() {
    check("tok_accepted", PaymentStatus.PAID, null);
    check("tok_declined", PaymentStatus.DECLINED, "card_declined");
    check("tok_insufficient_funds", PaymentStatus.DECLINED, "insufficient_funds");
    check("tok_expired", PaymentStatus.DECLINED, "card_expired");
  }

  @Test
  void theCardThatNeedsItAsksForAConfirmation() {
    var token = TestCard.AUTHENTICATION.token();
    assertThat(bank.pay(payment, token, Confirmation.NOT_ASKED)).isInstanceOf(Answer.Confirm.class);
    assertThat(settled(token, Confirmation.YES).status()).isEqualTo(PaymentStatus.PAID);
    assertThat(settled(token, Confirmation.NO).reason()).isEqualTo("authentication_failed");
  }

  @Test
  void aCardNumberIsRefusedUnread() {
    assertThat(bank.pay(payment, "4242424242424242", Confirmation.NOT_ASKED))
        .isEqualTo(new Answer.Refused("not_a_test_card"));
    assertThat(
            bank.pay(
                payment.withStatus(PaymentStatus.PAID, null), "tok_accepted", Confirmation.YES))
        .isEqualTo(new Answer.Refused("already_paid"));
  }

  @Test
  void onlyItsOwnFreshNoticesAreBelieved() {
    var notice = settled("tok_accepted", Confirmation.NOT_ASKED).notice();
    assertThat(provider.verify(notice.headers(), notice.body())).isPresent();
    assertThat(provider.verify(Map.of(), notice.body())).isEmpty();
    assertThat(provider.verify(Map.of(SandboxSignature.HEADER, "t=1,v1=00"), notice.body()))
        .isEmpty();
    var changed = notice.body();
    changed[20] ^= 1;
    assertThat(provider.verify(notice.headers(), changed)).isEmpty();
    var other = new SandboxProvider("another secret of 16".getBytes(), InstantSource.fixed(NOW));
    assertThat(other.verify(notice.headers(), notice.body())).isEmpty();
    assertThat(at(NOW.plusSeconds(300)).verify(notice.headers(), notice.body())).isPresent();
    assertThat(at(NOW.plusSeconds(301)).verify(notice.headers(), notice.body())).isEmpty();
    assertThat(at(NOW.minusSeconds(301)).verify(notice.headers(), notice.body())).isEmpty();
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new SandboxProvider("short".getBytes(), InstantSource.fixed(NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SandboxProvider at(Instant now) {
    return new SandboxProvider(SECRET, InstantSource.fixed(now));
  }

  private Answer.Settled settled(String token, Confirmation confirmation) {
    return (Answer.Settled) bank.pay(payment, token, confirmation);
  }

  private void check(String token, PaymentStatus status, String reason) {
    var settled = settled(token, Confirmation.NOT_ASKED);
    assertThat(settled.status()).isEqualTo(status);
    assertThat(settled.reason()).isEqualTo(reason);
    var notice = provider.verify(settled.notice().headers(), settled.notice().body()).orElseThrow();
    assertThat(notice.payment()).isEqualTo(payment.id());
    assertThat(notice.status()).isEqualTo(status);
    assertThat(notice.reason()).isEqualTo(reason);
  }
}
