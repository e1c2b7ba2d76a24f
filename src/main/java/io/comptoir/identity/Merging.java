package io.comptoir.identity;

import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.Cart.CartLine;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.Profile;
import io.comptoir.customer.Profile.Known;
import io.comptoir.identity.Merge.Belongings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What two customers have together, and what each has again when it turns out that they are two. Of
 * a profile's values the newest wins, with its source. Of carts the lines are added up within
 * {@link Cart#MAX_QUANTITY} and {@link Cart#MAX_LINES}; the kept customer's come first.
 */
public final class Merging {
  private Merging() {}

  public static Belongings merged(Belongings kept, Belongings gone) {
    return new Belongings(
        profile(kept.profile(), gone.profile()),
        lines(kept.lines(), gone.lines()),
        kept.coupon() != null ? kept.coupon() : gone.coupon());
  }

  /** What each has after the undoing. */
  public record Parted(Belongings kept, Belongings gone) {}

  /**
   * @param now what the kept customer has by now
   */
  public static Parted parted(Merge.Ledger ledger, Belongings now) {
    var cart = cart(ledger, now);
    return new Parted(
        new Belongings(keptProfile(ledger, now.profile()), cart.kept.lines, cart.kept.coupon),
        new Belongings(ledger.goneBefore().profile(), cart.gone.lines, cart.gone.coupon));
  }

  private static Profile profile(Profile kept, Profile gone) {
    var all = new ArrayList<Map.Entry<String, Known>>(kept.values().entrySet());
    gone.values()
        .forEach(
            (name, known) -> {
              var own = kept.values().get(name);
              if (own == null || own.at().isBefore(known.at())) {
                all.removeIf(entry -> entry.getKey().equals(name));
                all.add(Map.entry(name, known));
              }
            });
    // The oldest go when there are too many.
    all.sort(Comparator.comparing(entry -> entry.getValue().at()));
    var values = new LinkedHashMap<String, Known>();
    all.subList(Math.max(0, all.size() - Profile.MAX_VALUES), all.size())
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return new Profile(values);
  }

  private static List<CartLine> lines(List<CartLine> kept, List<CartLine> gone) {
    var pieces = new LinkedHashMap<ProductId, Integer>();
    kept.forEach(line -> pieces.merge(line.item(), line.quantity(), Integer::sum));
    for (var line : gone) {
      if (pieces.containsKey(line.item()) || pieces.size() < Cart.MAX_LINES) {
        pieces.merge(line.item(), line.quantity(), Integer::sum);
      }
    }
    return lines(pieces);
  }

  private static List<CartLine> lines(Map<ProductId, Integer> pieces) {
    return pieces.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> new CartLine(entry.getKey(), Math.min(entry.getValue(), Cart.MAX_QUANTITY)))
        .toList();
  }

  /**
   * What came from the other and stands as it came goes; what it had taken the place of is back.
   */
  private static Profile keptProfile(Merge.Ledger ledger, Profile now) {
    var values = new LinkedHashMap<String, Known>();
    now.values()
        .forEach(
            (name, known) -> {
              var own = ledger.keptBefore().profile().values().get(name);
              var others = ledger.goneBefore().profile().values().get(name);
              if (!known.equals(others) || known.equals(own)) {
                values.put(name, known);
              } else if (own != null) {
                values.put(name, own);
              }
            });
    // what only the limit had driven out is back as well
    ledger
        .keptBefore()
        .profile()
        .values()
        .forEach(
            (name, known) -> {
              if (!ledger.after().profile().values().containsKey(name)
                  && values.size() < Profile.MAX_VALUES) {
                values.putIfAbsent(name, known);
              }
            });
    return new Profile(values);
  }

  private record Half(List<CartLine> lines, @org.jspecify.annotations.Nullable String coupon) {}

  private record Halves(Half kept, Half gone) {}

  /** An untouched cart is parted as it came together; of another, what came and is still there. */
  private static Halves cart(Merge.Ledger ledger, Belongings now) {
    var before = ledger.keptBefore();
    var others = ledger.goneBefore();
    if (now.lines().equals(ledger.after().lines())
        && Objects.equals(now.coupon(), ledger.after().coupon())) {
      return new Halves(
          new Half(before.lines(), before.coupon()), new Half(others.lines(), others.coupon()));
    }
    var left = pieces(now.lines());
    var back = new LinkedHashMap<ProductId, Integer>();
    pieces(ledger.after().lines())
        .forEach(
            (item, merged) -> {
              var came = merged - pieces(before.lines()).getOrDefault(item, 0);
              var there = Math.min(came, left.getOrDefault(item, 0));
              if (there > 0) {
                back.put(item, there);
                left.merge(item, -there, Integer::sum);
              }
            });
    var couponCame = before.coupon() == null && Objects.equals(now.coupon(), others.coupon());
    return new Halves(
        new Half(lines(left), couponCame ? null : now.coupon()),
        new Half(lines(back), couponCame ? others.coupon() : null));
  }

  private static Map<ProductId, Integer> pieces(List<CartLine> lines) {
    var pieces = new LinkedHashMap<ProductId, Integer>();
    lines.forEach(line -> pieces.merge(line.item(), line.quantity(), Integer::sum));
    return pieces;
  }
}
