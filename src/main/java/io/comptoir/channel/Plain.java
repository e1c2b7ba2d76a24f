package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.message.Content;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks in plain words, for channels that show no blocks. */
final class Plain {
  private final Capabilities can;
  private final Language language;

  Plain(Capabilities can, Language language) {
    this.can = can;
    this.language = language;
  }

  String cart(Content.CartBlock cart) {
    var lines = new ArrayList<String>();
    rows(cart.rows(), lines);
    cart.totals().forEach(total -> lines.add(total.label() + ": " + money(total.amount())));
    lines.add("= " + money(cart.total()));
    cart.facts().forEach(fact -> lines.add(fact.label() + ": " + fact.value()));
    return String.join("\n", lines);
  }

  String order(Content.OrderBlock order) {
    var lines = new ArrayList<String>();
    lines.add(order.number() + ": " + order.statusLabel());
    rows(order.rows(), lines);
    lines.add("= " + money(order.total()));
    return String.join("\n", lines);
  }

  String payment(Content.PaymentBlock payment) {
    return payment.label() + " (" + payment.payee() + ", " + money(payment.amount()) + ")";
  }

  String place(Content.Location place) {
    return Choices.lines(
        place.name(),
        can.links()
            ? "https://www.openstreetmap.org/?mlat="
                + place.latitude()
                + "&mlon="
                + place.longitude()
            : "");
  }

  /** The questions of a form, one a line. */
  String form(Content.Form form) {
    var lines = new ArrayList<String>();
    Optional.ofNullable(form.text()).ifPresent(lines::add);
    form.fields().forEach(field -> lines.add("- " + field.label()));
    return String.join("\n", lines);
  }

  /**
   * A product's lines.
   *
   * @param lead its number, or ""
   * @param whole with its summary and facts
   */
  String product(Content.ProductCard card, String lead, boolean whole) {
    var lines = new ArrayList<String>();
    lines.add(lead + card.name() + price(card).map(price -> ", " + price).orElse(""));
    Optional.ofNullable(card.why()).ifPresent(why -> lines.add("   " + why));
    if (whole) {
      Optional.ofNullable(card.summary()).ifPresent(lines::add);
      card.facts().forEach(fact -> lines.add(fact.label() + ": " + fact.value()));
    }
    return String.join("\n", lines);
  }

  Optional<String> price(Content.ProductCard card) {
    return Optional.ofNullable(card.price()).map(this::money);
  }

  String money(Money money) {
    var format = NumberFormat.getCurrencyInstance(language.locale());
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
    format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
    return format.format(money.major());
  }

  private void rows(List<Content.CartRow> rows, List<String> lines) {
    rows.forEach(row -> lines.add(row.quantity() + " × " + row.name() + ", " + money(row.price())));
  }
}
