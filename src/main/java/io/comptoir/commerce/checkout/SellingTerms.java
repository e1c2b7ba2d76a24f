package io.comptoir.commerce.checkout;

import io.comptoir.base.LocalizedText;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.promotion.Promotions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The terms on which a shop sells.
 *
 * @param payee who is paid, as the customer reads it
 * @param zone in which promotions begin and end
 * @param methods how goods are delivered, the default first
 * @param countries ISO 3166 alpha-2, where the shop delivers; empty for everywhere
 * @param taxRate contained in prices: 0.20
 * @param cancelBefore the first state in which an order cannot be cancelled any more
 * @param payWithin how long the goods of an unpaid order are held for it
 */
public record SellingTerms(
    String payee,
    Currency currency,
    ZoneId zone,
    List<DeliveryMethod> methods,
    Set<String> countries,
    BigDecimal taxRate,
    Promotions promotions,
    int maxQuantity,
    int maxLines,
    OrderStatus cancelBefore,
    Duration payWithin) {
  /** How long goods are held for an unpaid order, when the shop says nothing. */
  public static final Duration PAY_WITHIN = Duration.ofMinutes(30);

  public SellingTerms {
    methods = List.copyOf(methods);
    countries = Set.copyOf(countries);
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("a shop delivers in at least one way");
    }
    if (taxRate.signum() < 0 || taxRate.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a tax rate is 0 to 1: " + taxRate);
    }
  }

  /**
   * Sells in this currency, delivers for nothing, 20 % tax included. For a folder that says none.
   */
  public static SellingTerms plain(String payee, Currency currency, ZoneId zone) {
    var free =
        new DeliveryMethod(
            "standard",
            new LocalizedText(
                java.util.Map.of(
                    io.comptoir.base.Language.FRENCH,
                    "Livraison standard",
                    io.comptoir.base.Language.ENGLISH,
                    "Standard delivery")),
            LocalizedText.EMPTY,
            io.comptoir.base.Money.zero(currency),
            null,
            DeliveryMethod.Needs.HOME,
            Set.of());
    return new SellingTerms(
        payee,
        currency,
        zone,
        List.of(free),
        Set.of(),
        new BigDecimal("0.20"),
        Promotions.NONE,
        io.comptoir.commerce.cart.Cart.MAX_QUANTITY,
        io.comptoir.commerce.cart.Cart.MAX_LINES,
        OrderStatus.SHIPPED,
        PAY_WITHIN);
  }

  public Optional<DeliveryMethod> method(String id) {
    return methods.stream().filter(m -> m.id().equals(id)).findFirst();
  }

  /** Whether this method reaches this country. */
  public boolean reaches(DeliveryMethod method, String country) {
    var code = country.toUpperCase(Locale.ROOT);
    return method.needs() == DeliveryMethod.Needs.STORE
        || method.needs() == DeliveryMethod.Needs.NOTHING
        || ((countries.isEmpty() || countries.contains(code))
            && (method.countries().isEmpty() || method.countries().contains(code)));
  }
}
