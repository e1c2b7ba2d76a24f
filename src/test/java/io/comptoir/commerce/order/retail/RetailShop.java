package io.comptoir.commerce.order.retail;

import static io.comptoir.commerce.order.retail.RetailData.text;
import static io.comptoir.commerce.order.retail.RetailData.texts;

import io.comptoir.base.Language;
import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.order.Confirmation;
import io.comptoir.commerce.order.DefaultAddress;
import io.comptoir.commerce.order.Identification;
import io.comptoir.commerce.order.Identification.Claim;
import io.comptoir.commerce.order.Identification.Proof;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderCase;
import io.comptoir.commerce.order.OrderPolicy;
import io.comptoir.commerce.order.OrderPolicy.RefundTo;
import io.comptoir.commerce.order.OrderPolicy.Rule;
import io.comptoir.commerce.order.OrderRequest;
import io.comptoir.commerce.order.OrderRequest.Act;
import io.comptoir.commerce.order.OrderRequest.Swap;
import io.comptoir.commerce.order.OrderRules;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.PaymentMethod;
import io.comptoir.commerce.order.Refusal;
import io.comptoir.commerce.order.Requester;
import io.comptoir.commerce.order.Transfer;
import io.comptoir.commerce.order.Verdict;
import io.comptoir.customer.CustomerId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The other shop's calls, answered by our commerce API under that shop's policy. */
final class RetailShop {
  /** What its {@code policy.md} says. */
  static final OrderPolicy POLICY =
      new OrderPolicy(
          Map.of(
              Act.CANCEL,
              pending(false, Set.of("no longer needed", "ordered by mistake")),
              Act.CHANGE_ADDRESS,
              pending(false, Set.of()),
              Act.CHANGE_ITEMS,
              pending(true, Set.of()),
              Act.CHANGE_PAYMENT,
              pending(true, Set.of()),
              Act.RETURN,
              Rule.during(OrderStatus.DELIVERED).onlyOnce(),
              Act.EXCHANGE,
              Rule.during(OrderStatus.DELIVERED).onlyOnce()),
          null,
          EnumSet.allOf(RefundTo.class),
          false,
          false,
          Transfer.Due.ON_ARRIVAL,
          EnumSet.of(Proof.EMAIL, Proof.NAME_AND_POSTCODE));

  final RetailState state;

  /** What a person was asked to take over, in words. */
  final List<String> handedOver = new ArrayList<>();

  Requester requester = new Requester.Nobody();

  RetailShop(RetailState state) {
    this.state = state;
  }

  /**
   * @param result the tree that the call gives; the reason when it fails
   */
  record Answer(boolean ok, Object result) {
    static Answer no(Object reason) {
      return new Answer(false, String.valueOf(reason));
    }
  }

  /** A call whose customer said yes to what it does. */
  Answer call(String name, Map<String, Object> a) {
    return call(name, a, Consent.YES);
  }

  /** What the customer said to what would be done. */
  enum Consent {
    YES,
    NOTHING,
    /** Yes, but to something else. */
    TO_SOMETHING_ELSE
  }

  Answer call(String name, Map<String, Object> a, Consent consent) {
    return switch (name) {
      case "find_user_id_by_email" -> identify(new Claim.Email(text(a, "email")));
      case "find_user_id_by_name_zip" ->
          identify(
              new Claim.NameAndPostcode(
                  text(a, "first_name"), text(a, "last_name"), text(a, "zip")));
      case "get_user_details" -> user(text(a, "user_id"));
      case "get_order_details" ->
          order(a)
              .filter(o -> asOwner(o.customer()).maySee(o))
              .map(o -> new Answer(true, state.orderTree(o.number())))
              .orElseGet(() -> Answer.no(Refusal.UNKNOWN_ORDER));
      case "get_product_details" ->
          product(text(a, "product_id"))
              .filter(p -> p.id().value().equals(text(a, "product_id")))
              .map(p -> new Answer(true, state.productTree(p)))
              .orElseGet(() -> Answer.no(Refusal.UNKNOWN_PRODUCT));
      case "get_item_details" ->
          product(text(a, "item_id"))
              .filter(p -> p.variant(new ProductId(text(a, "item_id"))).isPresent())
              .map(p -> new Answer(true, state.variantTree(p, text(a, "item_id"))))
              .orElseGet(() -> Answer.no(Refusal.UNKNOWN_PRODUCT));
      case "list_all_product_types" -> new Answer(true, productNames());
      case "calculate" ->
          Arithmetic.evaluate(text(a, "expression"))
              .map(value -> new Answer(true, value))
              .orElseGet(() -> Answer.no("not an expression"));
      case "transfer_to_human_agents" -> {
        handedOver.add(text(a, "summary"));
        yield new Answer(true, "Transfer successful");
      }
      case "cancel_pending_order" -> change(a, new OrderRequest.Cancel(text(a, "reason")), consent);
      case "modify_pending_order_address" ->
          change(a, new OrderRequest.ChangeAddress(RetailState.address(a)), consent);
      case "modify_pending_order_payment" ->
          change(a, new OrderRequest.ChangePayment(text(a, "payment_method_id")), consent);
      case "modify_pending_order_items" ->
          swaps(a)
              .map(s -> change(a, new OrderRequest.ChangeItems(s, method(a)), consent))
              .orElseGet(() -> Answer.no("as many new items as old ones"));
      case "return_delivered_order_items" ->
          change(
              a,
              new OrderRequest.SendBack(
                  texts(a, "item_ids").stream().map(ProductId::new).toList(), method(a), ""),
              consent);
      case "exchange_delivered_order_items" ->
          swaps(a)
              .map(s -> change(a, new OrderRequest.Exchange(s, method(a), ""), consent))
              .orElseGet(() -> Answer.no("as many new items as old ones"));
      case "modify_user_address" -> changeDefaultAddress(a, consent);
      default -> Answer.no("no such call: " + name);
    };
  }

  // who

  private Answer identify(Claim claim) {
    requester = Identification.of(claim, POLICY.proofs(), register());
    return requester instanceof Requester.Identified(var customer)
        ? new Answer(true, state.userOf(customer))
        : Answer.no(Refusal.UNKNOWN_CUSTOMER);
  }

  /** That shop's customers say who they are in the conversation, not always by a call. */
  private Requester asOwner(CustomerId customer) {
    if (requester instanceof Requester.Nobody && saysWhoTheyAre) {
      identify(new Claim.Email(state.email(state.userOf(customer))));
    }
    return requester;
  }

  /** Whether somebody of whom no call found who they are said so in the conversation. */
  boolean saysWhoTheyAre = true;

  private Identification.Register register() {
    return new Identification.Register() {
      @Override
      public Set<CustomerId> byEmail(String email) {
        return those(user -> Identification.same(state.email(user), email));
      }

      @Override
      public Set<CustomerId> byNameAndPostcode(String first, String last, String postcode) {
        return those(
            user ->
                Identification.same(text(state.name(user), "first_name"), first)
                    && Identification.same(text(state.name(user), "last_name"), last)
                    && DefaultAddress.of(state.customers.get(user).profile())
                        .filter(x -> Identification.samePostcode(x.postcode(), postcode))
                        .isPresent());
      }

      @Override
      public Optional<Order> byNumber(String number) {
        return Optional.ofNullable(state.orders.get(number));
      }
    };
  }

  private Set<CustomerId> those(java.util.function.Predicate<String> like) {
    return state.customers.keySet().stream()
        .filter(like)
        .map(RetailState::customerId)
        .collect(Collectors.toSet());
  }

  // reads

  private Answer user(String user) {
    var customer = state.customers.get(user);
    return customer != null && asOwner(customer.id()).mayAskFor(customer.id())
        ? new Answer(true, state.userTree(user))
        : Answer.no(Refusal.UNKNOWN_CUSTOMER);
  }

  private Optional<Order> order(Map<String, Object> a) {
    return Optional.ofNullable(state.orders.get(text(a, "order_id")));
  }

  private Optional<Product> product(String id) {
    return ProductId.valid(id) ? state.catalog.find(new ProductId(id)) : Optional.empty();
  }

  private String productNames() {
    var names = new TreeMap<String, String>();
    for (var product : state.catalog.products()) {
      names.put(product.name().in(Language.ENGLISH), product.id().value());
    }
    return JsonMapper.shared()
        .writeValueAsString(names)
        .replace("\":\"", "\": \"")
        .replace("\",\"", "\", \"");
  }

  // changes

  private Answer change(Map<String, Object> a, OrderRequest request, Consent consent) {
    var found = order(a);
    if (found.isEmpty()) {
      return Answer.no(Refusal.UNKNOWN_ORDER);
    }
    var order = found.get();
    var in = in(order);
    return switch (OrderRules.carryOut(request, yes(request, in, consent).orElse(null), in)) {
      case Verdict.Refused(var refusal) -> Answer.no(refusal);
      case Verdict.Allowed(var plan) -> {
        done(request, plan);
        yield new Answer(true, state.orderTree(order.number()));
      }
    };
  }

  private OrderCase in(Order order) {
    return new OrderCase(
        order,
        asOwner(order.customer()),
        state.wallet(state.userOf(order.customer())),
        state.catalog,
        state.left,
        POLICY,
        ZoneOffset.ofHours(-5),
        Language.ENGLISH,
        null,
        RetailState.NOW);
  }

  private static Optional<Confirmation> yes(OrderRequest request, OrderCase in, Consent consent) {
    return switch (consent) {
      case NOTHING -> Optional.empty();
      case YES ->
          OrderRules.consider(request, in) instanceof Verdict.Allowed(var plan)
              ? Optional.of(plan.confirmation())
              : Optional.empty();
      case TO_SOMETHING_ELSE -> Optional.of(new Confirmation("0".repeat(32)));
    };
  }

  private void done(OrderRequest request, Verdict.Plan plan) {
    var after = plan.after();
    state.orders.put(after.number(), after.withVersion(plan.before().version() + 1));
    for (var move : plan.transfers()) {
      if (move.due() == Transfer.Due.NOW
          && state.methods.get(move.method())
              instanceof PaymentMethod.GiftCard(var id, var balance)) {
        state.methods.put(
            id,
            new PaymentMethod.GiftCard(
                id,
                move.kind() == Transfer.Kind.CHARGE
                    ? balance.minus(move.amount())
                    : balance.plus(move.amount())));
      }
    }
    if (request instanceof OrderRequest.ChangeItems(var swaps, var method)) {
      if (plan.transfers().isEmpty()) {
        state.changedForNothing.put(after.number(), method);
      }
      var shown = new HashMap<Integer, ProductId>();
      for (var i = 0; i < after.lines().size(); i++) {
        if (!after.lines().get(i).equals(plan.before().lines().get(i))) {
          shown.put(i, swaps.getLast().to());
        }
      }
      state.shownAs.put(after.number(), Map.copyOf(shown));
    }
  }

  private Answer changeDefaultAddress(Map<String, Object> a, Consent consent) {
    var user = text(a, "user_id");
    var customer = state.customers.get(user);
    if (customer == null) {
      return Answer.no(Refusal.UNKNOWN_CUSTOMER);
    }
    var by = asOwner(customer.id());
    var address = RetailState.address(a);
    var yes =
        consent == Consent.TO_SOMETHING_ELSE
            ? new Confirmation("0".repeat(32))
            : consent == Consent.YES
                    && DefaultAddress.consider(address, customer, by, RetailState.NOW)
                        instanceof DefaultAddress.Change.Allowed allowed
                ? allowed.confirmation()
                : null;
    return switch (DefaultAddress.carryOut(address, yes, customer, by, RetailState.NOW)) {
      case DefaultAddress.Change.Refused(var refusal) -> Answer.no(refusal);
      case DefaultAddress.Change.Allowed(var after, var confirmation) -> {
        state.customers.put(user, after);
        yield new Answer(true, state.userTree(user));
      }
    };
  }

  private static Optional<List<Swap>> swaps(Map<String, Object> a) {
    var from = texts(a, "item_ids");
    var to = texts(a, "new_item_ids");
    if (from.size() != to.size()) {
      return Optional.empty();
    }
    var swaps = new ArrayList<Swap>();
    for (var i = 0; i < from.size(); i++) {
      swaps.add(new Swap(new ProductId(from.get(i)), new ProductId(to.get(i))));
    }
    return Optional.of(swaps);
  }

  private static String method(Map<String, Object> a) {
    return text(a, "payment_method_id");
  }

  private static Rule pending(boolean once, Set<String> reasons) {
    return new Rule(EnumSet.of(OrderStatus.PAID), null, once, false, reasons);
  }
}
