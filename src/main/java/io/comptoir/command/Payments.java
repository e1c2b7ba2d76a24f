package io.comptoir.command;

import io.comptoir.action.PaymentNotices;
import io.comptoir.action.PaymentNotices.Outcome;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.PaymentProvider.Notice;
import io.comptoir.message.Message;
import io.comptoir.provider.sandbox.SandboxProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments where there is no page to pay on: begun like others, settled by whoever rehearses. */
final class Payments {
  private Payments() {}

  static PaymentProvider sandbox(ShopClock clock) {
    return new SandboxProvider(
        "no money moves in a rehearsal".getBytes(StandardCharsets.UTF_8), clock);
  }

  /**
   * What the provider says of the payment that waits.
   *
   * @param how {@code ok}, {@code declined}, {@code expired_card}, {@code no_funds}, {@code
   *     not_authenticated}, or {@code late}: paid after its time was up
   * @return what the bot says then; empty when nothing waits or the word is unknown
   */
  static Optional<List<Message>> settle(Rehearsal rehearsal, String how) {
    var late = how != null && how.strip().equals("late");
    var payment = late ? rehearsal.expiredPayment() : rehearsal.openPayment();
    var reason = reason(how);
    if (payment.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    var last = rehearsal.now().lastSeq();
    var paid = reason.get().isEmpty();
    var notice =
        new Notice(
            "rehearsed-" + payment.get().id() + "-" + how,
            payment.get().id(),
            paid
                ? new PaymentFact.Captured(
                    payment.get().amount(), "rehearsed-" + payment.get().id())
                : new PaymentFact.Declined(reason.get()));
    var outcome =
        new PaymentNotices(
                rehearsal.stores().payments(),
                rehearsal.stores().orders(),
                rehearsal.stores().stock(),
                rehearsal::hear,
                rehearsal.clock())
            .take(payment.get().provider(), notice);
    if (outcome == Outcome.UNKNOWN_PAYMENT) {
      return Optional.empty();
    }
    rehearsal.runUntilIdle();
    return Optional.of(rehearsal.answers(last));
  }

  private static Optional<String> reason(@Nullable String how) {
    return switch (how == null ? "" : how.strip().toLowerCase(Locale.ROOT)) {
      case "ok", "paid", "late" -> Optional.of("");
      case "declined" -> Optional.of("card_declined");
      case "expired_card" -> Optional.of("card_expired");
      case "no_funds" -> Optional.of("insufficient_funds");
      case "not_authenticated" -> Optional.of("authentication_failed");
      default -> Optional.empty();
    };
  }
}
