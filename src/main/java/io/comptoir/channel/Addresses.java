package io.comptoir.channel;

import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as they are seen from outside. Messages hold our own pages as {@code /shop/…}, which
 * the web chat follows from wherever it is; elsewhere they need the place in front. Pure.
 */
final class Addresses {
  private Addresses() {}

  /**
   * The same message with whole addresses.
   *
   * @param site {@code https://shop.example.com}, without a slash at its end
   */
  static Content whole(Content content, String site) {
    return switch (content) {
      case Content.Text(var text, var actions) -> new Content.Text(text, all(actions, site));
      case Content.Image(var url, var alt, var text, var actions) ->
          new Content.Image(at(url, site), alt, text, all(actions, site));
      case Content.Audio(var url, var text) -> new Content.Audio(at(url, site), text);
      case Content.Video(var url, var text) -> new Content.Video(at(url, site), text);
      case Content.File(var url, var name, var text) -> new Content.File(at(url, site), name, text);
      case Content.Carousel(var items, var actions) ->
          new Content.Carousel(items(items, site), all(actions, site));
      case Content.ItemList(var text, var items, var actions) ->
          new Content.ItemList(text, items(items, site), all(actions, site));
      case Content.Products(var layout, var items, var actions) ->
          new Content.Products(
              layout, items.stream().map(card -> card(card, site)).toList(), all(actions, site));
      case Content.CartBlock c ->
          new Content.CartBlock(
              rows(c.rows(), site),
              c.coupon(),
              c.totals(),
              c.total(),
              c.recap(),
              c.facts(),
              all(c.actions(), site));
      case Content.OrderBlock o ->
          new Content.OrderBlock(
              o.number(),
              o.status(),
              o.statusLabel(),
              rows(o.rows(), site),
              o.totals(),
              o.total(),
              o.steps(),
              orNull(o.url(), site),
              all(o.actions(), site));
      case Content.PaymentBlock p ->
          new Content.PaymentBlock(
              p.payment(),
              p.order(),
              p.amount(),
              p.payee(),
              p.provider(),
              p.state(),
              p.label(),
              orNull(p.url(), site),
              all(p.actions(), site));
      case Content.Change(var of, var now) ->
          new Content.Change(of, now == null ? null : whole(now, site));
      case Content.Form _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.Unsupported _ ->
          content;
    };
  }

  private static List<Action> all(List<Action> actions, String site) {
    return actions.stream().map(action -> whole(action, site)).toList();
  }

  private static Action whole(Action action, String site) {
    return switch (action) {
      case Action.Link(var text, var uri) -> new Action.Link(text, at(uri, site));
      case Action.Buy(var text, var price, var uri) -> new Action.Buy(text, price, at(uri, site));
      case Action.Webview(var text, var uri, var fallback) ->
          new Action.Webview(text, at(uri, site), at(fallback, site));
      case Action.Reply(var text, var payload, var icon) ->
          new Action.Reply(text, payload, orNull(icon, site));
      case Action.Postback _, Action.LocationRequest _ -> action;
    };
  }

  private static List<Content.Item> items(List<Content.Item> items, String site) {
    return items.stream()
        .map(
            i ->
                new Content.Item(
                    i.title(),
                    i.description(),
                    orNull(i.mediaUrl(), site),
                    i.altText(),
                    all(i.actions(), site)))
        .toList();
  }

  private static Content.ProductCard card(Content.ProductCard c, String site) {
    return new Content.ProductCard(
        c.id(),
        c.name(),
        c.summary(),
        c.why(),
        orNull(c.imageUrl(), site),
        c.imageAlt(),
        orNull(c.url(), site),
        c.price(),
        c.oldPrice(),
        c.rating(),
        c.reviews(),
        c.availability(),
        c.facts(),
        all(c.actions(), site));
  }

  private static List<Content.CartRow> rows(List<Content.CartRow> rows, String site) {
    return rows.stream()
        .map(
            r ->
                new Content.CartRow(
                    r.line(),
                    r.product(),
                    r.name(),
                    r.detail(),
                    orNull(r.imageUrl(), site),
                    r.quantity(),
                    r.unitPrice(),
                    r.price()))
        .toList();
  }

  private static @Nullable String orNull(@Nullable String url, String site) {
    return url == null ? null : at(url, site);
  }

  private static String at(String url, String site) {
    return url.startsWith("/") && !url.startsWith("//") ? site + url : url;
  }
}
