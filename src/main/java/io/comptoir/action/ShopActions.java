package io.comptoir.action;

import java.util.ArrayList;
import java.util.List;

/** The actions of a shop, put together. Their reference is {@code docs/reference/actions.md}. */
public final class ShopActions {
  private ShopActions() {}

  /** Of a shop that learns nothing from its customers. */
  public static Actions of(Counter counter) {
    return of(counter, new Recommendations(counter, Unlearned.of(counter)));
  }

  /** Of a shop whose customers have one channel each. */
  public static Actions of(Counter counter, Recommendations recommendations) {
    return new Actions(List.copyOf(all(counter, recommendations)));
  }

  /** Of a shop that learns nothing from its customers. */
  public static Actions of(Counter counter, Linking linking) {
    return of(counter, new Recommendations(counter, Unlearned.of(counter)), linking);
  }

  public static Actions of(Counter counter, Recommendations recommendations, Linking linking) {
    var all = all(counter, recommendations);
    all.addAll(new IdentityActions(counter, linking).all());
    return new Actions(List.copyOf(all));
  }

  private static List<Action> all(Counter counter, Recommendations recommendations) {
    var all = new ArrayList<Action>();
    all.addAll(new ProductActions(counter).all());
    all.addAll(new RecommendActions(counter, recommendations).all());
    all.addAll(new CartActions(counter).all());
    all.addAll(new CouponActions(counter).all());
    all.addAll(new CheckoutActions(counter).all());
    all.addAll(new OrderActions(counter).all());
    all.addAll(new OrderChangeActions(counter).all());
    all.addAll(new GiftCardActions(counter).all());
    all.addAll(new ReorderActions(counter).all());
    all.addAll(new GiftActions(counter).all());
    all.addAll(new StoreActions(counter).all());
    all.addAll(new StoreTimes(counter).all());
    all.addAll(new TableActions(counter).all());
    all.addAll(new OfferActions(counter).all());
    all.addAll(new TasteActions(counter).all());
    all.addAll(new ProfileActions(counter).all());
    all.addAll(new GivenGifts(counter).all());
    all.addAll(new LoyaltyActions(counter).all());
    all.addAll(new ReturnActions(counter).all());
    all.addAll(new FreeTimes(counter).all());
    all.addAll(new AppointmentActions(counter).all());
    all.addAll(new WaitingActions(counter).all());
    return all;
  }
}
