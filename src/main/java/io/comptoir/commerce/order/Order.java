package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.giftcard.GiftCard;
import io.comptoir.customer.CustomerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer ordered, with names and prices as they were, so that it stays readable when the
 * catalogue moves on.
 *
 * @param number what people see and say: {@code C-7F3K2Q}
 * @param conversation the id of the conversation where it was placed, and where its news goes
 * @param promotions ids of those it had, with or without a code
 * @param hold its goods off the shelf; null when none were taken
 * @param paidBy the payment that paid it
 * @param returns goods of it that come back
 * @param pointsUsed loyalty points that it was partly paid with; null for none
 * @param replaces the number of the order that this one takes the place of once it is paid; null
 *     for none
 * @param after what became of it besides its status and its returns
 * @param version of the stored row; a change made on an older version is refused. 0 is not stored
 *     yet
 */
public record Order(
    OrderId id,
    String number,
    ShopId shop,
    CustomerId customer,
    UUID conversation,
    OrderStatus status,
    List<OrderLine> lines,
    List<Amount> amounts,
    Money total,
    @Nullable String coupon,
    List<String> promotions,
    Contact contact,
    Delivery delivery,
    Instant placedAt,
    List<StatusChange> history,
    @Nullable Hold hold,
    @Nullable UUID paidBy,
    List<Return> returns,
    @Nullable Integer pointsUsed,
    @Nullable String replaces,
    AfterSales after,
    long version) {
  public Order {
    lines = List.copyOf(lines);
    amounts = List.copyOf(amounts);
    // orders of earlier versions do not say
    promotions = promotions == null ? List.of() : List.copyOf(promotions);
    history = List.copyOf(history);
    returns = returns == null ? List.of() : List.copyOf(returns);
    after = after == null ? AfterSales.NONE : after;
  }

  /** One after which nothing has come yet. */
  public Order(
      OrderId id,
      String number,
      ShopId shop,
      CustomerId customer,
      UUID conversation,
      OrderStatus status,
      List<OrderLine> lines,
      List<Amount> amounts,
      Money total,
      @Nullable String coupon,
      List<String> promotions,
      Contact contact,
      Delivery delivery,
      Instant placedAt,
      List<StatusChange> history,
      @Nullable Hold hold,
      @Nullable UUID paidBy,
      List<Return> returns,
      @Nullable Integer pointsUsed,
      @Nullable String replaces,
      long version) {
    this(
        id,
        number,
        shop,
        customer,
        conversation,
        status,
        lines,
        amounts,
        total,
        coupon,
        promotions,
        contact,
        delivery,
        placedAt,
        history,
        hold,
        paidBy,
        returns,
        pointsUsed,
        replaces,
        AfterSales.NONE,
        version);
  }

  public record OrderLine(
      ProductId item,
      String name,
      @Nullable String detail,
      int quantity,
      Money unitPrice,
      Money price) {}

  /**
   * A line under the goods.
   *
   * @param kind {@code subtotal}, {@code discount} (negative), {@code delivery}, {@code
   *     tax_included}
   */
  public record Amount(String kind, String label, Money amount) {}

  public record Contact(String name, String email, @Nullable String phone) {}

  /**
   * @param address null when fetched in a shop
   * @param store the shop it is fetched in
   * @param at when it is wanted, as {@code 2026-12-01T19:30} in the shop's time; null for as soon
   *     as can be
   * @param gift how it is wrapped as a gift; null when it is not
   */
  public record Delivery(
      String method,
      @Nullable PostalAddress address,
      @Nullable String store,
      @Nullable String at,
      @Nullable Gift gift) {}

  /**
   * A parcel wrapped as a gift.
   *
   * @param message written on a card, at most {@link #MAX_MESSAGE} characters; null for no card
   */
  public record Gift(@Nullable String message) {
    public static final int MAX_MESSAGE = 200;

    public Gift {
      if (message != null && (message.isBlank() || message.length() > MAX_MESSAGE)) {
        throw new IllegalArgumentException("a card holds 1 to " + MAX_MESSAGE + " characters");
      }
    }
  }

  public record StatusChange(OrderStatus status, Instant at) {}

  /**
   * Its goods while they are off the shelf for it. Each round has a reservation of its own, so that
   * what was put back is never counted as taken.
   *
   * @param round counts reservations, from 1
   * @param until when an unpaid order lets them go; null once nothing is left to do by the clock
   * @param lapsed no longer to be relied on: being put back, or put back
   */
  public record Hold(int round, @Nullable Instant until, boolean lapsed) {}

  /**
   * The order in its next state.
   *
   * @throws IllegalStateException when it may not go there from where it stands
   */
  public Order moved(OrderStatus to, Instant at) {
    if (!status.next().contains(to)) {
      throw new IllegalStateException("an order that is " + status + " cannot become " + to);
    }
    var longer = new java.util.ArrayList<>(history);
    longer.add(new StatusChange(to, at));
    return with(to, longer, hold, paidBy, version);
  }

  /** The order paid by this payment; what is held for it stays. */
  public Order paid(UUID payment, Instant at) {
    var paid = moved(OrderStatus.PAID, at);
    return with(paid.status, paid.history, new Hold(round(), null, false), payment, version);
  }

  /** The order paid whole by a gift card; what is held for it stays. */
  public Order paidByCard(Instant at) {
    var paid = moved(OrderStatus.PAID, at);
    return with(paid.status, paid.history, new Hold(round(), null, false), null, version);
  }

  /** The order with its goods held in this round; an unpaid one lets them go at {@code until}. */
  public Order held(int round, Instant until) {
    return with(status, history, new Hold(round, until, false), paidBy, version);
  }

  /** The order with its goods held in this round, whatever it holds. */
  public Order inRound(int round) {
    var since = hold == null ? null : hold.until();
    return with(status, history, new Hold(round, since, false), paidBy, version);
  }

  /** The order relying no more on what is held; {@link Hold#until()} stays until it is put back. */
  public Order lapsed() {
    return with(
        status,
        history,
        new Hold(round(), hold == null ? null : hold.until(), true),
        paidBy,
        version);
  }

  /** The order whose lapsed hold is dealt with. */
  public Order letGo() {
    return with(status, history, new Hold(round(), null, true), paidBy, version);
  }

  /** Whether its goods are off the shelf for it. */
  public boolean holds() {
    return hold != null && !hold.lapsed();
  }

  /** The round of its last reservation; 0 when there was none. */
  public int round() {
    return hold == null ? 0 : hold.round();
  }

  /** The key of the stock reservation of this round. */
  public String reservation(int inRound) {
    return inRound <= 1 ? id.toString() : id + "/" + inRound;
  }

  /** Whether it may still be cancelled, when a shop lets cancel before this state. */
  public boolean cancellable(OrderStatus before) {
    return status.next().contains(OrderStatus.CANCELLED) && status.compareTo(before) < 0;
  }

  /** The order with goods of it coming back. */
  public Order returning(Return more) {
    var all = new java.util.ArrayList<>(returns);
    all.add(more);
    return with(status, history, hold, paidBy, List.copyOf(all), version);
  }

  /** The order whose goods of this return were dealt with; as it is when it has no such return. */
  public Order settling(String returned, Instant at) {
    var all = returns.stream().map(r -> r.number().equals(returned) ? r.settled(at) : r).toList();
    return with(status, history, hold, paidBy, all, version);
  }

  /** Since when the oldest of its returns waits for somebody; empty when none does. */
  public Optional<Instant> returnsWaitSince() {
    return returns.stream().filter(Return::waits).map(Return::at).min(Instant::compareTo);
  }

  /** The order partly paid with these points. */
  public Order withPoints(int points) {
    var copy = new Copy(this);
    copy.pointsUsed = points;
    return copy.order();
  }

  /** The order that takes the place of another once it is paid. */
  public Order replacing(String number) {
    var copy = new Copy(this);
    copy.replaces = number;
    return copy.order();
  }

  /** Loyalty points that it was partly paid with. */
  public int points() {
    return pointsUsed == null ? 0 : pointsUsed;
  }

  /** What is given back for goods that come back. */
  public Money returned() {
    return returns.stream().map(Return::refund).reduce(Money.zero(total.currency()), Money::plus);
  }

  /** Pieces of this line that have not been sent back yet; the first lines are sent back first. */
  @SuppressWarnings("ReferenceEquality") // two lines may say the same
  public int keptOf(OrderLine line) {
    var back =
        returns.stream().filter(r -> r.item().equals(line.item())).mapToInt(Return::quantity).sum();
    for (var before : lines) {
      if (before == line) {
        break;
      }
      back -= before.item().equals(line.item()) ? before.quantity() : 0;
    }
    return line.quantity() - Math.clamp(back, 0, line.quantity());
  }

  /** Pieces of this item, in whatever lines, that have not been sent back yet. */
  public int keptOf(ProductId item) {
    return lines.stream().filter(l -> l.item().equals(item)).mapToInt(this::keptOf).sum();
  }

  /** What was really paid for these pieces: their share of all discounts is theirs. */
  public Money paidFor(OrderLine line, int pieces) {
    var goods = lines.stream().mapToLong(l -> l.price().minor()).sum();
    var off =
        amounts.stream()
            .filter(x -> x.kind().equals("discount"))
            .mapToLong(x -> -x.amount().minor())
            .sum();
    var price = line.price().minor();
    var share =
        goods == 0
            ? 0
            : BigDecimal.valueOf(off)
                .multiply(BigDecimal.valueOf(price))
                .divide(BigDecimal.valueOf(goods), 0, RoundingMode.HALF_UP)
                .longValueExact();
    return new Money(
        Math.max(0, (price - share) * pieces / line.quantity()), line.price().currency());
  }

  /** The order going to another address. */
  Order goingTo(PostalAddress address) {
    return with(
        lines,
        amounts,
        total,
        new Delivery(delivery.method(), address, delivery.store(), delivery.at(), delivery.gift()),
        after);
  }

  /** The order with a parcel on its way; one of this number that it has already stays as it was. */
  public Order shipping(Shipment parcel) {
    if (parcel(parcel.tracking()).isPresent()) {
      return this;
    }
    var all = new java.util.ArrayList<>(after.shipments());
    all.add(parcel);
    return with(after.shipped(all));
  }

  public Optional<Shipment> parcel(String tracking) {
    return after.shipments().stream().filter(s -> s.tracking().equals(tracking)).findFirst();
  }

  /** The order after something became of one of its parcels. */
  public Order shipping(String tracking, Shipment.ShippingEvent event) {
    return with(
        after.shipped(
            after.shipments().stream()
                .map(s -> s.tracking().equals(tracking) ? s.after(event) : s)
                .toList()));
  }

  /** Whether it has parcels and all of them have arrived. */
  public boolean allArrived() {
    return !after.shipments().isEmpty()
        && after.shipments().stream().allMatch(s -> s.stage() == Shipment.Stage.DELIVERED);
  }

  /** The order with the change made that was waited for, paid now. */
  public Order afterPaying(AfterSales.AwaitedChange change, Instant at) {
    var changed = holding(change.lines(), change.amounts(), change.total());
    for (var back : change.returns()) {
      changed = changed.returning(back);
    }
    var since = changed.after().awaiting(null);
    since =
        since.moving(
            List.of(
                new Transfer(
                    Transfer.Kind.CHARGE,
                    change.method(),
                    change.difference(),
                    Transfer.Due.NOW,
                    at)));
    return changed.with(change.returns().isEmpty() ? since.itemsChanged(at) : since);
  }

  /** What is still to be paid by a provider: the total without what gift cards pay. */
  public Money toPay() {
    return after.transfers().stream()
        .filter(t -> t.kind() == Transfer.Kind.CHARGE && t.due() == Transfer.Due.NOW)
        .filter(t -> GiftCard.codeOf(t.method()).isPresent())
        .map(Transfer::amount)
        .reduce(total, Money::minus);
  }

  /** The order with other goods and sums. */
  Order holding(List<OrderLine> goods, List<Amount> under, Money sum) {
    return with(goods, under, sum, delivery, after);
  }

  /** The order after this has become of it. */
  public Order with(AfterSales since) {
    return with(lines, amounts, total, delivery, since);
  }

  /** The same order, of the customer that its buyer turned out to be. */
  public Order ownedBy(CustomerId owner) {
    var copy = new Copy(this);
    copy.customer = owner;
    return copy.order();
  }

  /** The same order as the row of this version. */
  public Order withVersion(long stored) {
    return with(status, history, hold, paidBy, stored);
  }

  private Order with(
      OrderStatus in,
      List<StatusChange> since,
      @Nullable Hold holding,
      @Nullable UUID payment,
      long stored) {
    return with(in, since, holding, payment, returns, stored);
  }

  private Order with(
      OrderStatus in,
      List<StatusChange> since,
      @Nullable Hold holding,
      @Nullable UUID payment,
      List<Return> back,
      long stored) {
    var copy = new Copy(this);
    copy.status = in;
    copy.history = since;
    copy.hold = holding;
    copy.paidBy = payment;
    copy.returns = back;
    copy.version = stored;
    return copy.order();
  }

  private Order with(
      List<OrderLine> goods, List<Amount> under, Money sum, Delivery to, AfterSales since) {
    var copy = new Copy(this);
    copy.lines = goods;
    copy.amounts = under;
    copy.total = sum;
    copy.delivery = to;
    copy.after = since;
    return copy.order();
  }

  /** The same order with some of it another. */
  private static final class Copy {
    private final Order of;
    private CustomerId customer;
    private OrderStatus status;
    private List<OrderLine> lines;
    private List<Amount> amounts;
    private Money total;
    private Delivery delivery;
    private List<StatusChange> history;
    private @Nullable Hold hold;
    private @Nullable UUID paidBy;
    private List<Return> returns;
    private @Nullable Integer pointsUsed;
    private @Nullable String replaces;
    private AfterSales after;
    private long version;

    Copy(Order of) {
      this.of = of;
      this.customer = of.customer;
      this.status = of.status;
      this.lines = of.lines;
      this.amounts = of.amounts;
      this.total = of.total;
      this.delivery = of.delivery;
      this.history = of.history;
      this.hold = of.hold;
      this.paidBy = of.paidBy;
      this.returns = of.returns;
      this.pointsUsed = of.pointsUsed;
      this.replaces = of.replaces;
      this.after = of.after;
      this.version = of.version;
    }

    Order order() {
      return new Order(
          of.id,
          of.number,
          of.shop,
          customer,
          of.conversation,
          status,
          lines,
          amounts,
          total,
          of.coupon,
          of.promotions,
          of.contact,
          delivery,
          of.placedAt,
          history,
          hold,
          paidBy,
          returns,
          pointsUsed,
          replaces,
          after,
          version);
    }
  }
}
