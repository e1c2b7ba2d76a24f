package io.comptoir.web.storefront;

import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.cart.CartStore;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.promotion.Promotion;
import io.comptoir.commerce.recommend.Interaction;
import io.comptoir.commerce.recommend.InteractionStore;
import io.comptoir.web.Problem;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import io.comptoir.web.storefront.Shoppers.Shopper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The cart of whoever holds the chat session, for the storefront's pages: the same cart that the
 * conversation sees. A change made meanwhile elsewhere is kept: the change asked for is decided
 * again on the newer cart.
 */
public final class CartApi implements Server.Routes {
  private static final int ATTEMPTS = 8;
  private static final int MAX_CODE = 40;

  private final Shoppers shoppers;
  private final CartStore carts;
  private final InteractionStore interactions;
  private final RateLimit limits;

  /**
   * @param interactions where it is noted what goes into carts and out of them
   */
  public CartApi(
      Shoppers shoppers, CartStore carts, InteractionStore interactions, RateLimit limits) {
    this.shoppers = shoppers;
    this.carts = carts;
    this.interactions = interactions;
    this.limits = limits;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    var cart = "/api/shops/{shop}/cart";
    routes.get(cart, this::show);
    routes.post(cart + "/lines", this::add);
    routes.put(cart + "/lines/<item>", this::set);
    routes.post(cart + "/coupon", this::applyCoupon);
    routes.delete(cart + "/coupon", this::removeCoupon);
  }

  private void show(Context ctx) {
    var shopper = shoppers.of(ctx);
    answer(ctx, shopper, cart(shopper));
  }

  /** So many more of the item. */
  private void add(Context ctx) {
    var shopper = shopper(ctx);
    var body = ctx.bodyAsClass(JsonNode.class);
    var item = item(body.path("item").asString(""));
    var more = quantity(body, 1, shopper);
    change(ctx, shopper, cart -> with(cart, item, cart.quantityOf(item) + more, shopper));
  }

  /** Exactly so many of the item; 0 takes it out. */
  private void set(Context ctx) {
    var shopper = shopper(ctx);
    var item = item(ctx.pathParam("item"));
    var quantity = quantity(ctx.bodyAsClass(JsonNode.class), 0, shopper);
    change(ctx, shopper, cart -> with(cart, item, quantity, shopper));
  }

  private void applyCoupon(Context ctx) {
    var shopper = shopper(ctx);
    var words = shopper.words();
    var typed = ctx.bodyAsClass(JsonNode.class).path("code").asString("");
    var code = typed.length() > MAX_CODE ? "" : Promotion.normalized(typed);
    if (code.isEmpty()) {
      throw new Problem(422, "invalid", words.text("coupon.unknown"));
    }
    change(
        ctx,
        shopper,
        cart -> {
          if (cart.isEmpty()) {
            throw new Problem(422, "invalid", words.text("coupon.empty"));
          }
          var next = cart.withCoupon(code);
          var refusal = shopper.counter().priced(shopper.with(next)).couponRefusal();
          if (refusal != null) {
            throw new Problem(422, "invalid", CouponWords.of(refusal, words));
          }
          return next;
        });
  }

  private void removeCoupon(Context ctx) {
    change(ctx, shopper(ctx), cart -> cart.withCoupon(null));
  }

  private Shopper shopper(Context ctx) {
    var shopper = shoppers.of(ctx);
    limits.take(RateLimit.Limit.CART, shopper.customer().id().toString());
    return shopper;
  }

  private Cart cart(Shopper shopper) {
    return carts.find(shopper.counter().shop(), shopper.customer().id());
  }

  private void change(Context ctx, Shopper shopper, UnaryOperator<Cart> change) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var before = cart(shopper);
      var after = change.apply(before);
      if (after.equals(before) || carts.save(after)) {
        note(shopper, before, after);
        answer(ctx, shopper, after);
        return;
      }
    }
    throw new Problem(503, "unavailable");
  }

  /** What recommendations learn from: a product that came into the cart, or went out of it. */
  private void note(Shopper shopper, Cart before, Cart after) {
    var noted = new ArrayList<Interaction>();
    for (var line : after.lines()) {
      if (before.quantityOf(line.item()) == 0) {
        noted.add(interaction(shopper, line.item(), Interaction.Kind.CARTED));
      }
    }
    for (var line : before.lines()) {
      if (after.quantityOf(line.item()) == 0) {
        noted.add(interaction(shopper, line.item(), Interaction.Kind.REMOVED));
      }
    }
    if (!noted.isEmpty()) {
      interactions.add(noted);
    }
  }

  private static Interaction interaction(Shopper shopper, ProductId item, Interaction.Kind kind) {
    return new Interaction(
        shopper.counter().shop(),
        shopper.customer().id(),
        shopper.counter().catalog().find(item).map(Product::id).orElse(item),
        kind,
        shopper.situation().now());
  }

  private static Cart with(Cart cart, ProductId item, int quantity, Shopper shopper) {
    var held = cart.quantityOf(item);
    if (quantity > held) {
      checkMore(cart, item, quantity, shopper);
    } else if (held == 0 && shopper.counter().catalog().find(item).isEmpty()) {
      throw new Problem(404, "unknown_product");
    }
    return cart.withQuantity(item, quantity);
  }

  /** Whether there may be so many; less than before is always possible. */
  private static void checkMore(Cart cart, ProductId item, int quantity, Shopper shopper) {
    var words = shopper.words();
    var counter = shopper.counter();
    var terms = counter.terms();
    if (counter.catalog().find(item).isEmpty()) {
      throw new Problem(404, "unknown_product");
    }
    var today = LocalDate.ofInstant(Instant.now(), terms.zone());
    if (counter
        .catalog()
        .priceOf(item, today)
        .filter(p -> p.currency().equals(terms.currency()))
        .isEmpty()) {
      throw new Problem(422, "invalid", words.text("cart.not_sold"));
    }
    if (quantity > terms.maxQuantity()) {
      throw new Problem(422, "quantity", terms.maxQuantity());
    }
    if (cart.quantityOf(item) == 0 && cart.lines().size() >= terms.maxLines()) {
      throw new Problem(422, "invalid", words.text("cart.full", terms.maxLines()));
    }
    var left = counter.stock().left(counter.shop(), java.util.List.of(item)).get(item);
    if (left != null && left < quantity) {
      throw new Problem(
          422, "invalid", left > 0 ? words.text("cart.few", left) : words.text("cart.none"));
    }
  }

  private static ProductId item(String id) {
    try {
      return new ProductId(id);
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "unknown_product");
    }
  }

  /** A whole number of pieces, at least {@code least}. */
  private static int quantity(JsonNode body, int least, Shopper shopper) {
    var most = shopper.counter().terms().maxQuantity();
    var node = body.path("quantity");
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw new Problem(422, "quantity", most);
    }
    var quantity = node.intValue();
    if (quantity < least || quantity > most) {
      throw new Problem(422, "quantity", most);
    }
    return quantity;
  }

  private static void answer(Context ctx, Shopper shopper, Cart cart) {
    var counter = shopper.counter();
    var items =
        cart.lines().stream().map(Cart.CartLine::item).collect(Collectors.toUnmodifiableSet());
    Map<ProductId, Integer> left =
        items.isEmpty() ? Map.of() : counter.stock().left(counter.shop(), items);
    ctx.header("Cache-Control", "no-store");
    ctx.json(CartJson.of(cart, counter.priced(shopper.with(cart)), counter, left, shopper.words()));
  }
}
