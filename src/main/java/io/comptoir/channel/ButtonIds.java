package io.comptoir.channel;

import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Short ids for buttons. What a button stands for is in the message that showed it; the platform is
 * given the message's number and the button's place only, which fits into any limit and cannot be
 * made up into something that was never offered.
 */
public final class ButtonIds {
  private static final Pattern ID = Pattern.compile("m(\\d{1,15})b(\\d{1,3})");

  private ButtonIds() {}

  /** A button of a message. */
  public record Pressed(long seq, int place) {}

  /** A part of a message with ids in place of payloads. */
  public static Content marked(Content part, Content original, long seq) {
    var payloads = payloads(original);
    return switch (part) {
      case Content.Text(var text, var actions) ->
          new Content.Text(text, marked(actions, payloads, seq));
      case Content.Image(var url, var alt, var text, var actions) ->
          new Content.Image(url, alt, text, marked(actions, payloads, seq));
      case Content.Carousel(var items, var actions) ->
          new Content.Carousel(items(items, payloads, seq), marked(actions, payloads, seq));
      case Content.ItemList(var text, var items, var actions) ->
          new Content.ItemList(text, items(items, payloads, seq), marked(actions, payloads, seq));
      case Content.Products(var layout, var items, var actions) ->
          new Content.Products(layout, items, marked(actions, payloads, seq));
      case Content.PaymentBlock p ->
          new Content.PaymentBlock(
              p.payment(),
              p.order(),
              p.amount(),
              p.payee(),
              p.provider(),
              p.state(),
              p.label(),
              p.url(),
              marked(p.actions(), payloads, seq));
      case Content.Audio _,
          Content.Video _,
          Content.File _,
          Content.Form _,
          Content.FormResponse _,
          Content.Location _,
          Content.Template _,
          Content.Postback _,
          Content.CartBlock _,
          Content.OrderBlock _,
          Content.Change _,
          Content.Unsupported _ ->
          part;
    };
  }

  /** Which button an id names; empty when it is none of ours. */
  public static Optional<Pressed> read(String id) {
    var matcher = ID.matcher(id);
    return matcher.matches()
        ? Optional.of(
            new Pressed(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** What stands at that place of a message. */
  public static Optional<String> payload(Content original, int place) {
    var payloads = payloads(original);
    return place < payloads.size() ? Optional.of(payloads.get(place)) : Optional.empty();
  }

  private static List<Content.Item> items(
      List<Content.Item> items, List<String> payloads, long seq) {
    return items.stream()
        .map(
            i ->
                new Content.Item(
                    i.title(),
                    i.description(),
                    i.mediaUrl(),
                    i.altText(),
                    marked(i.actions(), payloads, seq)))
        .toList();
  }

  private static List<Action> marked(List<Action> actions, List<String> payloads, long seq) {
    return actions.stream()
        .map(
            action ->
                switch (action) {
                  case Action.Postback(var text, var payload) ->
                      new Action.Postback(text, id(payload, payloads, seq));
                  case Action.Reply(var text, var payload, var icon) ->
                      new Action.Reply(text, id(payload, payloads, seq), icon);
                  case Action.Buy _, Action.Link _, Action.LocationRequest _, Action.Webview _ ->
                      action;
                })
        .toList();
  }

  private static String id(String payload, List<String> payloads, long seq) {
    return "m" + seq + "b" + payloads.indexOf(payload);
  }

  /** Every payload of a message once, in its order. */
  private static List<String> payloads(Content content) {
    var actions =
        switch (content) {
          case Content.Text(var _, var own) -> own;
          case Content.Image(var _, var _, var _, var own) -> own;
          case Content.Carousel(var items, var own) -> all(items, own);
          case Content.ItemList(var _, var items, var own) -> all(items, own);
          case Content.Products(var _, var items, var own) -> {
            var all = new ArrayList<Action>();
            items.forEach(card -> all.addAll(card.actions()));
            all.addAll(own);
            yield all;
          }
          case Content.CartBlock cart -> cart.actions();
          case Content.OrderBlock order -> order.actions();
          case Content.PaymentBlock payment -> payment.actions();
          case Content.Change(var _, var now) -> {
            if (now != null) {
              yield payloads(now).stream().map(p -> (Action) new Action.Postback("", p)).toList();
            }
            yield List.<Action>of();
          }
          case Content.Audio _,
              Content.Video _,
              Content.File _,
              Content.Form _,
              Content.FormResponse _,
              Content.Location _,
              Content.Template _,
              Content.Postback _,
              Content.Unsupported _ ->
              List.<Action>of();
        };
    var payloads = new LinkedHashSet<String>();
    for (var action : actions) {
      switch (action) {
        case Action.Postback(var _, var payload) -> payloads.add(payload);
        case Action.Reply(var _, var payload, var _) -> payloads.add(payload);
        case Action.Buy _, Action.Link _, Action.LocationRequest _, Action.Webview _ -> {}
      }
    }
    return List.copyOf(payloads);
  }

  private static List<Action> all(List<Content.Item> items, List<Action> own) {
    var all = new ArrayList<Action>();
    items.forEach(item -> all.addAll(item.actions()));
    all.addAll(own);
    return all;
  }
}
