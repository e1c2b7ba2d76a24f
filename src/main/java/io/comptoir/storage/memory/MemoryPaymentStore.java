package io.comptoir.storage.memory;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentStatus;
import io.comptoir.commerce.payment.PaymentStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
