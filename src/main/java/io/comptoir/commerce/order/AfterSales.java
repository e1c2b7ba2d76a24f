package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order.Amount;
import io.comptoir.commerce.order.Order.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an order after it was placed, besides its status and its returns.
 *
 * @param transfers money that moved or is to move for it; only added to
 * @param carried how many of the transfers are seen to
 * @param cancelReason a key; null while it is not cancelled, or nobody said
 * @param itemsChangedAt when its items were changed; null when they never were
 * @param awaited a change that is made once its difference is paid; null for none
 * @param confirmed what was said yes to and done, the last ones, so that it is not done again
 */
public record AfterSales(
    List<Shipment> shipments,
    List<Transfer> transfers,
    int carried,
    @Nullable String cancelReason,
    @Nullable Instant itemsChangedAt,
    @Nullable AwaitedChange awaited,
    List<Confirmation> confirmed) {
  public static final AfterSales NONE =
      new AfterSales(List.of(), List.of(), 0, null, null, null, List.of());

  private static final int MAX_SHIPMENTS = 50;
  private static final int REMEMBERED = 20;

  public AfterSales {
    shipments = List.copyOf(shipments);
    transfers = List.copyOf(transfers);
    confirmed = List.copyOf(confirmed);
    if (shipments.size() > MAX_SHIPMENTS) {
      throw new IllegalArgumentException("an order has at most " + MAX_SHIPMENTS + " parcels");
    }
  }

  /**
   * The change of an order that costs more and is not paid yet. Until then the order is as it was.
   *
   * @param lines what it then holds
   * @param returns what then comes back for the new goods; empty when it was not sent yet
   * @param reservation key under which the new pieces are held
   * @param payment that pays the difference
   * @param until when it is given up
   */
  public record AwaitedChange(
      List<OrderLine> lines,
      List<Amount> amounts,
      Money total,
      List<Return> returns,
      Money difference,
      String reservation,
      UUID payment,
      Instant until) {
    public AwaitedChange {
      lines = List.copyOf(lines);
      amounts = List.copyOf(amounts);
      returns = List.copyOf(returns);
    }

    /** The transfer's id of the payment that pays it. */
    public String method() {
      return PaymentMethod.Payment.idOf(payment);
    }
  }

  /** Whether money is to be given back that nobody has seen to. */
  public boolean owesMoney() {
    return transfers.stream().skip(carried).anyMatch(AfterSales::goesBack);
  }

  static boolean goesBack(Transfer move) {
    return move.due() == Transfer.Due.NOW && move.kind() == Transfer.Kind.REFUND;
  }

  /** With all that moved so far seen to. */
  public AfterSales carried(int count) {
    return new AfterSales(
        shipments, transfers, count, cancelReason, itemsChangedAt, awaited, confirmed);
  }

  public AfterSales cancelled(String reason) {
    return new AfterSales(
        shipments, transfers, carried, reason, itemsChangedAt, awaited, confirmed);
  }

  AfterSales itemsChanged(Instant at) {
    return new AfterSales(shipments, transfers, carried, cancelReason, at, awaited, confirmed);
  }

  public AfterSales moving(List<Transfer> more) {
    var all = new ArrayList<>(transfers);
    all.addAll(more);
    return new AfterSales(
        shipments, all, carried, cancelReason, itemsChangedAt, awaited, confirmed);
  }

  AfterSales shipped(List<Shipment> now) {
    return new AfterSales(
        now, transfers, carried, cancelReason, itemsChangedAt, awaited, confirmed);
  }

  public AfterSales awaiting(@Nullable AwaitedChange change) {
    return new AfterSales(
        shipments, transfers, carried, cancelReason, itemsChangedAt, change, confirmed);
  }

  /** With this said yes to and done. */
  public AfterSales confirmed(Confirmation yes) {
    var all = new ArrayList<>(confirmed);
    all.add(yes);
    return new AfterSales(
        shipments,
        transfers,
        carried,
        cancelReason,
        itemsChangedAt,
        awaited,
        all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
  }
}
