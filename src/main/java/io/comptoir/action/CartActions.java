package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.local;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.without;

import io.comptoir.action.ProductFinder.Found;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.Configuration;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.dialogue.ActionResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cart, changed within the turn. */
final class CartActions {
  private static final String ERRORS =
      "UNKNOWN_PRODUCT, NOT_SOLD, OUT_OF_STOCK, TOO_MANY, NEEDS_VARIANT, NEEDS_OPTION, BAD_QUANTITY,"
          + " NOT_POSSIBLE";
  private static final String RESULTS =
      "product product, name text, quantity number, in_cart number, refused items, ";

  private final Counter counter;
  private final ProductFinder finder;
  private final CartValues values;

  CartActions(Counter counter) {
    this.counter = counter;
    this.finder = new ProductFinder(counter);
    this.values = new CartValues(counter);
  }

  List<Action> all() {
    return List.of(
        local(
            "cart.add",
            "product product, quantity number?, ask_variant truth?, wanted items?, unwanted items?,"
                + " options fields?",
            RESULTS + CartValues.RESULTS,
            ERRORS,
            this::add),
        local(
            "cart.set_quantity",
            "line product, quantity number",
            RESULTS + CartValues.RESULTS,
            ERRORS + ", NOT_IN_CART",
            this::setQuantity),
        local(
            "cart.configure",
            "line product, wanted items?, unwanted items?, options fields?, quantity number?",
            RESULTS + CartValues.RESULTS,
            ERRORS + ", NOT_IN_CART",
            this::configure),
        local(
            "cart.remove",
            "line product",
            "name text, " + CartValues.RESULTS,
            "NOT_IN_CART",
            this::remove),
        read("cart.show", "", CartValues.RESULTS, "", (a, s) -> done(values.of(s.cart(), s))),
        local("cart.empty", "", CartValues.RESULTS, "", this::empty));
  }

  private Action.Outcome add(Arguments a, Situation situation) {
    var found = finder.find(a.value("product"), situation.language());
    if (found.isEmpty()) {
      return without(ProductActions.unknown(a, "product"));
    }
    var product = found.get().product();
    var isProduct = found.get().item().equals(product.id());
    if (a.truth("ask_variant") && isProduct && !product.variants().isEmpty()) {
      return without(needsVariant(found.get(), situation));
    }
    var quantity = a.number("quantity").orElse(1);
    if (quantity != Math.rint(quantity) || quantity < 1 || quantity > 1_000_000) {
      return without(failed("BAD_QUANTITY", "max", Value.of(max())));
    }
    var asked = OptionWishes.of(counter.catalog(), found.get(), a);
    var today = today(situation);
    var wrong = wrong(asked, found.get(), today, situation);
    if (wrong.isPresent()) {
      return without(wrong.get());
    }
    var item = new Found(product, settled(asked, product, found.get().item(), today));
    var inCart = situation.cart().quantityOf(item.item());
    return refusing(
        put(item, inCart + (int) quantity, (int) quantity, situation), asked, situation);
  }

  private Action.Outcome configure(Arguments a, Situation situation) {
    var found = inCart(a, situation);
    if (found.isEmpty()) {
      return without(failed("NOT_IN_CART", "text", Value.of(a.text("line"))));
    }
    var product = found.get().product();
    var today = today(situation);
    var asked = OptionWishes.of(counter.catalog(), found.get(), a);
    var wrong = wrong(asked, found.get(), today, situation);
    if (wrong.isPresent()) {
      return without(wrong.get());
    }
    var item = settled(asked, product, found.get().item(), today);
    var all = situation.cart().quantityOf(found.get().item());
    var pieces = (int) Math.clamp(a.number("quantity").orElse(all), 1, all);
    if (situation.cart().quantityOf(item) + pieces > max()) {
      return without(failed("TOO_MANY", "max", Value.of(max())));
    }
    if (pieces < all
        && situation.cart().quantityOf(item) == 0
        && situation.cart().lines().size()
            >= Math.min(counter.terms().maxLines(), Cart.MAX_LINES)) {
      return without(failed("TOO_MANY", "max", Value.of(counter.terms().maxLines())));
    }
    var cart = situation.cart().withChanged(found.get().item(), item, pieces);
    return refusing(changed(cart, new Found(product, item), pieces, situation), asked, situation);
  }

  /** Why the product cannot be had as it is wanted; empty when it can. */
  private Optional<ActionResult> wrong(
      OptionWishes.Asked asked, Found found, LocalDate today, Situation situation) {
    var sheet = counter.catalog().options();
    var product = found.product();
    if (sheet.of(product).isEmpty() && asked.configuration().chosen().isEmpty()) {
      return Optional.empty();
    }
    var name = Value.of(product.name().in(situation.language()));
    if (sheet.settled(product, asked.configuration(), today).isEmpty()) {
      return Optional.of(failed("NOT_POSSIBLE", "name", name));
    }
    return sheet
        .open(product, asked.configuration())
        .map(o -> OptionWishes.needed(sheet, product, o, situation.language()));
  }

  private ProductId settled(
      OptionWishes.Asked asked, Product product, ProductId item, LocalDate today) {
    return counter.catalog().options().of(product).isEmpty()
        ? item
        : counter
            .catalog()
            .options()
            .settled(product, asked.configuration(), today)
            .orElseThrow()
            .item();
  }

  /** What was wished and is not to be had goes with the result, so that it is said. */
  private Action.Outcome refusing(
      Action.Outcome outcome, OptionWishes.Asked asked, Situation situation) {
    if (!(outcome.result() instanceof ActionResult.Done(var values))) {
      return outcome;
    }
    var more = new LinkedHashMap<>(values);
    more.put("refused", Value.items(asked.refused()));
    return new Action.Outcome(done(more), outcome.writes());
  }

  private LocalDate today(Situation situation) {
    return LocalDate.ofInstant(situation.now(), counter.terms().zone());
  }

  private Action.Outcome setQuantity(Arguments a, Situation situation) {
    var found = inCart(a, situation);
    if (found.isEmpty()) {
      return without(failed("NOT_IN_CART", "text", Value.of(a.text("line"))));
    }
    var quantity = a.number("quantity").orElse(-1);
    if (quantity != Math.rint(quantity) || quantity < 0 || quantity > 1_000_000) {
      return without(failed("BAD_QUANTITY", "max", Value.of(max())));
    }
    var before = situation.cart().quantityOf(found.get().item());
    if (quantity <= before) {
      return changed(
          situation.cart().withQuantity(found.get().item(), (int) quantity),
          found.get(),
          (int) quantity,
          situation);
    }
    return put(found.get(), (int) quantity, (int) quantity - before, situation);
  }

  private Action.Outcome remove(Arguments a, Situation situation) {
    var found = inCart(a, situation);
    if (found.isPresent()) {
      var cart = situation.cart().withQuantity(found.get().item(), 0);
      return changed(cart, found.get(), 0, situation);
    }
    // a line whose product is gone from the catalogue can still be taken out
    var id = a.text("line");
    var line =
        situation.cart().lines().stream().filter(l -> l.item().value().equals(id)).findFirst();
    if (line.isEmpty()) {
      return without(failed("NOT_IN_CART", "text", Value.of(id)));
    }
    var cart = situation.cart().withQuantity(line.get().item(), 0);
    var result = new LinkedHashMap<>(values.of(cart, situation));
    result.put("name", Value.of(id));
    return new Action.Outcome(done(result), List.of(new LocalWrite.SaveCart(cart)));
  }

  private Action.Outcome empty(Arguments a, Situation situation) {
    var cart = situation.cart().emptied();
    return new Action.Outcome(
        done(values.of(cart, situation)),
        situation.cart().isEmpty() ? List.of() : List.of(new LocalWrite.SaveCart(cart)));
  }

  private Action.Outcome put(Found found, int quantity, int added, Situation situation) {
    var name = name(found, situation);
    if (counter.catalog().priceOf(found.item(), today(situation)).isEmpty()) {
      return without(failed("NOT_SOLD", "name", Value.of(name)));
    }
    if (quantity > max()) {
      return without(failed("TOO_MANY", "max", Value.of(max())));
    }
    var cart = situation.cart();
    var maxLines = Math.min(counter.terms().maxLines(), Cart.MAX_LINES);
    if (cart.quantityOf(found.item()) == 0 && cart.lines().size() >= maxLines) {
      return without(failed("TOO_MANY", "max", Value.of(maxLines)));
    }
    var shelf = new Shelf(counter);
    var counted = shelf.countedAs(found.item());
    var left = shelf.left(found.item()).orElse(null);
    var others =
        cart.lines().stream()
            .filter(l -> !l.item().equals(found.item()))
            .filter(l -> shelf.countedAs(l.item()).equals(counted))
            .mapToInt(Cart.CartLine::quantity)
            .sum();
    if (left != null && left < quantity + others) {
      return without(
          new ActionResult.Failed(
              "OUT_OF_STOCK", Map.of("name", Value.of(name), "left", Value.of(left))));
    }
    return changed(cart.withQuantity(found.item(), quantity), found, added, situation);
  }

  /** The most of one thing that a customer may have at once. */
  private int max() {
    return Math.min(counter.terms().maxQuantity(), Cart.MAX_QUANTITY);
  }

  private Action.Outcome changed(Cart cart, Found found, int quantity, Situation situation) {
    var result = new LinkedHashMap<>(values.of(cart, situation));
    result.put("product", Value.ref("product", found.item().value()));
    result.put("name", Value.of(name(found, situation)));
    result.put("quantity", Value.of(quantity));
    result.put("in_cart", Value.of(cart.quantityOf(found.item())));
    return new Action.Outcome(done(result), List.of(new LocalWrite.SaveCart(cart)));
  }

  private ActionResult needsVariant(Found found, Situation situation) {
    var options =
        found.product().variants().stream()
            .map(
                v -> {
                  var fields = new LinkedHashMap<String, Value>();
                  fields.put("value", Value.ref("variant", v.id().value()));
                  fields.put("label", Value.of(v.name().in(situation.language())));
                  return (Value) new Value.Fields(fields);
                })
            .toList();
    return new ActionResult.Failed(
        "NEEDS_VARIANT",
        Map.of("name", Value.of(name(found, situation)), "options", Value.items(options)));
  }

  /** The line that is meant: by its id, or by the name of one of the products in the cart. */
  private Optional<Found> inCart(Arguments a, Situation situation) {
    var cart = situation.cart();
    var found = finder.find(a.value("line").or(() -> a.value("product")), situation.language());
    if (found.isEmpty() || cart.quantityOf(found.get().item()) > 0) {
      return found.filter(f -> cart.quantityOf(f.item()) > 0);
    }
    var product = found.get().product();
    return cart.lines().stream()
        .filter(
            l ->
                product.variant(l.item()).isPresent()
                    || Configuration.plain(l.item()).equals(product.id()))
        .findFirst()
        .map(l -> new Found(product, l.item()));
  }

  private String name(Found found, Situation situation) {
    return CartValues.name(counter.catalog(), found.item(), situation.language());
  }
}
