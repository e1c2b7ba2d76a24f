package io.comptoir.web.storefront;

import io.comptoir.commerce.catalog.CatalogVocabulary.Category;
import io.comptoir.web.storefront.Frame.About;
import io.comptoir.web.storefront.Frame.Aisle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The products of a category.
 *
 * @param outer the category that this one is inside of
 * @param beside the categories inside this one, or else those beside it
 */
public record CategoryPage(
    Frame frame, String title, @Nullable Aisle outer, List<Aisle> beside, Listing listing) {
  public CategoryPage {
    beside = List.copyOf(beside);
  }

  /** Empty when the shop has no such category. */
  static Optional<CategoryPage> of(String id, Filters filters, Visit visit) {
    var category = visit.front().catalog().vocabulary().categories().get(id);
    return category == null ? Optional.empty() : Optional.of(of(category, filters, visit));
  }

  private static CategoryPage of(Category category, Filters filters, Visit visit) {
    var label = category.label().in(visit.language());
    var listing =
        Listing.of(
            Shelf.category(category.id(), visit),
            filters,
            visit.links().category(category.id()),
            visit);
    var path = "/categories/" + Links.path(category.id()) + filters.query();
    var about =
        About.page(label, path)
            .described(visit.words().text("category.description", label, visit.front().name()))
            .telling(DataEvent.viewList(category.id(), label, listing.tiles(), visit));
    return new CategoryPage(
        Frame.of(visit, filters.any() ? about.unlisted() : about),
        label,
        outer(category, visit),
        beside(category, visit),
        listing);
  }

  private static @Nullable Aisle outer(Category category, Visit visit) {
    var parent = category.parent();
    return parent == null
        ? null
        : Frame.aisles(visit).stream().filter(a -> a.id().equals(parent)).findFirst().orElse(null);
  }

  private static List<Aisle> beside(Category category, Visit visit) {
    var parent = category.parent() == null ? category.id() : category.parent();
    var inner = new ArrayList<Aisle>();
    for (var aisle : Frame.aisles(visit)) {
      if (aisle.id().equals(parent)) {
        aisle.inner().stream()
            .filter(a -> !Shelf.category(a.id(), visit).isEmpty())
            .forEach(inner::add);
      }
    }
    return inner;
  }
}
