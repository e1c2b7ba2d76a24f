package io.comptoir.channel;

import io.comptoir.base.Language;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
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
  private final Capabilities can;
  private final Numbers numbers = new Numbers();
  private final Choices choices;
  private final Plain plain;

  private Degradation(Capabilities can, Language language) {
    this.can = can;
    this.choices = new Choices(can, numbers);
    this.plain = new Plain(can, language);
  }

  /**
   * The message as one or several that the channel can show, in order.
   *
   * @param site where our own pages are reached from outside, such as {@code
   *     https://shop.example.com}; addresses that begin with a slash are put behind it
   */
  public static List<Content> degrade(
      Content content, Capabilities can, Language language, String site) {
    return shown(content, can, language, site).parts();
  }

  /** The same, and what its numbers answer. */
  public static Shown shown(Content content, Capabilities can, Language language, String site) {
    var degradation = new Degradation(can, language);
    var parts = degradation.fitted(Addresses.whole(content, site));
    return new Shown(parts, degradation.numbers.given());
  }

  /** The same where the channel would not take its pictures. */
  public static List<Content> withoutPictures(
      Content content, Capabilities can, Language language, String site) {
    return degrade(content, can.withoutPictures(), language, site);
  }

  private List<Content> fitted(Content content) {
    return switch (content) {
      case Content.Text text -> choices.under(text.text(), text.actions());
      case Content.Image image -> image(image);
      case Content.Audio(var url, var text) ->
          media("audio", content, Choices.lines(text, link(url)));
      case Content.Video(var url, var text) ->
          media("video", content, Choices.lines(text, link(url)));
      case Content.File(var url, var name, var text) ->
          media("file", content, Choices.lines(text, can.links() ? name + ": " + url : name));
      case Content.Carousel carousel -> cards(carousel.items(), carousel.actions());
      case Content.ItemList list -> list(list);
      case Content.Form form ->
          can.forms() ? List.of(form) : choices.under(plain.form(form), List.of());
      case Content.Location place ->
          can.location() ? List.of(place) : choices.under(plain.place(place), List.of());
      case Content.Products products -> can.blocks() ? List.of(products) : products(products);
      case Content.CartBlock cart ->
          can.blocks() ? List.of(cart) : choices.under(plain.cart(cart), cart.actions());
      case Content.OrderBlock order ->
          can.blocks()
              ? List.of(order)
              : choices.under(
                  Choices.lines(plain.order(order), link(order.url())), order.actions());
      case Content.PaymentBlock payment -> can.blocks() ? List.of(payment) : payment(payment);
      case Content.Change(var _, var now) -> now == null ? List.of() : fitted(now);
      case Content.Template _, Content.FormResponse _, Content.Postback _, Content.Unsupported _ ->
          List.of(content);
    };
  }

  private List<Content> media(String kind, Content content, String words) {
    return can.shows(kind) ? List.of(content) : choices.under(words, List.of());
  }

  private List<Content> payment(Content.PaymentBlock payment) {
    var words = plain.payment(payment);
    var url = payment.url();
    if (url == null) {
      return choices.under(words, payment.actions());
    }
    if (can.linkButtons() && payment.label().length() <= can.buttons().label()) {
      var actions = new ArrayList<Action>();
      actions.add(new Action.Link(payment.label(), url));
      actions.addAll(payment.actions());
      return choices.under(words, actions);
    }
    return choices.under(Choices.lines(words, link(url)), payment.actions());
  }

  private List<Content> image(Content.Image image) {
    var words = image.text() == null ? "" : image.text();
    if (!can.shows("image")) {
      return choices.under(
          Choices.lines(Choices.lines(words, image.altText()), link(image.mediaUrl())),
          image.actions());
    }
    var told =
        !words.isEmpty() || image.actions().isEmpty() || can.caption() > 0
            ? words
            : Optional.ofNullable(image.altText()).orElse("↑");
    var under = choices.under(told, image.actions());
    if (under.size() == 1
        && under.getFirst() instanceof Content.Text(var text, var actions)
        && Sentences.size(text, can.unit()) <= can.caption()) {
      return List.of(
          new Content.Image(
              image.mediaUrl(), image.altText(), text.isEmpty() ? null : text, actions));
    }
    return joined(new Content.Image(image.mediaUrl(), image.altText(), null, List.of()), under);
  }

  private List<Content> products(Content.Products products) {
    var items = products.items();
    if (items.size() == 1) {
      return product(items.getFirst(), products);
    }
    if (products.layout() != Content.Layout.COMPARISON && items.size() <= can.cards().count()) {
      var cards = items.stream().map(card -> item(card)).toList();
      if (cards.stream().allMatch(this::fitsCard)) {
        return cards(cards, products.actions());
      }
    }
    var whole = products.layout() != Content.Layout.CAROUSEL;
    var lines = new ArrayList<String>();
    for (var i = 0; i < items.size(); i++) {
      var card = items.get(i);
      // the dialogue knows what was shown and in which order
      var number = numbers.give(new Action.Reply(card.name(), ""));
      lines.add(
          Choices.lines(
              plain.product(card, number + ". ", whole),
              link(card.url()).isEmpty() ? "" : "   " + link(card.url())));
    }
    var text = String.join("\n", lines);
    var each = cardChoices(items);
    each.addAll(products.actions());
    return each.size() > products.actions().size() && each.size() <= can.buttons().count()
        ? choices.under(text, each)
        : choices.under(text, products.actions());
  }

  /** What can be done with each of several products, told apart by its number. */
  private static List<Action> cardChoices(List<Content.ProductCard> cards) {
    var all = new ArrayList<Action>();
    for (var i = 0; i < cards.size(); i++) {
      for (var action : cards.get(i).actions()) {
        if (action instanceof Action.Postback(var text, var payload)) {
          all.add(new Action.Postback(i + 1 + ". " + text, payload));
        }
      }
    }
    return all;
  }

  private List<Content> product(Content.ProductCard card, Content.Products products) {
    var words = plain.product(card, "", true);
    var actions = new ArrayList<>(card.actions());
    actions.addAll(products.actions());
    var text = Choices.lines(words, link(card.url()));
    var picture = card.imageUrl();
    return picture == null || !can.shows("image")
        ? choices.under(text, actions)
        : image(new Content.Image(picture, card.imageAlt(), text, actions));
  }

  private Content.Item item(Content.ProductCard card) {
    var actions = new ArrayList<>(card.actions());
    var url = card.url();
    if (url != null && can.linkButtons() && actions.size() < can.cards().buttons()) {
      actions.add(new Action.Link(url(url), url));
    }
    var about =
        String.join(
            " · ",
            List.of(plain.price(card), Optional.ofNullable(card.why())).stream()
                .flatMap(Optional::stream)
                .toList());
    return new Content.Item(
        card.name(), about.isEmpty() ? null : about, card.imageUrl(), card.imageAlt(), actions);
  }

  /** A link's own words are its host: a short name in every language. */
  private static String url(String address) {
    var host = address.replaceFirst("^https?://(www\\.)?", "").replaceFirst("[/:?#].*", "");
    return host.length() <= 20 ? host : Choices.cut(host, 20);
  }

  private boolean fitsCard(Content.Item item) {
    return !item.actions().isEmpty()
        && item.actions().size() <= can.cards().buttons()
        && item.actions().stream()
            .allMatch(
                action ->
                    action.text().length() <= can.buttons().label()
                        && !(action instanceof Action.LocationRequest)
                        && (can.linkButtons()
                            || action instanceof Action.Reply
                            || action instanceof Action.Postback));
  }

  private List<Content> cards(List<Content.Item> items, List<Action> actions) {
    if (can.blocks() && items.size() <= can.cards().count()) {
      return List.of(new Content.Carousel(items, actions));
    }
    if (items.size() > can.cards().count() || !items.stream().allMatch(this::fitsCard)) {
      return items(null, items, actions);
    }
    var card = can.cards();
    var cut =
        items.stream()
            .map(
                item ->
                    new Content.Item(
                        Choices.cut(item.title(), card.title()),
                        orNull(
                            Choices.cut(
                                item.title().length() > card.title()
                                    ? Choices.lines(item.title(), item.description())
                                    : Optional.ofNullable(item.description()).orElse(""),
                                card.text())),
                        item.mediaUrl(),
                        item.altText(),
                        item.actions()))
            .toList();
    var parts = new ArrayList<Content>();
    parts.add(new Content.Carousel(cut, List.of()));
    if (!actions.isEmpty()) {
      parts.addAll(choices.under("↑", actions));
    }
    return parts;
  }

  private List<Content> list(Content.ItemList list) {
    if (can.blocks() && list.items().size() <= can.rows().count()) {
      return List.of(list);
    }
    if (list.actions().isEmpty()
        && list.items().size() <= can.rows().count()
        && list.items().stream().allMatch(this::fitsRow)) {
      var intro =
          Sentences.split(Optional.ofNullable(list.text()).orElse(""), can.prompt(), can.unit());
      var parts = new ArrayList<Content>();
      for (var i = 0; i + 1 < intro.size(); i++) {
        parts.add(new Content.Text(intro.get(i)));
      }
      parts.add(
          new Content.ItemList(
              intro.isEmpty() ? null : intro.getLast(),
              list.items().stream()
                  .map(
                      item ->
                          choices.row(item.actions().getFirst(), item.title(), item.description()))
                  .toList(),
              List.of()));
      return parts;
    }
    return items(list.text(), list.items(), list.actions());
  }

  private boolean fitsRow(Content.Item item) {
    var longest = Math.max(can.rows().label(), can.rows().description());
    return item.title().length() <= longest
        && item.actions().size() == 1
        && (item.actions().getFirst() instanceof Action.Postback
            || item.actions().getFirst() instanceof Action.Reply);
  }

  private List<Content> items(
      @Nullable String intro, List<Content.Item> items, List<Action> actions) {
    var lines = new ArrayList<String>();
    Optional.ofNullable(intro).ifPresent(lines::add);
    for (var item : items) {
      var answer = item.actions().stream().filter(Degradation::isAnswer).toList();
      // one thing to do with it is what its number does; several have a number each
      var number =
          numbers.give(answer.size() == 1 ? answer.getFirst() : new Action.Reply(item.title(), ""));
      lines.add(
          number
              + ". "
              + item.title()
              + Optional.ofNullable(item.description()).map(d -> " (" + d + ")").orElse(""));
      var links = item.actions().stream().filter(a -> can.links() && !isAnswer(a)).toList();
      if (!links.isEmpty()) {
        lines.add("   " + choices.addresses(links));
      }
      if (answer.size() > 1) {
        lines.add(choices.numbered(answer).indent(3).stripTrailing());
      }
    }
    return choices.under(String.join("\n", lines), actions);
  }

  private static boolean isAnswer(Action action) {
    return action instanceof Action.Postback || action instanceof Action.Reply;
  }

  private String link(@Nullable String address) {
    return address == null || !can.links() ? "" : address;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<Content> joined(Content first, List<Content> rest) {
    var all = new ArrayList<Content>();
    all.add(first);
    rest.stream()
        .filter(
            part ->
                !(part instanceof Content.Text(var text, var actions))
                    || !text.isEmpty()
                    || !actions.isEmpty())
        .forEach(all::add);
    return all;
  }
}
