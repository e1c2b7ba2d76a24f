package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import io.comptoir.commerce.payment.Refund;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments in memory. */
public final class MemoryPaymentStore implements PaymentStore {
  private final Memory memory;

  public MemoryPaymentStore(Memory memory) {
    this.memory = memory;
  }

  @Override
  public Optional<Payment> find(UUID id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.payments.get(id));
    }
  }

  @Override
  public Optional<Payment> findByReference(String provider, String reference) {
    synchronized (memory) {
      return memory.payments.values().stream()
          .filter(p -> p.provider().equals(provider))
          .filter(p -> reference.equals(p.providerReference()) || reference.equals(p.charge()))
          .findFirst();
    }
  }

  @Override
  public List<Payment> ofOrder(OrderId order) {
    synchronized (memory) {
      return memory.payments.values().stream()
          .filter(p -> p.order().equals(order))
          .sorted(Comparator.comparing(Payment::createdAt).reversed())
          .toList();
    }
  }

  @Override
  public List<Payment> refunding(Set<ShopId> shops, int limit) {
    synchronized (memory) {
      return memory.payments.values().stream()
          .filter(p -> shops.contains(p.shop()) && p.status() == PaymentStatus.REFUNDING)
          .sorted(Comparator.comparing(Payment::createdAt))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<Payment> toLookAt(Set<ShopId> shops, Instant now, int limit) {
    synchronized (memory) {
      return memory.payments.values().stream()
          .filter(p -> shops.contains(p.shop()) && isDue(p.lookAt(), now))
          .sorted(Comparator.comparing(p -> Objects.requireNonNull(p.lookAt())))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Refund> refund(UUID id) {
    synchronized (memory) {
      return Optional.ofNullable(memory.refunds.get(id));
    }
  }

  @Override
  public Optional<Refund> refundByReference(UUID payment, String reference) {
    synchronized (memory) {
      return memory.refunds.values().stream()
          .filter(r -> r.payment().equals(payment) && reference.equals(r.reference()))
          .findFirst();
    }
  }

  @Override
  public List<Refund> refundsOf(UUID payment) {
    synchronized (memory) {
      return memory.refunds.values().stream()
          .filter(r -> r.payment().equals(payment))
          .sorted(Comparator.comparing(Refund::askedAt))
          .toList();
    }
  }

  @Override
  public List<Refund> refundsToLookAt(Set<ShopId> shops, Instant now, int limit) {
    synchronized (memory) {
      return memory.refunds.values().stream()
          .filter(r -> shops.contains(r.shop()) && isDue(r.lookAt(), now))
          .sorted(Comparator.comparing(r -> Objects.requireNonNull(r.lookAt())))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public boolean save(Payment payment, Refund refund) {
    synchronized (memory) {
      var kept = memory.refunds.get(refund.id());
      if ((kept == null ? 0 : kept.version()) != refund.version() || !save(payment)) {
        return false;
      }
      memory.refunds.put(refund.id(), refund.withVersion(refund.version() + 1));
      return true;
    }
  }

  private static boolean isDue(@Nullable Instant at, Instant now) {
    return at != null && !at.isAfter(now);
  }

  @Override
  public boolean save(Payment p) {
    synchronized (memory) {
      var kept = memory.payments.get(p.id());
      if ((kept == null ? 0 : kept.version()) != p.version()) {
        return false;
      }
      memory.payments.put(p.id(), p.withVersion(p.version() + 1));
      return true;
    }
  }

  @Override
  public boolean firstTime(String provider, String noticeId) {
    synchronized (memory) {
      return memory.notices.add(provider + "\n" + noticeId);
    }
  }
}
