package io.comptoir.commerce.pricing;

import io.comptoir.base.Money;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.checkout.DeliveryMethod;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.pricing.PricedCart.Line;
import io.comptoir.commerce.promotion.Buyer;
import io.comptoir.commerce.promotion.Discount;
import io.comptoir.commerce.promotion.Goods;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.promotion.Promotions.Outcome;
import io.comptoir.commerce.promotion.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices carts: exact, in minor units, the same for the same cart at the same time. */
public final class Pricing {
  private final Catalog catalog;
  private final SellingTerms terms;

  public Pricing(Catalog catalog, SellingTerms terms) {
    this.catalog = catalog;
    this.terms = terms;
  }

  /**
   * @param method how it will be delivered, if chosen
   */
  public PricedCart price(Cart cart, Buyer buyer, @Nullable DeliveryMethod method, Instant now) {
    var today = LocalDate.ofInstant(now, terms.zone());
    var goods = new ArrayList<Goods>();
    var unavailable = new ArrayList<ProductId>();
    for (var line : cart.lines()) {
      var product = catalog.find(line.item());
      var price =
          product
              .flatMap(_ -> catalog.priceOf(line.item(), today))
              .filter(p -> p.currency().equals(terms.currency()));
      if (price.isEmpty()) {
        unavailable.add(line.item());
      } else {
        goods.add(goods(product.orElseThrow(), line.item(), line.quantity(), price.get()));
      }
    }
    return price(cart, buyer, method, today, goods, unavailable);
  }

  private PricedCart price(
      Cart cart,
      Buyer buyer,
      @Nullable DeliveryMethod method,
      LocalDate today,
      List<Goods> goods,
      List<ProductId> unavailable) {
    var nothing = Money.zero(terms.currency());
    var subtotal = goods.stream().map(Goods::left).reduce(nothing, Money::plus);
    var discounts = new ArrayList<Discount>();
    var left = goods;
    if (!goods.isEmpty()) {
      for (var promotion : terms.promotions().automatic()) {
        if (terms.promotions().granted(promotion, left, buyer, today)
            instanceof Outcome.Granted(var discount)) {
          discounts.add(discount);
          left = after(left, discount);
        }
      }
    }
    Promotion coupon = null;
    Refusal refusal = null;
    var code = cart.coupon();
    if (code != null && !goods.isEmpty()) {
      coupon = terms.promotions().withCode(code).orElse(null);
      switch (coupon == null
          ? new Outcome.Refused(new Refusal.Unknown(code))
          : terms.promotions().granted(coupon, left, buyer, today)) {
        case Outcome.Granted(var discount) -> discounts.add(discount);
        case Outcome.Refused(var why) -> refusal = why;
      }
    }
    var discount = discounts.stream().map(Discount::amount).reduce(nothing, Money::plus);
    var delivery = method == null ? null : delivery(method, subtotal.minus(discount), discounts);
    var total = subtotal.minus(discount);
    if (delivery != null && !goods.isEmpty()) {
      total = total.plus(delivery);
    }
    return new PricedCart(
        lines(goods, discounts),
        unavailable,
        subtotal,
        discounts,
        discount,
        goods.isEmpty() ? null : delivery,
        total,
        taxIn(total),
        coupon,
        refusal);
  }

  private Goods goods(Product product, ProductId item, int quantity, Money unitPrice) {
    var categories = new HashSet<String>();
    product.categories().forEach(c -> categories.addAll(catalog.vocabulary().withAncestors(c)));
    var before = product.compareAt();
    return new Goods(
        item,
        product.id(),
        categories,
        quantity,
        unitPrice,
        unitPrice.times(quantity),
        before != null && item.equals(product.id()) && before.compareTo(unitPrice) > 0);
  }

  private static Money delivery(DeliveryMethod method, Money goods, List<Discount> discounts) {
    return discounts.stream().anyMatch(Discount::freeDelivery)
        ? Money.zero(goods.currency())
        : method.priceFor(goods);
  }

  private static ArrayList<Goods> after(List<Goods> goods, Discount discount) {
    var left = new ArrayList<Goods>(goods.size());
    for (var line : goods) {
      var off = discount.byItem().get(line.item());
      left.add(off == null ? line : line.after(off));
    }
    return left;
  }

  private List<Line> lines(List<Goods> goods, List<Discount> discounts) {
    Map<ProductId, Money> off = new HashMap<>();
    discounts.forEach(d -> d.byItem().forEach((item, m) -> off.merge(item, m, Money::plus)));
    return goods.stream()
        .map(
            g ->
                new Line(
                    g.item(),
                    catalog.find(g.item()).orElseThrow(),
                    g.quantity(),
                    g.unitPrice(),
                    g.unitPrice().times(g.quantity()),
                    off.getOrDefault(g.item(), Money.zero(terms.currency()))))
        .toList();
  }

  /** The tax that is contained in an amount, rounded half up. */
  private Money taxIn(Money total) {
    return new Money(
        BigDecimal.valueOf(total.minor())
            .multiply(terms.taxRate())
            .divide(BigDecimal.ONE.add(terms.taxRate()), 0, RoundingMode.HALF_UP)
            .longValueExact(),
        total.currency());
  }
}
