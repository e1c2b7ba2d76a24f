package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.channel.Capabilities;
import io.comptoir.channel.Degradation;
import io.comptoir.commerce.catalog.Catalog;
import io.comptoir.dialogue.message.Words;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message's content as lines of a terminal: cards numbered, buttons in square brackets; on a
 * channel that shows less, as that channel would send it.
 */
final class Printed {
  private static final String SITE = PublicAddress.local("localhost", 8080);

  private final Words words;
  private final Language language;
  private final Optional<Capabilities> lesser;

  /**
   * @param channel whose messages they are: what it cannot show is brought down to what it can
   */
  Printed(Catalog catalog, Language language, String channel) {
    this.words = new Words(catalog, language);
    this.language = language;
    this.lesser = Capabilities.of(channel).filter(can -> !can.blocks());
  }

  static Printed in(Rehearsal rehearsal) {
    var now = rehearsal.now();
    return new Printed(rehearsal.shop().shop().catalog(), now.language(), now.identity().channel());
  }

  String of(Content content) {
    return lesser
        .map(can -> Degradation.degrade(content, can, language, SITE))
        .orElse(List.of(content))
        .stream()
        .map(this::shown)
        .collect(Collectors.joining("\n"));
  }

  private String shown(Content content) {
    var lines = new ArrayList<String>();
    switch (content) {
      case Content.Text(var text, var actions) -> add(lines, text, actions);
      case Content.Image(var url, var alt, var text, var actions) ->
          add(lines, "(picture: " + (alt == null ? url : alt) + ")", actions);
      case Content.Products(var layout, var items, var actions) -> {
        for (var i = 0; i < items.size(); i++) {
          card(lines, i + 1, items.get(i));
        }
        buttons(lines, actions);
      }
      case Content.CartBlock cart -> cart(lines, cart);
      case Content.OrderBlock order -> {
        lines.add(
            "Order "
                + order.number()
                + " · "
                + order.statusLabel()
                + " · "
                + words.money(order.total()));
        order
            .rows()
            .forEach(
                r ->
                    lines.add(
                        "  " + r.quantity() + " × " + r.name() + "  " + words.money(r.price())));
        order.steps().forEach(s -> lines.add("  " + (s.done() ? "●" : "○") + " " + s.label()));
        buttons(lines, order.actions());
      }
      case Content.PaymentBlock payment -> {
        lines.add(
            "(payment) "
                + payment.label()
                + " · "
                + words.money(payment.amount())
                + " · "
                + payment.payee()
                + " · "
                + payment.state());
        if (payment.url() != null) {
          lines.add("  " + payment.url());
        }
        buttons(lines, payment.actions());
      }
      case Content.Carousel(var items, var actions) -> {
        items(lines, items);
        buttons(lines, actions);
      }
      case Content.ItemList(var text, var items, var actions) -> {
        if (text != null) {
          lines.add(text);
        }
        items(lines, items);
        buttons(lines, actions);
      }
      case Content.Form form -> {
        if (form.text() != null) {
          lines.add(form.text());
        }
        form.fields()
            .forEach(
                f ->
                    lines.add(
                        "  "
                            + f.label()
                            + (f.required() ? " *" : "")
                            + ": "
                            + (f.value() == null ? "______" : f.value())
                            + (f.error() == null ? "" : "  ! " + f.error())));
        lines.add("  [" + form.submit() + "]  (or answer one by one)");
      }
      case Content.Change(var of, var now) ->
          lines.add("(changed) " + (now == null ? "deleted" : shown(now)));
      case Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.Unsupported _ ->
          lines.add("(" + content.getClass().getSimpleName() + ")");
    }
    return String.join("\n", lines);
  }

  private void card(List<String> lines, int number, Content.ProductCard card) {
    var line = new StringBuilder("  " + number + ". " + card.name());
    if (card.price() != null) {
      line.append(" · ").append(words.money(card.price()));
    }
    if (card.oldPrice() != null) {
      line.append(" (").append(words.money(card.oldPrice())).append(")");
    }
    if (card.rating() != null && card.reviews() > 0) {
      line.append(" · ★ ").append(card.rating()).append(" (").append(card.reviews()).append(")");
    }
    if (card.availability() != Content.Availability.IN_STOCK) {
      line.append(" · ")
          .append(card.availability().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }
    lines.add(line.toString());
    if (card.why() != null && !card.why().isBlank()) {
      lines.add("     " + card.why());
    } else if (card.summary() != null) {
      lines.add("     " + card.summary());
    }
    card.facts().forEach(f -> lines.add("     " + f.label() + ": " + f.value()));
  }

  private void cart(List<String> lines, Content.CartBlock cart) {
    cart.rows()
        .forEach(
            r ->
                lines.add(
                    "  "
                        + r.quantity()
                        + " × "
                        + r.name()
                        + (r.detail() == null ? "" : " (" + r.detail() + ")")
                        + "  "
                        + words.money(r.price())));
    cart.totals().forEach(t -> lines.add("  " + t.label() + "  " + words.money(t.amount())));
    lines.add("  = " + words.money(cart.total()));
    cart.facts().forEach(f -> lines.add("  " + f.label() + ": " + f.value()));
    buttons(lines, cart.actions());
  }

  private void items(List<String> lines, List<Content.Item> items) {
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      lines.add(
          "  "
              + (i + 1)
              + ". "
              + item.title()
              + (item.description() == null ? "" : " · " + item.description()));
    }
  }

  private static void add(List<String> lines, String text, List<Action> actions) {
    if (!text.isBlank()) {
      lines.add(text);
    }
    buttons(lines, actions);
  }

  private static void buttons(List<String> lines, List<Action> actions) {
    if (!actions.isEmpty()) {
      lines.add("  " + String.join(" ", actions.stream().map(a -> "[" + a.text() + "]").toList()));
    }
  }
}
