package io.comptoir.web.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.comptoir.action.Counter;
import io.comptoir.base.Money;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.pricing.PricedCart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cart as the storefront's script reads it: every amount also as the reader writes it.
 *
 * @param count pieces in all
 * @param total of the goods after discounts; delivery is chosen at checkout
 * @param hint a sentence about free delivery
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CartJson(
    int count,
    List<Line> lines,
    @Nullable Coupon coupon,
    List<Total> totals,
    Amount total,
    @Nullable String hint) {
  public CartJson {
    lines = List.copyOf(lines);
    totals = List.copyOf(totals);
  }

  /**
   * @param amount in the currency's minor unit, of which {@code decimals} digits follow the point
   */
  public record Amount(long amount, String currency, int decimals, String text) {
    static Amount of(Money money, Words words) {
      return new Amount(
          money.minor(),
          money.currency().getCurrencyCode(),
          money.currency().getDefaultFractionDigits(),
          words.money(money));
    }
  }

  /**
   * @param most how many one may have now
   * @param problem why it cannot be bought like this
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String item,
      String product,
      String name,
      @Nullable String detail,
      String url,
      @Nullable String image,
      int quantity,
      int most,
      Amount unitPrice,
      Amount price,
      @Nullable String problem) {}

  public record Coupon(String code, boolean accepted, String message) {}

  public record Total(String kind, String label, Amount amount) {}

  static CartJson of(
      Cart cart, PricedCart priced, Counter counter, Map<ProductId, Integer> left, Words words) {
    var lines = new ArrayList<Line>();
    for (var line : cart.lines()) {
      var known = priced.lines().stream().filter(l -> l.item().equals(line.item())).findFirst();
      lines.add(
          known
              .map(l -> line(l, counter, left, words))
              .orElseGet(() -> gone(line.item(), line.quantity(), counter, words)));
    }
    return new CartJson(
        cart.count(),
        lines,
        coupon(cart, priced, words),
        priced.discounts().isEmpty() ? List.of() : totals(priced, words),
        Amount.of(priced.goods(), words),
        hint(priced, counter, words));
  }

  private static Line line(
      PricedCart.Line line, Counter counter, Map<ProductId, Integer> left, Words words) {
    var product = line.product();
    var pieces = left.get(line.item());
    var links = new Links(counter.shop());
    var most = counter.terms().maxQuantity();
    return new Line(
        line.item().value(),
        product.id().value(),
        product.name().in(words.language()),
        detail(counter, line.item(), words),
        links.product(line.item()),
        picture(product, links),
        line.quantity(),
        pieces == null ? most : Math.min(most, pieces),
        Amount.of(line.unitPrice(), words),
        Amount.of(line.price(), words),
        pieces == null || pieces >= line.quantity()
            ? null
            : pieces > 0 ? words.text("cart.few", pieces) : words.text("cart.none"));
  }

  /** A line whose product left the shop since; it can only be taken out. */
  private static Line gone(ProductId item, int quantity, Counter counter, Words words) {
    var product = counter.catalog().find(item);
    var links = new Links(counter.shop());
    var nothing = Amount.of(Money.zero(counter.terms().currency()), words);
    return new Line(
        item.value(),
        product.map(p -> p.id().value()).orElse(item.value()),
        product.map(p -> p.name().in(words.language())).orElse(words.text("cart.unknown")),
        detail(counter, item, words),
        product.isPresent() ? links.product(item) : links.home(),
        product.map(p -> picture(p, links)).orElse(null),
        quantity,
        quantity,
        nothing,
        nothing,
        words.text("cart.gone"));
  }

  private static @Nullable String detail(Counter counter, ProductId item, Words words) {
    var detail = counter.catalog().detail(item, words.language());
    return detail.isEmpty() ? null : detail;
  }

  static @Nullable String picture(Product product, Links links) {
    return product.images().isEmpty() ? null : links.picture(product.images().getFirst().url());
  }

  private static @Nullable Coupon coupon(Cart cart, PricedCart priced, Words words) {
    var code = cart.coupon();
    if (code == null) {
      return null;
    }
    var refusal = priced.couponRefusal();
    if (refusal != null) {
      return new Coupon(code, false, CouponWords.of(refusal, words));
    }
    var promotion = priced.coupon();
    return new Coupon(code, true, promotion == null ? "" : promotion.label().in(words.language()));
  }

  private static List<Total> totals(PricedCart priced, Words words) {
    var totals = new ArrayList<Total>();
    totals.add(
        new Total("subtotal", words.text("cart.subtotal"), Amount.of(priced.subtotal(), words)));
    for (var discount : priced.discounts()) {
      if (!discount.amount().isZero()) {
        var off = new Money(-discount.amount().minor(), discount.amount().currency());
        totals.add(
            new Total(
                "discount",
                discount.promotion().label().in(words.language()),
                Amount.of(off, words)));
      }
    }
    return totals;
  }

  /** How much more makes home delivery free, or that it is. */
  private static @Nullable String hint(PricedCart priced, Counter counter, Words words) {
    if (priced.isEmpty()) {
      return null;
    }
    return counter.terms().methods().stream()
        .filter(m -> m.needs() == DeliveryMethod.Needs.HOME)
        .flatMap(m -> Optional.ofNullable(m.freeFrom()).stream())
        .findFirst()
        .map(
            from -> {
              var missing = from.minus(priced.goods());
              return missing.minor() > 0
                  ? words.text("cart.missing", words.money(missing))
                  : words.text("cart.free");
            })
        .orElse(null);
  }
}
