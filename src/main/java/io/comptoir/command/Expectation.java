package io.comptoir.command;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.shop.Problem;
import io.comptoir.shop.catalog.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the answers of one turn with what a test expects of them. */
final class Expectation {
  private static final Set<String> KEYS =
      Set.of(
          "flow",
          "slots",
          "say",
          "not_say",
          "cards",
          "contains",
          "not_contains",
          "buttons",
          "asks",
          "language",
          "silent",
          "messages",
          "form",
          "payment",
          "cart",
          "longest",
          "events",
          "block");

  private final Rehearsal rehearsal;
  private final Language language;
  private final List<Message> answers;
  private final List<Action> buttons;
  private final List<Problem> problems = new ArrayList<>();
  private final String text;

  Expectation(Rehearsal rehearsal, Language language, List<Message> answers, List<Action> buttons) {
    this.language = language;
    this.rehearsal = rehearsal;
    this.answers = answers;
    this.buttons = buttons;
    var printed = Printed.in(rehearsal);
    this.text = String.join("\n", answers.stream().map(m -> printed.of(m.content())).toList());
  }

  List<Problem> check(YamlNode expect) {
    expect.onlyKeys(KEYS);
    field(expect, "flow").ifPresent(this::flow);
    field(expect, "slots").ifPresent(this::slots);
    field(expect, "say").ifPresent(n -> n.texts().forEach(key -> said(n, key, true)));
    field(expect, "not_say").ifPresent(n -> n.texts().forEach(key -> said(n, key, false)));
    field(expect, "contains").ifPresent(n -> n.texts().forEach(part -> contains(n, part, true)));
    field(expect, "not_contains")
        .ifPresent(n -> n.texts().forEach(part -> contains(n, part, false)));
    field(expect, "cards").ifPresent(this::cards);
    field(expect, "buttons").ifPresent(n -> n.texts().forEach(label -> button(n, label)));
    field(expect, "asks").ifPresent(this::asks);
    field(expect, "language")
        .ifPresent(
            n -> same(n, "language", n.text().orElse(""), rehearsal.now().language().code()));
    field(expect, "silent")
        .ifPresent(
            n -> {
              if (!answers.isEmpty()) {
                fail(n, "nothing was to be said, but it said");
              }
            });
    field(expect, "messages")
        .ifPresent(n -> same(n, "messages", n.text().orElse(""), Integer.toString(answers.size())));
    field(expect, "form")
        .ifPresent(
            n ->
                has(
                    n,
                    "a form",
                    answers.stream().anyMatch(m -> m.content() instanceof Content.Form)));
    field(expect, "payment").ifPresent(this::payment);
    field(expect, "cart")
        .ifPresent(
            n ->
                same(
                    n,
                    "pieces in the cart",
                    n.text().orElse(""),
                    Integer.toString(rehearsal.cart().count())));
    field(expect, "longest").ifPresent(this::longest);
    field(expect, "block")
        .ifPresent(
            n ->
                has(
                    n,
                    "a block " + n.text().orElse(""),
                    answers.stream().anyMatch(m -> kind(m.content()).equals(n.text().orElse("")))));
    field(expect, "events")
        .ifPresent(
            n -> n.texts().forEach(e -> has(n, "the event " + e, rehearsal.events().contains(e))));
    return problems;
  }

  /** What is expected under this key, in the language that is played. */
  private java.util.Optional<YamlNode> field(YamlNode expect, String key) {
    return expect
        .field(key)
        .flatMap(
            node ->
                node.isMap() && node.fields().keySet().stream().allMatch(k -> k.matches("[a-z]{2}"))
                    ? node.field(language.code())
                    : java.util.Optional.of(node));
  }

  private void flow(YamlNode node) {
    var wanted = node.text().orElse("");
    var under = rehearsal.memory().stack();
    var now = under.isEmpty() ? "" : under.getLast().flow();
    if (!now.equals(wanted) && !rehearsal.flowsBegun().contains(wanted)) {
      fail(
          node,
          "flow "
              + wanted
              + " expected; begun were "
              + rehearsal.flowsBegun()
              + (now.isEmpty() ? "" : ", under way is " + now)
              + "; understood "
              + intents());
    }
  }

  private String intents() {
    return rehearsal
        .understood()
        .map(
            u ->
                u.intents().stream()
                    .limit(2)
                    .map(i -> i.intent() + " " + Math.round(i.confidence() * 100) + "%")
                    .toList()
                    .toString())
        .orElse("nothing");
  }

  private void slots(YamlNode node) {
    var under = rehearsal.memory().stack();
    node.fields()
        .forEach(
            (path, value) -> {
              var parts = path.split("\\.");
              Value held = under.isEmpty() ? null : under.getLast().slots().get(parts[0]);
              if (held == null) {
                held = rehearsal.memory().slots().get(parts[0]);
              }
              if (held == null) {
                held = rehearsal.profile().value(parts[0]).orElse(null);
              }
              for (var i = 1; i < parts.length; i++) {
                held = held instanceof Value.Fields(var fields) ? fields.get(parts[i]) : null;
              }
              same(value, path, value.text().orElse(""), plain(held));
            });
  }

  static String plain(@org.jspecify.annotations.Nullable Value value) {
    return switch (value) {
      case null -> "nothing";
      case Value.Text(var text) -> text;
      case Value.Number(var number) ->
          number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
      case Value.Truth(var truth) -> Boolean.toString(truth);
      case Value.Amount(var money) -> money.major() + " " + money.currency();
      case Value.Ref(var _, var id) -> id;
      case Value.Items(var items) ->
          String.join(",", items.stream().map(Expectation::plain).toList());
      case Value.Fields(var fields) -> fields.keySet().toString();
    };
  }

  private void said(YamlNode node, String key, boolean wanted) {
    if (rehearsal.said().contains(key) != wanted) {
      fail(
          node,
          "message "
              + key
              + (wanted ? " expected" : " not expected")
              + "; said were "
              + rehearsal.said()
              + "; understood "
              + intents());
    }
  }

  private void contains(YamlNode node, String part, boolean wanted) {
    if (TestRun.holds(text, part) != wanted) {
      fail(node, (wanted ? "`" : "no `") + part + "` expected in");
    }
  }

  private void cards(YamlNode node) {
    node.onlyKeys(Set.of("min", "max", "price_at_most", "first"));
    var cards =
        answers.stream()
            .map(Message::content)
            .filter(Content.Products.class::isInstance)
            .flatMap(c -> ((Content.Products) c).items().stream())
            .toList();
    // Where there are no cards, the channel has them in words.
    var count =
        rehearsal.now().identity().channel().equals("webchat")
            ? cards.size()
            : rehearsal.memory().shown().size();
    node.text("min")
        .filter(min -> count < Integer.parseInt(min))
        .ifPresent(min -> fail(node, "at least " + min + " products expected, not " + count));
    node.text("max")
        .filter(max -> count > Integer.parseInt(max))
        .ifPresent(max -> fail(node, "at most " + max + " products expected, not " + count));
    node.text("price_at_most")
        .ifPresent(
            most ->
                rehearsal.memory().shown().stream()
                    .flatMap(
                        id ->
                            rehearsal
                                .shop()
                                .shop()
                                .catalog()
                                .find(new io.comptoir.commerce.catalog.ProductId(id))
                                .stream())
                    .filter(p -> p.price() != null && p.price().compareTo(money(most)) > 0)
                    .forEach(p -> fail(node, p.id() + " costs more than " + most)));
    node.text("first")
        .ifPresent(
            id ->
                same(
                    node,
                    "first product",
                    id,
                    rehearsal.memory().shown().isEmpty()
                        ? "none"
                        : rehearsal.memory().shown().getFirst()));
  }

  private static Money money(String text) {
    var parts = text.split(" ");
    return Money.ofMajor(
        new BigDecimal(parts[0]),
        java.util.Currency.getInstance(parts.length > 1 ? parts[1] : "EUR"));
  }

  private void button(YamlNode node, String label) {
    has(node, "a button `" + label + "`", Buttons.find(buttons, label).isPresent());
  }

  private void asks(YamlNode node) {
    var open = open(rehearsal);
    same(node, "the open question", node.text().orElse(""), open);
  }

  /**
   * The question that waits: a slot, {@code confirm}, {@code form}, {@code clarify}, {@code
   * nothing}.
   */
  static String open(Rehearsal rehearsal) {
    var prompt = rehearsal.memory().prompt();
    if (prompt == null) {
      return "nothing";
    }
    if (prompt.kind() == io.comptoir.dialogue.state.Prompt.Kind.FORM) {
      return "form";
    }
    var slot = prompt.slot();
    return slot == null ? prompt.kind().name().toLowerCase(java.util.Locale.ROOT) : slot;
  }

  private void payment(YamlNode node) {
    var state =
        answers.stream()
            .map(Message::content)
            .map(c -> c instanceof Content.Change(var _, var now) && now != null ? now : c)
            .filter(Content.PaymentBlock.class::isInstance)
            .map(c -> ((Content.PaymentBlock) c).state())
            .findFirst()
            .orElse("none");
    same(node, "payment", node.text().orElse(""), state);
  }

  private void longest(YamlNode node) {
    var most = Integer.parseInt(node.text().orElse("0"));
    answers.stream()
        .map(Message::content)
        .filter(Content.Text.class::isInstance)
        .map(c -> ((Content.Text) c).text())
        .filter(t -> t.length() > most)
        .forEach(t -> fail(node, "a text of " + t.length() + " characters"));
  }

  private static String kind(Content content) {
    return switch (content) {
      case Content.Products p ->
          p.layout() == Content.Layout.CAROUSEL
              ? "products"
              : p.layout().name().toLowerCase(java.util.Locale.ROOT);
      case Content.CartBlock c -> c.recap() ? "recap" : "cart";
      case Content.OrderBlock _ -> "order";
      case Content.PaymentBlock _ -> "payment";
      case Content.ItemList _ -> "list";
      default -> "other";
    };
  }

  private void same(YamlNode node, String what, String wanted, String actual) {
    if (!wanted.equals(actual)) {
      fail(
          node,
          what
              + ": `"
              + wanted
              + "` expected, not `"
              + actual
              + "`; understood "
              + intents()
              + ", in");
    }
  }

  private void has(YamlNode node, String what, boolean there) {
    if (!there) {
      fail(node, what + " expected in");
    }
  }

  private void fail(YamlNode node, String what) {
    problems.add(
        new Problem(
            node.file(),
            node.line(),
            what + "\n      " + (text.isBlank() ? "(silence)" : text.replace("\n", "\n      "))));
  }
}
