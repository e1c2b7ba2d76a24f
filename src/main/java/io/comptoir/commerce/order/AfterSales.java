package io.comptoir.commerce.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order after it was placed, besides its status and its returns.
 *
 * @param transfers money that moved or is to move for it
 * @param cancelReason a key; null while it is not cancelled, or nobody said
 * @param itemsChangedAt when its items were changed; null when they never were
 * @param awaited a change that is made once its difference is paid; null for none
 */
public record AfterSales(
    List<Shipment> shipments,
    List<Transfer> transfers,
    @Nullable String cancelReason,
    @Nullable Instant itemsChangedAt,
    @Nullable AwaitedChange awaited) {
  public static final AfterSales NONE = new AfterSales(List.of(), List.of(), null, null, null);

  public AfterSales {
    shipments = shipments == null ? List.of() : List.copyOf(shipments);
    transfers = transfers == null ? List.of() : List.copyOf(transfers);
  }

  /**
   * The change of an order that costs more and is not paid yet. Until then the order is as it was.
   *
   * @param swaps what for what
   * @param reservation key under which the new pieces are held
   * @param payment that pays the difference
   * @param exchange the number of the goods that come back; null when the order was not sent yet
   * @param until when it is given up
   */
  public record AwaitedChange(
      List<OrderRequest.Swap> swaps,
      String reservation,
      java.util.UUID payment,
      @Nullable String exchange,
      String reason,
      Instant until) {
    public AwaitedChange {
      swaps = List.copyOf(swaps);
    }
  }

  AfterSales cancelled(String reason) {
    return new AfterSales(shipments, transfers, reason, itemsChangedAt, awaited);
  }

  AfterSales itemsChanged(Instant at) {
    return new AfterSales(shipments, transfers, cancelReason, at, awaited);
  }

  AfterSales moving(List<Transfer> more) {
    var all = new ArrayList<>(transfers);
    all.addAll(more);
    return new AfterSales(shipments, all, cancelReason, itemsChangedAt, awaited);
  }

  AfterSales shipped(List<Shipment> now) {
    return new AfterSales(now, transfers, cancelReason, itemsChangedAt, awaited);
  }

  AfterSales awaiting(@Nullable AwaitedChange change) {
    return new AfterSales(shipments, transfers, cancelReason, itemsChangedAt, change);
  }
}
