package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.local;

import io.comptoir.base.Value;
import io.comptoir.customer.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the customer says they like and dislike, kept in their profile. */
final class TasteActions {
  /** The oldest go beyond this many. */
  private static final int MOST = 30;

  private final SearchArguments vocabulary;

  TasteActions(Counter counter) {
    this.vocabulary = new SearchArguments(counter.catalog().vocabulary());
  }

  List<Action> all() {
    return List.of(
        local("likes.add", "value value", "likes items", "", (a, s) -> add(a, s, Tastes.LIKES)),
        local(
            "dislikes.add",
            "value value",
            "dislikes items",
            "",
            (a, s) -> add(a, s, Tastes.DISLIKES)));
  }

  /** What is liked now is disliked no longer, and the other way round. */
  private Action.Outcome add(Arguments a, Situation situation, String to) {
    var from = to.equals(Tastes.LIKES) ? Tastes.DISLIKES : Tastes.LIKES;
    var profile = situation.customer().profile();
    var added = new ArrayList<Value>();
    for (var item : a.items("value")) {
      switch (item) {
        case Value.Ref r -> added.add(r);
        case Value.Text(var text) when !text.isBlank() ->
            added.add(vocabulary.valueCalled(text).<Value>map(r -> r).orElse(item));
        case Value.Text t -> {}
        case Value.Number n -> {}
        case Value.Truth t -> {}
        case Value.Amount m -> {}
        case Value.Items i -> {}
        case Value.Fields f -> {}
      }
    }
    var all = new ArrayList<>(profile.value(to).map(Arguments::items).orElse(List.of()));
    all.removeAll(added);
    all.addAll(added);
    var kept = all.subList(Math.max(0, all.size() - MOST), all.size());
    var other = new ArrayList<>(profile.value(from).map(Arguments::items).orElse(List.of()));
    var next = profile.with(to, Value.items(kept), to + ".add", situation.now());
    if (other.removeAll(added)) {
      next = next.with(from, Value.items(other), to + ".add", situation.now());
    }
    var customer = situation.customer();
    return new Action.Outcome(
        done(Map.of(to, Value.items(kept))),
        added.isEmpty()
            ? List.of()
            : List.of(
                new LocalWrite.SaveCustomer(
                    new Customer(customer.id(), customer.shop(), next, customer.version()))));
  }
}
