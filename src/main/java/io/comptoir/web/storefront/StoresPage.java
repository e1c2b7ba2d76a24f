package io.comptoir.web.storefront;

import io.comptoir.web.storefront.Frame.About;
import java.util.List;

/** The shops one can walk into. */
public record StoresPage(Frame frame, List<StoreView> stores) {
  public StoresPage {
    stores = List.copyOf(stores);
  }

  static StoresPage of(Visit visit) {
    var words = visit.words();
    return new StoresPage(
        Frame.of(
            visit,
            About.page(words.text("stores.title"), "/stores")
                .described(words.text("stores.description", visit.front().name()))),
        StoreView.all(visit));
  }
}
