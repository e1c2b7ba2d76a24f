package io.comptoir.web.storefront;

import io.comptoir.commerce.catalog.Product;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.web.storefront.Frame.About;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way in: the season's selection, a hand with presents, what is new, loved and reduced, the
 * house.
 *
 * @param wishes sentences that open the gift finder, each what the shopper would say
 */
public record HomePage(
    Frame frame,
    @Nullable Hero hero,
    List<Rack> racks,
    List<Door> doors,
    Ask ask,
    List<String> wishes,
    List<Promise> promises,
    String about,
    List<StoreView> stores) {
  private static final int RACK = 8;

  public HomePage {
    racks = List.copyOf(racks);
    doors = List.copyOf(doors);
    wishes = List.copyOf(wishes);
    promises = List.copyOf(promises);
    stores = List.copyOf(stores);
  }

  /**
   * What the page opens with.
   *
   * @param season whether it is the season's selection, and not the shop's lasting view
   */
  public record Hero(
      boolean season,
      String title,
      String text,
      @Nullable String image,
      String alt,
      List<Tile> tiles) {
    public Hero {
      tiles = List.copyOf(tiles);
    }
  }

  /** A row of products under a heading. */
  public record Rack(String id, String title, String text, List<Tile> tiles) {}

  /** A way into a category, with the picture of one of its products. */
  public record Door(String label, String url, int count, @Nullable String picture) {}

  public record Promise(String sign, String title, String text) {}

  /**
   * What the chat is offered for.
   *
   * @param eyebrow "" for none
   * @param say the sentence that the button says
   */
  public record Ask(String eyebrow, String title, String text, String button, String say) {}

  private static Ask ask(Visit visit) {
    var words = visit.words();
    var language = visit.language();
    var own = visit.front().showcase().ask();
    return own == null
        ? new Ask(
            words.text("gift.eyebrow"),
            words.text("gift.title"),
            words.text("gift.text"),
            words.text("gift.find"),
            words.text("gift.say"))
        : new Ask(
            "",
            own.title().in(language),
            own.text().in(language),
            own.button().in(language),
            own.say().in(language));
  }

  static HomePage of(Visit visit) {
    var words = visit.words();
    var language = visit.language();
    var showcase = visit.front().showcase();
    var hero = hero(visit);
    var racks = racks(visit);
    var events =
        racks.stream()
            .map(r -> DataEvent.viewList("home_" + r.id(), r.title(), r.tiles(), visit))
            .toArray(DataEvent[]::new);
    return new HomePage(
        Frame.of(visit, About.page("", "").telling(events)),
        hero,
        racks,
        doors(visit),
        ask(visit),
        showcase.wishes().stream().map(w -> w.in(language)).toList(),
        showcase.promises().stream()
            .map(p -> new Promise(p.sign(), p.title().in(language), p.text().in(language)))
            .toList(),
        showcase.about().isEmpty() ? words.text("home.about") : showcase.about().in(language),
        StoreView.all(visit));
  }

  /** What has to be counted on the shelves to make the page. */
  static Set<ProductId> counted(Visit visit) {
    var products = new ArrayList<Product>();
    visit
        .front()
        .showcase()
        .edition(visit.today())
        .ifPresent(e -> products.addAll(Shelf.named(e.products(), visit)));
    products.addAll(Shelf.newest(visit, RACK));
    products.addAll(Shelf.bestsellers(visit, 2 * RACK));
    products.addAll(Shelf.offers(visit, RACK));
    products.addAll(Shelf.featured(visit, RACK));
    return Visit.counted(products);
  }

  private static @Nullable Hero hero(Visit visit) {
    var language = visit.language();
    return visit
        .front()
        .showcase()
        .edition(visit.today())
        .map(
            e ->
                new Hero(
                    true,
                    e.title().in(language),
                    e.text().in(language),
                    visit.links().picture(e.image()),
                    e.alt().in(language),
                    Tile.of(Shelf.named(e.products(), visit), visit)))
        .orElseGet(() -> opening(visit));
  }

  private static @Nullable Hero opening(Visit visit) {
    var language = visit.language();
    var opening = visit.front().showcase().opening();
    return opening == null
        ? null
        : new Hero(
            false,
            opening.title().in(language),
            opening.text().in(language),
            visit.links().picture(opening.image()),
            opening.alt().in(language),
            List.of());
  }

  private static List<Rack> racks(Visit visit) {
    var racks = new ArrayList<Rack>();
    var shown = new LinkedHashSet<ProductId>();
    var fresh = Shelf.newest(visit, RACK);
    fresh.forEach(p -> shown.add(p.id()));
    rack("new", fresh, visit, racks);
    var loved =
        Shelf.bestsellers(visit, 2 * RACK).stream()
            .filter(p -> shown.add(p.id()))
            .limit(RACK)
            .toList();
    rack("bestsellers", loved, visit, racks);
    rack("offers", Shelf.offers(visit, RACK), visit, racks);
    if (racks.isEmpty()) {
      // An imported catalogue says neither what is new nor what is loved.
      rack("discover", Shelf.featured(visit, RACK), visit, racks);
    }
    return racks;
  }

  private static void rack(String id, List<Product> products, Visit visit, List<Rack> racks) {
    if (!products.isEmpty()) {
      var words = visit.words();
      racks.add(
          new Rack(
              id,
              words.text("rack." + id),
              words.text("rack." + id + ".text"),
              Tile.of(products, visit)));
    }
  }

  private static List<Door> doors(Visit visit) {
    var doors = new ArrayList<Door>();
    for (var aisle : Frame.aisles(visit)) {
      var products = Shelf.category(aisle.id(), visit);
      if (!products.isEmpty()) {
        var own = visit.front().showcase().categoryPictures().get(aisle.id());
        var picture =
            own == null
                ? Tile.of(products.getFirst(), visit).picture()
                : visit.links().picture(own);
        doors.add(new Door(aisle.label(), aisle.url(), products.size(), picture));
      }
    }
    return doors;
  }
}
