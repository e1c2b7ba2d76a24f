package io.comptoir.commerce.order;

import io.comptoir.base.Money;
import io.comptoir.commerce.catalog.ProductId;
import java.util.List;
import java.util.Map;

/** What the rules say to a request. */
public sealed interface Verdict {
  /** It can be done, so. */
  record Allowed(Plan plan) implements Verdict {}

  record Refused(Refusal refusal) implements Verdict {}

  /**
   * What would be done.
   *
   * @param after the order as it would be
   * @param transfers money that would move
   * @param taken pieces that would leave the shelf
   * @param difference what the customer would pay more; below zero for what they would get back
   */
  record Plan(
      Order before,
      Order after,
      List<Transfer> transfers,
      Map<ProductId, Integer> taken,
      Money difference,
      Confirmation confirmation) {
    public Plan {
      transfers = List.copyOf(transfers);
      taken = Map.copyOf(taken);
    }
  }
}
