package io.comptoir.web.storefront;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells the data layer when it is looked at, in the words of Google Analytics 4.
 *
 * @param resultCount how many products were found; our own addition, as the field does it
 * @param value of the items together, in major units
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DataEvent(
    @JsonProperty("event") String event,
    @JsonProperty("item_list_id") @Nullable String listId,
    @JsonProperty("item_list_name") @Nullable String listName,
    @JsonProperty("search_term") @Nullable String searchTerm,
    @JsonProperty("result_count") @Nullable Integer resultCount,
    @JsonProperty("currency") @Nullable String currency,
    @JsonProperty("value") @Nullable BigDecimal value,
    @JsonProperty("items") List<Item> items) {
  public DataEvent {
    items = List.copyOf(items);
  }

  static DataEvent viewList(String id, String name, List<Tile> tiles, Visit visit) {
    return new DataEvent(
        "view_item_list", id, name, null, null, currency(visit), null, items(tiles));
  }

  static DataEvent viewItem(Item item, Visit visit) {
    return new DataEvent(
        "view_item", null, null, null, null, currency(visit), item.price(), List.of(item));
  }

  static DataEvent search(String term, int count) {
    return new DataEvent("search", null, null, term, count, null, null, List.of());
  }

  /** Opening a question of the help pages. */
  static DataEvent openFaq(String article) {
    return new DataEvent("open_faq", article, null, null, null, null, null, List.of());
  }

  private static List<Item> items(List<Tile> tiles) {
    return tiles.stream().map(Tile::item).toList();
  }

  private static String currency(Visit visit) {
    return visit.front().currency().getCurrencyCode();
  }
}
