package io.comptoir.commerce.promotion;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.util.Map;

/**
 * What goods cost the shop, and how far above that promotions leave their price. It is known to the
 * rules only: no action, page or message gives it.
 *
 * @param costs of one piece, by product or variant
 * @param floorPercent of the cost that is earned at least: 20 keeps a piece that cost €10 at €12
 */
public record Margins(Map<ProductId, Money> costs, int floorPercent) {
  public static final Margins NONE = new Margins(Map.of(), 0);

  public Margins {
    costs = Map.copyOf(costs);
    if (floorPercent < 0 || floorPercent > 100) {
      throw new IllegalArgumentException("a margin floor is 0 to 100 percent of the cost");
    }
  }

  /** As much of a discount as leaves the line above its floor; all of it where no cost is known. */
  Money most(Goods line, Money discount) {
    var cost = costs.getOrDefault(line.item(), costs.get(line.product()));
    if (cost == null) {
      return discount;
    }
    var floor = cost.plus(cost.percent(floorPercent));
    var room = line.left().minus(floor.times(line.quantity()));
    var nothing = Money.zero(discount.currency());
    return room.compareTo(nothing) < 0 ? nothing : room.compareTo(discount) < 0 ? room : discount;
  }

  /** Nothing of it is shown, in a log either. */
  @Override
  public String toString() {
    return "margins of " + costs.size() + " goods";
  }
}
