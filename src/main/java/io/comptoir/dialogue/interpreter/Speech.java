package io.comptoir.dialogue.interpreter;

import io.comptoir.base.Value;
import io.comptoir.dialogue.Press;
import io.comptoir.dialogue.Reply;
import io.comptoir.dialogue.View.MessageForm;
import io.comptoir.dialogue.expression.Expression;
import io.comptoir.dialogue.expression.Names;
import io.comptoir.dialogue.flow.Instruction;
import io.comptoir.dialogue.message.InWords;
import io.comptoir.dialogue.message.Words;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns message keys, blocks and choices into replies in the form that the channel wants. */
final class Speech {
  /** A flow that says more at once is one that does not stop. */
  static final int MAX_REPLIES = 20;

  private static final Names NOTHING = _ -> null;

  private final Turn turn;

  Speech(Turn turn) {
    this.turn = turn;
  }

  /** The words of a message, "" when nobody wrote them. */
  String words(String key, Map<String, Expression> with, Names names) {
    var wording = turn.script.messages().find(key, turn.language);
    if (wording.isEmpty()) {
      return "";
    }
    turn.trace.said(key);
    turn.trace.worded(key, turn.variant(), turn.upset);
    var words = new Words(turn.view.catalog(), turn.language);
    var arguments = new LinkedHashMap<String, Object>();
    for (var argument : wording.get().arguments()) {
      var given = with.get(argument);
      var value = given != null ? given.value(names).orElse(null) : common(argument, names);
      arguments.put(argument, value == null ? "" : words.argument(value));
    }
    return wording.get().say(turn.view.form(), turn.upset, turn.variant(), arguments);
  }

  String words(String key) {
    return words(key, Map.of(), NOTHING);
  }

  /** Says one of the engine's own messages. */
  void say(String key, Map<String, Value> arguments) {
    text(words(key, Map.of(), arguments::get), List.of(), false, null);
  }

  void say(String key, Map<String, Value> arguments, List<Action> actions, boolean asks) {
    text(words(key, Map.of(), arguments::get), actions, asks, null);
  }

  void say(Instruction.Say say, Names names) {
    var key = say.keyed() == null ? null : keyed(say.keyed(), names);
    var actions = choices(say.replies(), names);
    var text = say.key() == null ? "" : words(say.key(), say.with(), names);
    if (say.show() == null) {
      text(text, actions, false, key);
      return;
    }
    if (!text.isEmpty()) {
      text(text, List.of(), false, null);
    }
    block(say.show(), names, actions, false, key);
  }

  /** Shows another block in the place of an earlier message. */
  void change(Instruction.Change change, Names names) {
    var key = keyed(change.of(), names);
    if (key == null) {
      return;
    }
    var content = render(change.show(), names);
    add(new Content.Change(turn.view.conversation().messageId(key), content), false, null);
  }

  /** Puts a question: its block first, then its words with the answers to press. */
  void ask(Instruction.Ask ask, List<Action> answers, Names names) {
    if (ask.show() != null) {
      block(ask.show(), names, List.of(), false, null);
    }
    var actions = new ArrayList<>(answers);
    actions.addAll(choices(ask.replies(), names));
    text(words(ask.key(), ask.with(), names), actions, true, null);
  }

  /** Offers what may come next: with the last reply, or asks for it when there is none. */
  void offer(List<Instruction.Choice> next, Names names) {
    var actions = choices(next, names);
    if (actions.isEmpty()) {
      return;
    }
    if (turn.replies.isEmpty()
        || turn.replies.getLast().asks()
        || turn.view.form() != MessageForm.WEB) {
      text(words("pattern.completed"), actions, false, null);
      return;
    }
    var last = turn.replies.removeLast();
    var content = withActions(last.content(), actions);
    turn.replies.add(new Reply(content, false, last.key()));
    if (content.equals(last.content())) {
      text(words("pattern.completed"), actions, false, null);
    }
  }

  void text(String text, List<Action> actions, boolean asks, @Nullable String key) {
    if (!text.isBlank() || !actions.isEmpty()) {
      add(new Content.Text(text, actions), asks, key);
    }
  }

  void add(Content content, boolean asks, @Nullable String key) {
    var said =
        turn.view.form() == MessageForm.WEB
            ? content
            : new InWords(
                    turn.script.messages(),
                    new Words(turn.view.catalog(), turn.language),
                    turn.language,
                    turn.view.form())
                .of(content);
    if (turn.replies.size() >= MAX_REPLIES) {
      throw new IllegalStateException("more than " + MAX_REPLIES + " replies to one input");
    }
    if (!(said instanceof Content.Text(var words, var _)) || !words.isBlank()) {
      turn.replies.add(new Reply(said, asks, key));
    }
  }

  List<Action> choices(List<Instruction.Choice> choices, Names names) {
    var actions = new ArrayList<Action>();
    var words = new Words(turn.view.catalog(), turn.language);
    for (var choice : choices) {
      var when = choice.when();
      if (when != null && !when.holds(names)) {
        continue;
      }
      var with = new LinkedHashMap<String, String>();
      choice
          .with()
          .forEach(
              (name, from) -> from.value(names).ifPresent(v -> with.put(name, plain(v, words))));
      var label = words(choice.label(), choice.with(), names);
      actions.add(new Action.Reply(label, new Press(choice.does(), with).payload()));
    }
    return actions;
  }

  private void block(
      Instruction.Show show,
      Names names,
      List<Action> actions,
      boolean asks,
      @Nullable String key) {
    var arguments = arguments(show, names);
    var content = turn.view.blocks().render(show.block(), arguments, turn.view());
    add(withActions(content, actions), asks, key);
    turn.show(products(arguments));
  }

  private Content render(Instruction.Show show, Names names) {
    return turn.view.blocks().render(show.block(), arguments(show, names), turn.view());
  }

  private static Map<String, Value> arguments(Instruction.Show show, Names names) {
    var arguments = new LinkedHashMap<String, Value>();
    show.with().forEach((name, from) -> from.value(names).ifPresent(v -> arguments.put(name, v)));
    return arguments;
  }

  /** The quick replies go on the block itself where it can carry them. */
  private Content withActions(Content content, List<Action> more) {
    if (more.isEmpty()) {
      return content;
    }
    return switch (content) {
      case Content.Products(var layout, var items, var actions) ->
          new Content.Products(layout, items, joined(actions, more));
      case Content.Text(var text, var actions) -> new Content.Text(text, joined(actions, more));
      case Content.CartBlock c ->
          new Content.CartBlock(
              c.rows(),
              c.coupon(),
              c.totals(),
              c.total(),
              c.recap(),
              c.facts(),
              joined(c.actions(), more));
      case Content.OrderBlock o ->
          new Content.OrderBlock(
              o.number(),
              o.status(),
              o.statusLabel(),
              o.rows(),
              o.totals(),
              o.total(),
              o.steps(),
              o.url(),
              joined(o.actions(), more));
      case Content.Carousel(var items, var actions) ->
          new Content.Carousel(items, joined(actions, more));
      case Content.ItemList(var text, var items, var actions) ->
          new Content.ItemList(text, items, joined(actions, more));
      default -> content;
    };
  }

  private static List<Action> joined(List<Action> one, List<Action> two) {
    var all = new ArrayList<>(one);
    for (var action : two) {
      if (all.stream()
          .noneMatch(a -> a.text().equals(action.text()) || does(a).equals(does(action)))) {
        all.add(action);
      }
    }
    return all;
  }

  /** What a button asks for; its own words when it asks for nothing of ours. */
  private static String does(Action action) {
    var payload =
        switch (action) {
          case Action.Postback p -> p.payload();
          case Action.Reply r -> r.payload();
          case Action.Buy _, Action.Link _, Action.LocationRequest _, Action.Webview _ -> "";
        };
    return Press.of(payload).map(Press::toString).orElse(action.text());
  }

  /** Product ids that a block's arguments name, in order. */
  private static List<String> products(Map<String, Value> arguments) {
    var ids = new ArrayList<String>();
    arguments.values().forEach(value -> collect(value, ids));
    return ids.stream().distinct().toList();
  }

  private static void collect(Value value, List<String> ids) {
    switch (value) {
      case Value.Ref(var kind, var id) when kind.equals("product") || kind.equals("variant") ->
          ids.add(id);
      case Value.Items(var items) -> items.forEach(item -> collect(item, ids));
      case Value.Fields(var fields) -> {
        var product = fields.get("product");
        if (product != null) {
          collect(product, ids);
        }
      }
      case Value.Ref _, Value.Text _, Value.Number _, Value.Truth _, Value.Amount _ -> {}
    }
  }

  private static @Nullable String keyed(Expression expression, Names names) {
    return switch (expression.value(names).orElse(null)) {
      case Value.Text(var text) -> text;
      case Value.Ref(var kind, var id) -> kind + ":" + id;
      case null, default -> null;
    };
  }

  /** A value as a button carries it. */
  static String plain(Value value, Words words) {
    return switch (value) {
      case Value.Ref(var _, var id) -> id;
      case Value.Text(var text) -> text;
      case Value.Number _, Value.Truth _, Value.Amount _, Value.Items _, Value.Fields _ ->
          words.of(value);
    };
  }

  private @Nullable Value common(String argument, Names names) {
    return switch (argument) {
      case "persona" -> Value.of(turn.script.persona());
      case "shop" -> Value.of(turn.script.shopName());
      case "cart_count" -> Value.of(turn.view.cart().count());
      default -> names.find(argument);
    };
  }
}
