package io.comptoir.action;

import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.order.OrderRequest;
import io.comptoir.commerce.order.OrderRequest.Swap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requests about orders, from the words of a flow or of the API. */
public final class OrderRequests {
  private static final int MAX_PIECES = 200;

  private OrderRequests() {}

  /**
   * @param what {@code cancel}, {@code change_address}, {@code change_items}, {@code
   *     change_payment}, {@code return}, {@code exchange}
   * @param field the words of a field, "" when it is not given: {@code reason}, {@code to}, {@code
   *     street} …
   * @param items for each piece what it is, and what is taken for it ("" when it only comes back)
   * @return empty when there is no such request, or an item could be none
   */
  public static Optional<OrderRequest> read(
      String what, UnaryOperator<String> field, List<Piece> items) {
    var valid =
        items.size() <= MAX_PIECES
            && items.stream()
                .allMatch(
                    p ->
                        ProductId.valid(p.item())
                            && (p.instead().isEmpty() || ProductId.valid(p.instead())));
    if (!valid) {
      return Optional.empty();
    }
    var to = field.apply("to").isEmpty() ? OrderDesk.ORIGINAL : field.apply("to");
    return switch (what) {
      case "cancel" -> Optional.of(new OrderRequest.Cancel(field.apply("reason")));
      case "change_address" ->
          Optional.of(
              new OrderRequest.ChangeAddress(
                  new PostalAddress(
                      field.apply("street"),
                      field.apply("postcode"),
                      field.apply("city"),
                      field.apply("country").isEmpty() ? "FR" : field.apply("country"))));
      case "change_items" -> swaps(items).map(swaps -> new OrderRequest.ChangeItems(swaps, to));
      case "change_payment" -> Optional.of(new OrderRequest.ChangePayment(to));
      case "return" ->
          Optional.of(
              new OrderRequest.SendBack(
                  items.stream().map(p -> new ProductId(p.item())).toList(),
                  to,
                  field.apply("reason")));
      case "exchange" ->
          swaps(items).map(swaps -> new OrderRequest.Exchange(swaps, to, field.apply("reason")));
      default -> Optional.empty();
    };
  }

  /**
   * @param instead "" when nothing is taken for it
   */
  public record Piece(String item, String instead) {}

  private static Optional<List<Swap>> swaps(List<Piece> items) {
    var swaps = new ArrayList<Swap>();
    for (var piece : items) {
      if (piece.instead().isEmpty()) {
        return Optional.empty();
      }
      swaps.add(new Swap(new ProductId(piece.item()), new ProductId(piece.instead())));
    }
    return Optional.of(swaps);
  }
}
