package io.comptoir.commerce.order;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long goods may come back.
 *
 * @param returnDays from the day they arrived, for money
 * @param exchangeDays from the day they arrived, for other goods
 * @param christmasUntil until when what was ordered from 1 November to 24 December before it may
 *     come back all the same; null for no such grace
 */
public record ReturnTerms(int returnDays, int exchangeDays, @Nullable LocalDate christmasUntil) {
  /** What the law of the European Union asks for. */
  public static final ReturnTerms USUAL = new ReturnTerms(14, 14, null);

  private static final MonthDay FIRST = MonthDay.of(11, 1);
  private static final MonthDay LAST = MonthDay.of(12, 24);

  public ReturnTerms {
    if (returnDays < 0 || exchangeDays < 0 || returnDays > 3650 || exchangeDays > 3650) {
      throw new IllegalArgumentException("0 to 3650 days");
    }
  }

  /** The last day on which goods of this order may be sent back for money. */
  public LocalDate returnUntil(Order order, ZoneId zone) {
    return until(order, zone, returnDays);
  }

  /** The last day on which they may be exchanged. */
  public LocalDate exchangeUntil(Order order, ZoneId zone) {
    return until(order, zone, Math.max(returnDays, exchangeDays));
  }

  private LocalDate until(Order order, ZoneId zone, int days) {
    var arrived =
        order.history().stream()
            .filter(change -> change.status() == OrderStatus.DELIVERED)
            .map(Order.StatusChange::at)
            .reduce((first, second) -> second)
            .orElse(order.placedAt());
    var last = LocalDate.ofInstant(arrived, zone).plusDays(days);
    var grace = christmasUntil;
    if (grace == null) {
      return last;
    }
    var placed = LocalDate.ofInstant(order.placedAt(), zone);
    var year = grace.getYear() - 1;
    var christmas = !placed.isBefore(FIRST.atYear(year)) && !placed.isAfter(LAST.atYear(year));
    return christmas && grace.isAfter(last) ? grace : last;
  }
}
