package io.comptoir.dialogue.message;

import io.comptoir.base.Language;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says a rich block in plain words, for a voice (three options at most, no markup, no address to
 * spell) or a text message (numbered lines, short).
 */
public final class InWords {
  /** More than this nobody remembers when hearing it. */
  public static final int SPOKEN = 3;

  /** More lines than this nobody reads in a text message. */
  public static final int WRITTEN = 5;

  private static final int MAX_NAME = 60;
  private static final int MIN_NAME = 15;

  private final Messages messages;
  private final Words words;
  private final Language language;
  private final MessageForm form;

  public InWords(Messages messages, Words words, Language language, MessageForm form) {
    this.messages = messages;
    this.words = words;
    this.language = language;
    this.form = form;
  }

  public Content of(Content content) {
    return switch (content) {
      case Content.Text text -> plain(text.text(), text.actions());
      case Content.Products products -> products(products);
      case Content.CartBlock cart -> cart(cart);
      case Content.OrderBlock order -> order(order);
      case Content.PaymentBlock payment -> payment(payment);
      case Content.Carousel carousel -> items(null, carousel.items(), carousel.actions());
      case Content.ItemList list -> items(list.text(), list.items(), list.actions());
      case Content.Form sheet ->
          plain(sheet.text() == null ? sheet.submit() : sheet.text(), List.of());
      case Content.Image image -> plain(image.text() == null ? "" : image.text(), image.actions());
      case Content.Change(var id, var now) -> new Content.Change(id, now == null ? null : of(now));
      case Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.Unsupported _ ->
          content;
    };
  }

  private Content products(Content.Products products) {
    var cards = products.items();
    if (products.layout() == Content.Layout.DETAIL && !cards.isEmpty()) {
      return detail(cards.getFirst());
    }
    var limit = voice() ? SPOKEN : WRITTEN;
    var lines = new ArrayList<String>();
    for (var i = 0; i < Math.min(limit, cards.size()); i++) {
      var card = cards.get(i);
      var name =
          shortened(card.name())
              + (card.price() == null ? "" : (voice() ? ", " : " · ") + words.money(card.price()));
      var facts = products.layout() == Content.Layout.COMPARISON ? facts(card.facts(), 3) : "";
      lines.add((voice() ? ordinal(i) + name : (i + 1) + ". " + name) + facts);
    }
    return text(voice() ? String.join(". ", lines) + "." : String.join("\n", lines));
  }

  private Content detail(Content.ProductCard card) {
    var parts = new ArrayList<String>();
    parts.add(
        card.name()
            + (card.price() == null
                ? ""
                : voice() ? ", " + words.money(card.price()) : " · " + words.money(card.price())));
    if (card.summary() != null) {
      parts.add(card.summary());
    }
    if (!voice() && card.url() != null && card.url().startsWith("http")) {
      parts.add(card.url());
    }
    return text(joined(parts));
  }

  private Content cart(Content.CartBlock cart) {
    var parts = new ArrayList<String>();
    var rows = cart.rows();
    var limit = voice() ? SPOKEN : 10;
    for (var row : rows.subList(0, Math.min(limit, rows.size()))) {
      parts.add(
          row.quantity()
              + " × "
              + shortened(row.name())
              + (row.detail() == null ? "" : ", " + row.detail())
              + (voice() ? ", " : " · ")
              + words.money(row.price()));
    }
    if (rows.size() > limit) {
      parts.add(say("words.more", Map.of("count", rows.size() - limit)));
    }
    if (cart.recap()) {
      cart.facts().forEach(fact -> parts.add(pair(fact.label(), fact.value())));
    }
    cart.totals().stream()
        .filter(total -> !total.kind().equals("subtotal") && !total.kind().equals("tax_included"))
        .forEach(total -> parts.add(pair(total.label(), words.money(total.amount()))));
    parts.add(say("words.total", Map.of("total", words.money(cart.total()))));
    return text(voice() ? spokenTimes(joined(parts)) : joined(parts));
  }

  private Content order(Content.OrderBlock order) {
    var parts = new ArrayList<String>();
    parts.add(say("words.order", Map.of("number", order.number(), "status", order.statusLabel())));
    parts.add(say("words.total", Map.of("total", words.money(order.total()))));
    return text(joined(parts));
  }

  private Content payment(Content.PaymentBlock payment) {
    var amount = words.money(payment.amount());
    var parts = new ArrayList<String>();
    parts.add(
        say(
            "words.payment",
            Map.of("state", payment.state(), "amount", amount, "payee", payment.payee())));
    if (!voice() && payment.url() != null) {
      parts.add(payment.url());
    }
    return text(joined(parts));
  }

  private Content items(@Nullable String lead, List<Content.Item> items, List<Action> actions) {
    var parts = new ArrayList<String>();
    if (lead != null && !lead.isBlank()) {
      parts.add(lead);
    }
    var limit = voice() ? SPOKEN : WRITTEN;
    for (var i = 0; i < Math.min(limit, items.size()); i++) {
      var item = items.get(i);
      var about = item.description() == null ? "" : (voice() ? ", " : " · ") + item.description();
      parts.add((voice() ? "" : (i + 1) + ". ") + item.title() + about);
    }
    return text(joined(parts));
  }

  private Content plain(String text, List<Action> actions) {
    var labels =
        actions.stream()
            .filter(a -> !(a instanceof Action.Link))
            .map(
                action ->
                    voice() ? action.text().replaceAll("[\\s\u202f?!.]+$", "") : action.text())
            .toList();
    var parts = new ArrayList<String>();
    parts.add(voice() ? spoken(text) : text);
    if (!labels.isEmpty() && voice()) {
      parts.add(
          say(
              "words.can_say",
              Map.of("options", words.choice(labels.subList(0, Math.min(SPOKEN, labels.size()))))));
    } else if (!labels.isEmpty()) {
      var written = new ArrayList<String>();
      for (var i = 0; i < Math.min(9, labels.size()); i++) {
        written.add((i + 1) + ". " + labels.get(i));
      }
      parts.add(String.join("\n", written));
    }
    actions.stream()
        .filter(a -> a instanceof Action.Link link && !voice() && link.uri().startsWith("http"))
        .forEach(a -> parts.add(((Action.Link) a).uri()));
    return text(joined(parts));
  }

  private String joined(List<String> parts) {
    if (!voice()) {
      return String.join("\n", parts);
    }
    var all = new StringBuilder();
    for (var part : parts) {
      if (!all.isEmpty()) {
        all.append(".!?…:".indexOf(all.charAt(all.length() - 1)) >= 0 ? " " : ". ");
      }
      all.append(part);
    }
    if (!all.isEmpty() && ".!?…".indexOf(all.charAt(all.length() - 1)) < 0) {
      all.append('.');
    }
    return all.toString();
  }

  private String facts(List<Content.Fact> facts, int limit) {
    var some = facts.subList(0, Math.min(limit, facts.size()));
    return some.isEmpty()
        ? ""
        : " ("
            + String.join(", ", some.stream().map(f -> pair(f.label(), f.value())).toList())
            + ")";
  }

  private String pair(String label, String value) {
    return label + (language.equals(Language.FRENCH) ? "\u202f: " : ": ") + value;
  }

  private String ordinal(int index) {
    return say("words.ordinal", Map.of("n", index + 1)) + " ";
  }

  /** A feed's name of a line and a half, up to its first breath. */
  static String shortened(String name) {
    if (name.length() <= MAX_NAME) {
      return name;
    }
    var cut = -1;
    for (var i = MIN_NAME; i < MAX_NAME; i++) {
      if (",(|[:;".indexOf(name.charAt(i)) >= 0
          || name.startsWith(" - ", i)
          || name.startsWith(" – ", i)) {
        cut = i;
        break;
      }
    }
    if (cut < 0) {
      cut = name.lastIndexOf(' ', MAX_NAME);
    }
    return name.substring(0, cut < MIN_NAME ? MAX_NAME : cut).strip();
  }

  /** Without pictures, bullets and addresses. */
  private static String spoken(String text) {
    return text.replaceAll("https?://\\S+", "")
        .replaceAll("[\\p{So}\\p{Cn}\u200d\ufe0f*_#•·]+", "")
        .replaceAll("[ \\t]{2,}", " ")
        .replaceAll("\\s*\\n+\\s*", " ")
        .strip();
  }

  private String spokenTimes(String text) {
    return text.replace(" × ", " ");
  }

  private Content text(String text) {
    return new Content.Text(voice() ? spoken(text) : text);
  }

  private boolean voice() {
    return form == MessageForm.VOICE;
  }

  private String say(String key, Map<String, Object> arguments) {
    return messages
        .find(key, language)
        .map(wording -> wording.say(form, false, 0, arguments))
        .orElse(key);
  }
}
