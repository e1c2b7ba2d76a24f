package io.comptoir.web.storefront;

import io.comptoir.web.storefront.Frame.About;

/**
 * A page whose content comes by script: the cart, an order.
 *
 * @param subject the order's number; "" for the cart
 */
public record PlainPage(Frame frame, String title, String subject) {

  static PlainPage cart(Visit visit) {
    var title = visit.words().text("cart.title");
    return new PlainPage(Frame.of(visit, About.page(title, "/cart").unlisted()), title, "");
  }

  static PlainPage order(String number, Visit visit) {
    var title = visit.words().text("order.title", number);
    return new PlainPage(
        Frame.of(visit, About.page(title, "/orders/" + Links.path(number)).unlisted()),
        title,
        number);
  }
}
