package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.local;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.without;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.ActionResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whom a customer gave what, so that nobody is given the same thing twice. */
final class GivenGifts {
  static final String GIFTS = "gifts";

  /** The oldest go beyond this many. */
  private static final int MOST = 40;

  private final Counter counter;

  GivenGifts(Counter counter) {
    this.counter = counter;
  }

  /**
   * @param at when it was ordered
   */
  record Gift(String recipient, ProductId product, Instant at) {}

  List<Action> all() {
    return List.of(
        read(
            "gifts.given",
            "recipient text?",
            "recipient text, products items, names text, when text, recipients items, count number",
            "NOTHING_GIVEN",
            this::given),
        local(
            "gifts.remember",
            "recipient text, order text?, among items?",
            "count number",
            "UNKNOWN_ORDER",
            this::remember));
  }

  static List<Gift> of(Profile profile) {
    var gifts = new ArrayList<Gift>();
    for (var item : profile.value(GIFTS).map(Arguments::items).orElse(List.of())) {
      if (item instanceof Value.Fields(var f)
          && f.get("product") instanceof Value.Ref(var kind, var id)
          && f.get("recipient") instanceof Value.Text(var recipient)
          && f.get("at") instanceof Value.Text(var at)) {
        gifts.add(new Gift(recipient, new ProductId(id), Instant.parse(at)));
      }
    }
    return gifts;
  }

  /** What this person was given by this customer. */
  static Set<ProductId> to(String recipient, Profile profile) {
    var products = new LinkedHashSet<ProductId>();
    of(profile).stream()
        .filter(gift -> gift.recipient().equals(recipient))
        .forEach(gift -> products.add(gift.product()));
    return products;
  }

  /** The person asked about; else the one given to about a year ago, else the last one. */
  private ActionResult given(Arguments a, Situation situation) {
    var all = of(situation.customer().profile());
    var asked = a.text("recipient");
    var recipient = asked.isEmpty() ? lastYears(all, situation.now()) : asked;
    var gifts = all.stream().filter(g -> g.recipient().equals(recipient)).toList();
    if (gifts.isEmpty()) {
      return failed("NOTHING_GIVEN", "recipient", Value.of(asked));
    }
    var words = Words.in(situation.language());
    var remembered = new Remembered(counter.catalog(), words);
    var values = new LinkedHashMap<String, Value>();
    values.put("recipient", Value.of(recipient));
    values.put(
        "products",
        Value.items(gifts.stream().map(g -> Value.ref("product", g.product().value())).toList()));
    values.put("names", Value.of(names(gifts, situation)));
    values.put(
        "when",
        Value.of(
            Dates.month(
                gifts.getLast().at().atZone(counter.terms().zone()).toLocalDate().toString(),
                words)));
    values.put(
        "recipients",
        Value.items(
            all.reversed().stream()
                .map(Gift::recipient)
                .distinct()
                .limit(6)
                .map(
                    r ->
                        new Value.Fields(
                            Map.of("id", Value.of(r), "name", Value.of(remembered.recipient(r)))))
                .toList()));
    values.put("count", Value.of(gifts.size()));
    return done(values);
  }

  private String names(List<Gift> gifts, Situation situation) {
    return gifts.stream()
        .map(g -> counter.catalog().find(g.product()))
        .flatMap(java.util.Optional::stream)
        .map(p -> p.name().in(situation.language()))
        .distinct()
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private static String lastYears(List<Gift> all, Instant now) {
    var year = java.time.Duration.ofDays(300);
    return all.reversed().stream()
        .filter(g -> g.at().plus(year).isBefore(now))
        .findFirst()
        .or(() -> all.reversed().stream().findFirst())
        .map(Gift::recipient)
        .orElse("");
  }

  /** Those goods of an order that were looked at as gifts, or all of it. */
  private Action.Outcome remember(Arguments a, Situation situation) {
    var order = new OwnOrders(counter).find(a.text("order"), situation);
    if (order.isEmpty()) {
      return without(failed("UNKNOWN_ORDER", "number", Value.of(a.text("order"))));
    }
    var among = QueryFields.ids(a.items("among"));
    var gifts = new ArrayList<Value>();
    for (var line : order.get().lines()) {
      var product = counter.catalog().find(line.item()).map(p -> p.id()).orElse(line.item());
      if (among.isEmpty() || among.contains(product) || among.contains(line.item())) {
        gifts.add(
            new Value.Fields(
                Map.of(
                    "recipient", Value.of(a.text("recipient")),
                    "product", Value.ref("product", product.value()),
                    "at", Value.of(order.get().placedAt().toString()))));
      }
    }
    var profile = situation.customer().profile();
    var all = new ArrayList<>(profile.value(GIFTS).map(Arguments::items).orElse(List.of()));
    all.removeAll(gifts);
    all.addAll(gifts);
    var kept = all.subList(Math.max(0, all.size() - MOST), all.size());
    var c = situation.customer();
    return new Action.Outcome(
        done(Map.of("count", Value.of(gifts.size()))),
        gifts.isEmpty()
            ? List.of()
            : List.of(
                new LocalWrite.SaveCustomer(
                    new Customer(
                        c.id(),
                        c.shop(),
                        profile.with(GIFTS, Value.items(kept), "gift_finder", situation.now()),
                        c.version()))));
  }
}
