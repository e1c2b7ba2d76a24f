package io.comptoir.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Incoming;
import io.comptoir.commerce.payment.PaymentProvider.Receipt;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
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
      Payment.pending(
              new UUID(1, 1),
              new ShopId("test"),
              new OrderId(new UUID(2, 2)),
              "sandbox",
              Money.of(5900, "EUR"),
              CaptureMode.AT_ONCE,
              NOW)
          .withVersion(1);

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
    assertThat(believed(provider, notice.headers(), notice.body())).isTrue();
    assertThat(believed(provider, Map.of(), notice.body())).isFalse();
    assertThat(believed(provider, Map.of(SandboxSignature.HEADER, "t=1,v1=00"), notice.body()))
        .isFalse();
    var changed = notice.body();
    changed[20] ^= 1;
    assertThat(believed(provider, notice.headers(), changed)).isFalse();
    var other = new SandboxProvider("another secret of 16".getBytes(), InstantSource.fixed(NOW));
    assertThat(believed(other, notice.headers(), notice.body())).isFalse();
    assertThat(believed(at(NOW.plusSeconds(300)), notice.headers(), notice.body())).isTrue();
    assertThat(believed(at(NOW.plusSeconds(301)), notice.headers(), notice.body())).isFalse();
    assertThat(believed(at(NOW.minusSeconds(301)), notice.headers(), notice.body())).isFalse();
  }

  @Test
  void aShortSecretIsRefused() {
    assertThatThrownBy(() -> new SandboxProvider("short".getBytes(), InstantSource.fixed(NOW)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean believed(SandboxProvider by, Map<String, String> headers, byte[] body) {
    return by.verify(new Incoming(headers, body)) instanceof Receipt.Told;
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
    var receipt =
        provider.verify(new Incoming(settled.notice().headers(), settled.notice().body()));
    var notice = ((Receipt.Told) receipt).notice();
    assertThat(notice.subject()).isEqualTo(new Subject.Ours(payment.id()));
    assertThat(notice.fact())
        .isEqualTo(
            reason == null
                ? new PaymentFact.Captured(payment.amount(), "sandbox_" + payment.id())
                : new PaymentFact.Declined(reason));
  }
}
