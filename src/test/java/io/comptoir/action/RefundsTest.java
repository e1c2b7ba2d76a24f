package io.comptoir.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.action.Refunds.Promise;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.commerce.payment.Dispute;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.engine.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that goes back in parts, and what a provider says of it. */
@NullUnmarked
class RefundsTest {
  private final SettableClock clock = new SettableClock(TestShop.NOW);
  private final TestShop shop = new TestShop();
  private final Set<String> heard = new LinkedHashSet<>();
  private final List<RefundAnswer> answers = new ArrayList<>();
  private final Refunds refunds = new Refunds(shop.payments, shop.orders, this::hear);
  private final PaymentNotices notices =
      new PaymentNotices(shop.payments, shop.orders, shop.stock, this::hear, clock);
  private Payment payment;

  @BeforeEach
  void pay() {
    shop.done("cart.add", "product", "fig");
    shop.call("checkout.place", TestShop.order("home", Map.of()), "k");
    payment = now();
    take(new PaymentFact.Captured(payment.amount(), "money"));
    heard.clear();
  }

  @Test
  void partsGoBackUntilNothingIsLeft() {
    var part = new Money(1000, payment.amount().currency());
    var rest = payment.amount().minus(part);
    assertThat(ask(part, "one")).isInstanceOf(Promise.Kept.class);
    assertThat(ask(payment.amount(), "all")).isEqualTo(new Promise.TooMuch(rest));
    meet();
    assertThat(now().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(now().balance().refunded()).isEqualTo(part);
    assertThat(heard).containsExactly("payment.refunded " + part.minor());

    ask(rest, "two");
    meet();
    assertThat(now().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(now().balance().isEmpty()).isTrue();
    assertThat(ask(part, "three")).isEqualTo(new Promise.TooMuch(Money.zero(part.currency())));
  }

  @Test
  void theSameKeyGivesBackOnce() {
    var part = new Money(1000, payment.amount().currency());
    ask(part, "one");
    ask(part, "one");
    meet();
    ask(part, "one");
    meet();
    assertThat(now().balance().refunded()).isEqualTo(part);
    assertThat(shop.payments.refundsOf(payment.id())).hasSize(1);
  }

  @Test
  void theProvidersOwnWordOfARefundOfOursCountsOnce() {
    var part = new Money(1000, payment.amount().currency());
    ask(part, "one");
    take(new PaymentFact.Refunded(part)); // before our own answer
    meet();
    take(new PaymentFact.Refunded(part)); // and again
    assertThat(now().balance().refunded()).isEqualTo(part);
    assertThat(now().balance().promised()).isEqualTo(part);
    assertThat(heard).containsExactly("payment.refunded " + part.minor());
  }

  @Test
  void whatTheShopGivesBackAtTheProvidersIsNotPromisedAgain() {
    var part = new Money(1000, payment.amount().currency());
    take(new PaymentFact.Refunded(part));
    assertThat(ask(payment.amount(), "all"))
        .isEqualTo(new Promise.TooMuch(payment.amount().minus(part)));
    take(new PaymentFact.Refunded(payment.amount()));
    assertThat(now().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(heard).hasSize(1);
  }

  @Test
  void aRefundThatIsOnItsWayIsAskedAboutUntilItEnds() {
    var part = new Money(1000, payment.amount().currency());
    answers.add(new RefundAnswer.Pending("re_1"));
    ask(part, "one");
    meet();
    assertThat(refund().status()).isEqualTo(Refund.Status.SENT);
    assertThat(now().balance().refunded().isZero()).isTrue();
    clock.advance(Duration.ofHours(2));
    meet();
    assertThat(refund().status()).isEqualTo(Refund.Status.DONE);
    assertThat(now().balance().refunded()).isEqualTo(part);
  }

  @Test
  void aRefundThatIsRefusedIsToldToAPersonAndMayBePromisedAnew() {
    answers.add(new RefundAnswer.Refused("account_closed"));
    ask(payment.amount(), "one");
    meet();
    assertThat(refund().status()).isEqualTo(Refund.Status.REFUSED);
    assertThat(heard).containsExactly("payment.refund_refused " + payment.amount().minor());
    assertThat(ask(payment.amount(), "two")).isInstanceOf(Promise.Kept.class);
  }

  @Test
  void aRefundThatComesBackLaterCountsAsNotGivenBack() {
    answers.add(new RefundAnswer.Done("re_1"));
    ask(payment.amount(), "one");
    meet();
    assertThat(now().status()).isEqualTo(PaymentStatus.REFUNDED);
    take(new PaymentFact.RefundMoved("re_1", new RefundAnswer.Refused("expired_card")));
    take(new PaymentFact.RefundMoved("re_1", new RefundAnswer.Refused("expired_card")));
    assertThat(now().status()).isEqualTo(PaymentStatus.PAID);
    assertThat(now().balance().refunded().isZero()).isTrue();
    assertThat(now().balance().left()).isEqualTo(payment.amount());
  }

  @Test
  void nothingGoesBackOfWhatWasNotPaid() {
    shop.done("cart.add", "product", "fig");
    shop.call("checkout.place", TestShop.order("home", Map.of()), "another");
    var unpaid = shop.attempts().getLast();
    assertThat(refunds.refund(unpaid.id(), unpaid.amount(), "k", "return", clock.instant()))
        .isEqualTo(new Promise.NotPaid());
  }

  @Test
  void aDisputeIsToldOnceForEachStage() {
    var open = new PaymentFact.Disputed(new Dispute(Dispute.Stage.OPEN, "fraudulent"));
    var lost = new PaymentFact.Disputed(new Dispute(Dispute.Stage.LOST, "fraudulent"));
    take(open);
    take(open);
    take(lost);
    take(open); // late
    assertThat(now().dispute()).isEqualTo(lost.dispute());
    assertThat(heard).hasSize(1).allMatch(news -> news.startsWith("payment.disputed"));
  }

  @Test
  void moneyOfAnotherAmountGoesBackAndTheOrderWaits() {
    shop.done("cart.add", "product", "fig");
    shop.call("checkout.place", TestShop.order("home", Map.of()), "another");
    payment = shop.attempts().getLast();
    var less = new Money(payment.amount().minor() - 1, payment.amount().currency());
    take(new PaymentFact.Captured(less, "money-2"));
    assertThat(now().status()).isEqualTo(PaymentStatus.REFUNDING);
    assertThat(now().reason()).isEqualTo("wrong_amount");
    meet();
    assertThat(now().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(now().balance().refunded()).isEqualTo(less);
    assertThat(shop.orders.find(payment.order()).orElseThrow().paidBy()).isNull();
  }

  @Test
  void moneyOfAnotherCurrencyGoesBackInIt() {
    shop.done("cart.add", "product", "fig");
    shop.call("checkout.place", TestShop.order("home", Map.of()), "another");
    payment = shop.attempts().getLast();
    var dollars = Money.of(payment.amount().minor(), "USD");
    take(new PaymentFact.Captured(dollars, "money-2"));
    meet();
    assertThat(now().balance().refunded()).isEqualTo(dollars);
  }

  private Promise ask(Money amount, String key) {
    return refunds.refund(payment.id(), amount, key, "return", clock.instant());
  }

  private void take(PaymentFact fact) {
    notices.take("fake", new Notice("n-" + heard.size() + fact.word(), payment.id(), fact));
  }

  private void meet() {
    for (var i = 0; i < 3; i++) {
      new PaymentDeadlines(
              () -> Set.of(TestShop.SHOP),
              shop.payments,
              shop.orders,
              shop.stock,
              (name, of) -> Optional.of(new Answering()),
              this::hear,
              clock)
          .meet();
    }
  }

  private Payment now() {
    return payment == null
        ? shop.attempts().getFirst()
        : shop.payments.find(payment.id()).orElseThrow();
  }

  private Refund refund() {
    return shop.payments.refundsOf(now().id()).getFirst();
  }

  private void hear(
      io.comptoir.conversation.ConversationId conversation,
      String key,
      String name,
      Map<String, Value> data) {
    heard.add(name + " " + ((Value.Amount) data.get("total")).money().minor());
  }

  /** Says of refunds what the test wants, then that they are done. */
  private final class Answering extends TestShop.Provider {
    @Override
    public RefundAnswer refund(Payment of, Refund refund) {
      return answers.isEmpty()
          ? new RefundAnswer.Done(refund.reference() == null ? "re" : refund.reference())
          : answers.removeFirst();
    }
  }
}
