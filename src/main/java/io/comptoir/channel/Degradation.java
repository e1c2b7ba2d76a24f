package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a message down to what a channel can show. Whatever the message and the channel,
 * everything a person needs to answer is still there: choices become numbered lines, buttons their
 * words, links their addresses, blocks their facts. Pure.
 */
public final class Degradation {
  private Degradation() {}

  /**
   * The message as one or several that the channel can show, in order.
   *
   * @param site where our own pages are reached from outside, such as {@code
   *     https://shop.example.com}; addresses that begin with a slash are put behind it
   */
  public static List<Content> degrade(
      Content content, Capabilities can, Language language, String site) {
    return degrade(Addresses.whole(content, site), can, language);
  }

  private static List<Content> degrade(Content content, Capabilities can, Language language) {
    var fitted =
        switch (content) {
          case Content.Text text -> text(text.text(), text.actions(), can);
          case Content.Image image -> image(image, can);
          case Content.Audio audio ->
              text(lines(audio.text(), link(audio.mediaUrl(), can)), List.of(), can);
          case Content.Video video ->
              text(lines(video.text(), link(video.mediaUrl(), can)), List.of(), can);
          case Content.File file ->
              text(
                  lines(
                      file.text(),
                      can.links() ? file.name() + ": " + file.mediaUrl() : file.name()),
                  List.of(),
                  can);
          case Content.Carousel carousel ->
              carousel.items().size() <= can.cards()
                  ? List.<Content>of(carousel)
                  : items(null, carousel.items(), carousel.actions(), can);
          case Content.ItemList list ->
              list.items().size() <= can.rows()
                  ? List.<Content>of(list)
                  : items(list.text(), list.items(), list.actions(), can);
          case Content.Form form -> can.forms() ? List.<Content>of(form) : form(form, can);
          case Content.Location place ->
              can.location() ? List.<Content>of(place) : text(place(place), List.of(), can);
          case Content.Products products ->
              can.blocks() ? List.<Content>of(products) : products(products, can, language);
          case Content.CartBlock cart ->
              can.blocks() ? List.<Content>of(cart) : cart(cart, can, language);
          case Content.OrderBlock order ->
              can.blocks() ? List.<Content>of(order) : order(order, can, language);
          case Content.PaymentBlock payment ->
              can.blocks() ? List.<Content>of(payment) : payment(payment, can, language);
          case Content.Change change ->
              change.content() == null
                  ? List.<Content>of()
                  : degrade(change.content(), can, language);
          case Content.Template template -> List.<Content>of(template);
          case Content.FormResponse response -> List.<Content>of(response);
          case Content.Postback postback -> List.<Content>of(postback);
          case Content.Unsupported unknown -> List.<Content>of(unknown);
        };
    return List.copyOf(fitted);
  }

  private static List<Content> text(String text, List<Action> actions, Capabilities can) {
    var asItIs =
        actions.size() <= room(actions, can)
            && (can.markup()
                || actions.stream().noneMatch(a -> a instanceof Action.Link)
                || can.buttons() > 0);
    var whole = asItIs ? text : lines(text, choices(actions, can));
    var parts = Sentences.split(whole, can.text(), can.unit());
    var messages = new ArrayList<Content>();
    for (var i = 0; i < parts.size(); i++) {
      messages.add(
          new Content.Text(parts.get(i), asItIs && i == parts.size() - 1 ? actions : List.of()));
    }
    return messages;
  }

  private static int room(List<Action> actions, Capabilities can) {
    return actions.stream().allMatch(a -> a instanceof Action.Reply)
        ? Math.max(can.quickReplies(), can.buttons())
        : can.buttons();
  }

  /** The choices as numbered lines, links with their addresses where these are of use. */
  private static String choices(List<Action> actions, Capabilities can) {
    var lines = new ArrayList<String>();
    var number = 0;
    for (var action : actions) {
      lines.add(
          switch (action) {
            case Action.Link link -> worded(link.text(), link.uri(), can);
            case Action.Buy buy -> worded(buy.text(), buy.uri(), can);
            case Action.Webview view -> worded(view.text(), view.fallback(), can);
            case Action.Reply reply -> ++number + ". " + reply.text();
            case Action.Postback postback -> ++number + ". " + postback.text();
            case Action.LocationRequest request -> request.text();
          });
    }
    return String.join("\n", lines);
  }

  private static String worded(String words, String address, Capabilities can) {
    return can.links() ? words + ": " + address : words;
  }

  private static String link(@Nullable String address, Capabilities can) {
    return address == null || !can.links() ? "" : address;
  }

  private static List<Content> image(Content.Image image, Capabilities can) {
    if (can.images() && image.actions().size() <= can.buttons()) {
      return List.of(image);
    }
    var words = lines(image.text(), image.altText());
    return can.images()
        ? joined(
            new Content.Image(image.mediaUrl(), image.altText(), null, List.of()),
            text(lines(image.text(), ""), image.actions(), can))
        : text(lines(words, link(image.mediaUrl(), can)), image.actions(), can);
  }

  private static List<Content> items(
      @Nullable String intro, List<Content.Item> items, List<Action> actions, Capabilities can) {
    var lines = new ArrayList<String>();
    Optional.ofNullable(intro).ifPresent(lines::add);
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      lines.add(
          i
              + 1
              + ". "
              + item.title()
              + Optional.ofNullable(item.description()).map(d -> " (" + d + ")").orElse(""));
      item.actions().stream()
          .filter(a -> can.links() && a instanceof Action.Link)
          .map(a -> "   " + ((Action.Link) a).uri())
          .forEach(lines::add);
    }
    return text(String.join("\n", lines), actions, can);
  }

  private static List<Content> form(Content.Form form, Capabilities can) {
    var lines = new ArrayList<String>();
    Optional.ofNullable(form.text()).ifPresent(lines::add);
    form.fields().forEach(field -> lines.add("- " + field.label()));
    return text(String.join("\n", lines), List.of(), can);
  }

  private static List<Content> products(
      Content.Products products, Capabilities can, Language language) {
    var lines = new ArrayList<String>();
    var numbered = products.items().size() > 1;
    for (var i = 0; i < products.items().size(); i++) {
      var card = products.items().get(i);
      var line = new StringBuilder(numbered ? i + 1 + ". " : "").append(card.name());
      if (card.price() != null) {
        line.append(", ").append(money(card.price(), language));
      }
      lines.add(line.toString());
      Optional.ofNullable(card.why()).ifPresent(why -> lines.add("   " + why));
      if (products.layout() != Content.Layout.CAROUSEL) {
        Optional.ofNullable(card.summary()).ifPresent(lines::add);
        card.facts().forEach(fact -> lines.add(fact.label() + ": " + fact.value()));
      }
      var url = link(card.url(), can);
      if (!url.isEmpty()) {
        lines.add("   " + url);
      }
    }
    return text(String.join("\n", lines), products.actions(), can);
  }

  private static List<Content> cart(Content.CartBlock cart, Capabilities can, Language language) {
    var lines = new ArrayList<String>();
    rows(cart.rows(), lines, language);
    cart.totals()
        .forEach(total -> lines.add(total.label() + ": " + money(total.amount(), language)));
    lines.add("= " + money(cart.total(), language));
    cart.facts().forEach(fact -> lines.add(fact.label() + ": " + fact.value()));
    return text(String.join("\n", lines), cart.actions(), can);
  }

  private static List<Content> order(
      Content.OrderBlock order, Capabilities can, Language language) {
    var lines = new ArrayList<String>();
    lines.add(order.number() + ": " + order.statusLabel());
    rows(order.rows(), lines, language);
    lines.add("= " + money(order.total(), language));
    return text(lines(String.join("\n", lines), link(order.url(), can)), order.actions(), can);
  }

  private static List<Content> payment(
      Content.PaymentBlock payment, Capabilities can, Language language) {
    return text(
        lines(
            payment.label()
                + " ("
                + payment.payee()
                + ", "
                + money(payment.amount(), language)
                + ")",
            link(payment.url(), can)),
        payment.actions(),
        can);
  }

  private static void rows(List<Content.CartRow> rows, List<String> lines, Language language) {
    rows.forEach(
        row ->
            lines.add(row.quantity() + " × " + row.name() + ", " + money(row.price(), language)));
  }

  private static String place(Content.Location place) {
    return lines(
        Optional.ofNullable(place.name()).orElse(""),
        "https://www.openstreetmap.org/?mlat=" + place.latitude() + "&mlon=" + place.longitude());
  }

  private static String money(Money money, Language language) {
    var format = NumberFormat.getCurrencyInstance(language.locale());
    format.setCurrency(money.currency());
    format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
    format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
    return format.format(money.major());
  }

  private static String lines(@Nullable String first, @Nullable String second) {
    var one = first == null ? "" : first;
    var two = second == null ? "" : second;
    return one.isEmpty() ? two : two.isEmpty() ? one : one + "\n" + two;
  }

  private static List<Content> joined(Content first, List<Content> rest) {
    var all = new ArrayList<Content>();
    all.add(first);
    all.addAll(rest);
    return all;
  }
}
